import CCrypto
import Glibc

/// SHA-256 by libcrypto (FIPS 180-4), in one go or piece by piece.
package struct SHA256: ~Copyable {
    private let context: OpaquePointer?

    package init() {
        context = EVP_MD_CTX_new()
        EVP_DigestInit_ex(context, EVP_sha256(), nil)
    }

    deinit { EVP_MD_CTX_free(context) }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }

    package mutating func update(_ text: String) {
        var copy = text
        copy.withUTF8 { _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    }

    /// The digest as 64 hexadecimal digits; nothing may be added afterwards.
    package mutating func hex() -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        var count: UInt32 = 32
        EVP_DigestFinal_ex(context, &digest, &count)
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in digest {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    package static func hex(of bytes: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        bytes.withUnsafeBufferPointer { _ = CCrypto.SHA256($0.baseAddress, $0.count, &digest) }
        return Hexadecimal.text(digest)
    }

    /// The digest of a file, read piece by piece; nil where it cannot be read.
    package static func hex(ofFile path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var digest = SHA256()
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count >= 0 else { return nil }
            if count == 0 { return digest.hex() }
            buffer.withUnsafeBytes { digest.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
    }

    /// The digest of several strings; each ends with a byte that no UTF-8 has, so that borders count.
    package static func hex(of parts: [String]) -> String {
        var digest = SHA256()
        for part in parts {
            digest.update(part)
            withUnsafeBytes(of: UInt8(0xFF)) { digest.update($0) }
        }
        return digest.hex()
    }
}
