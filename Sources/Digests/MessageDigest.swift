import CCrypto

/// A digest by one of the algorithms that archives name, piece by piece, with libcrypto.
package final class MessageDigest {
    /// The algorithms that are known.
    package enum Algorithm: String, Sendable, CaseIterable {
        case md5, sha1, sha256, sha384, sha512

        /// The algorithm of a label; case, `-` and `_` do not count (WARC 1.1 annotated, labelled-digest).
        package init?(label: some StringProtocol) {
            let plain = label.lowercased().filter { $0 != "-" && $0 != "_" }
            guard let algorithm = Algorithm(rawValue: plain) else { return nil }
            self = algorithm
        }

        /// The bytes of a digest.
        package var length: Int {
            switch self {
            case .md5: 16
            case .sha1: 20
            case .sha256: 32
            case .sha384: 48
            case .sha512: 64
            }
        }
    }

    private let context: OpaquePointer?
    private let algorithm: Algorithm

    package init(_ algorithm: Algorithm) {
        self.algorithm = algorithm
        context = EVP_MD_CTX_new()
        let method =
            switch algorithm {
            case .md5: EVP_md5()
            case .sha1: EVP_sha1()
            case .sha256: EVP_sha256()
            case .sha384: EVP_sha384()
            case .sha512: EVP_sha512()
            }
        EVP_DigestInit_ex(context, method, nil)
    }

    deinit { EVP_MD_CTX_free(context) }

    package func update(_ bytes: UnsafeRawBufferPointer) {
        EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }

    /// The digest; nothing may be added afterwards.
    package func finish() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: algorithm.length)
        var count = UInt32(algorithm.length)
        EVP_DigestFinal_ex(context, &digest, &count)
        return digest
    }
}

/// A digest as an archive states it: `sha1:` and base32 or hexadecimal digits.
package struct StatedDigest: Sendable, Equatable {
    package let algorithm: MessageDigest.Algorithm
    package let bytes: [UInt8]

    /// Nil where the algorithm is unknown, or the digits do not have its length.
    package init?(_ text: String) {
        var copy = text
        let parsed = copy.withUTF8 { bytes -> (MessageDigest.Algorithm, [UInt8])? in
            guard let colon = bytes.firstIndex(of: 0x3A),
                let algorithm = Self.algorithm(of: UnsafeBufferPointer(rebasing: bytes[..<colon]))
            else { return nil }
            // White space and padding say nothing.
            let digits = bytes[(colon + 1)...].lazy.filter { $0 > 0x20 && $0 != 0x3D }
            let count = digits.count { _ in true }
            let value =
                count == algorithm.length * 2
                ? Self.hex(digits, algorithm.length)
                : count == (algorithm.length * 8 + 4) / 5
                    ? Self.base32(digits, algorithm.length) : nil
            return value.map { (algorithm, $0) }
        }
        guard let parsed else { return nil }
        (algorithm, bytes) = parsed
    }

    private static func algorithm(of label: UnsafeBufferPointer<UInt8>) -> MessageDigest.Algorithm? {
        // Nearly all archives say this.
        if label.elementsEqual("sha1".utf8) { return .sha1 }
        return MessageDigest.Algorithm(label: String(decoding: label.filter { $0 > 0x20 }, as: UTF8.self))
    }

    private static func hex(_ digits: some Sequence<UInt8>, _ length: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(length)
        var high: UInt8?
        for digit in digits {
            guard let value = value(digit) else { return nil }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x37
        case 0x61...0x66: digit - 0x57
        default: nil
        }
    }

    /// RFC 4648, section 6, in either case, with or without padding.
    private static func base32(_ digits: some Sequence<UInt8>, _ length: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer = 0
        var bits = 0
        bytes.reserveCapacity(length)
        for byte in digits {
            let value: Int
            switch byte {
            case 0x41...0x5A: value = Int(byte) - 0x41
            case 0x61...0x7A: value = Int(byte) - 0x61
            case 0x32...0x37: value = Int(byte) - 0x32 + 26
            default: return nil
            }
            buffer = (buffer << 5 | value) & 0xFFFF
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: buffer >> bits))
            }
        }
        return bytes.count == length ? bytes : nil
    }
}
