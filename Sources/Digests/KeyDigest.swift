import CCrypto

/// Makes short keys of rows: SHA-256 over their parts, with one context for all of them.
package struct KeyDigest: ~Copyable {
    private let context: OpaquePointer?
    private var digest = [UInt8](repeating: 0, count: 32)
    /// The parts of the key, each with its end.
    private var parts: [UInt8] = []

    package init() {
        context = EVP_MD_CTX_new()
        EVP_DigestInit_ex(context, EVP_sha256(), nil)
    }

    deinit { EVP_MD_CTX_free(context) }

    /// Adds a part; it ends with a byte that no UTF-8 has, so that borders count.
    package mutating func add(_ part: ArraySlice<UInt8>) {
        parts.append(contentsOf: part)
        parts.append(0xFF)
    }

    /// The first twelve hexadecimal digits of the digest, as a number; the next key begins.
    package mutating func key() -> UInt64 {
        EVP_DigestUpdate(context, parts, parts.count)
        parts.removeAll(keepingCapacity: true)
        var count: UInt32 = 32
        EVP_DigestFinal_ex(context, &digest, &count)
        EVP_DigestInit_ex(context, nil, nil)
        return digest.prefix(6).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
