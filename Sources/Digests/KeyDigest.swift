import CCrypto

/// Makes short keys of rows: SHA-256 over their parts, with one context for all of them.
package struct KeyDigest: ~Copyable {
    private let context: OpaquePointer?
    private var digest = [UInt8](repeating: 0, count: 32)
    private static let end: [UInt8] = [0xFF]

    package init() {
        context = EVP_MD_CTX_new()
        EVP_DigestInit_ex(context, EVP_sha256(), nil)
    }

    deinit { EVP_MD_CTX_free(context) }

    /// Adds a part; it ends with a byte that no UTF-8 has, so that borders count.
    package mutating func add(_ part: ArraySlice<UInt8>) {
        part.withUnsafeBytes { _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
        EVP_DigestUpdate(context, Self.end, 1)
    }

    /// The first twelve hexadecimal digits of the digest, as a number; the next key begins.
    package mutating func key() -> UInt64 {
        var count: UInt32 = 32
        EVP_DigestFinal_ex(context, &digest, &count)
        EVP_DigestInit_ex(context, nil, nil)
        return digest.prefix(6).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
