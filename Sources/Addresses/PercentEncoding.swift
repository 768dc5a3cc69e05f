/// Percent-encoding (WHATWG URL Standard, section 1.3).
package enum PercentEncoding {
    /// The sets of bytes that are encoded in each part of a URL.
    enum EncodeSet: Int, CaseIterable {
        case c0Control, fragment, query, specialQuery, path, userinfo, segment

        func contains(_ byte: UInt8) -> Bool { Self.tables[rawValue * 256 + Int(byte)] }

        /// For each set and byte whether the byte is encoded.
        private static let tables: [Bool] = allCases.flatMap { set in
            (0..<256).map { byte in byte <= 0x1F || byte >= 0x7F || set.others.utf8.contains(UInt8(byte)) }
        }

        /// The printable bytes of the set.
        private var others: String {
            switch self {
            case .c0Control: ""
            case .fragment: " \"<>`"
            case .query: " \"#<>"
            case .specialQuery: " \"#<>'"
            case .path: " \"#<>?^`{}"
            case .segment: " \"#<>?^`{}/:;=@[\\]|%"
            case .userinfo: " \"#<>?^`{}/:;=@[\\]|"
            }
        }
    }

    static func encode(_ bytes: ArraySlice<UInt8>, _ set: EncodeSet) -> String {
        guard bytes.contains(where: { set.contains($0) }) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for byte in bytes {
            if set.contains(byte) { result += escape(byte) } else { result.append(byte) }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func escape(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    package static func decode(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let byte = UInt8(
                    String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16),
                bytes[index + 1] != UInt8(ascii: "+"), bytes[index + 1] != UInt8(ascii: "-")
            {
                result.append(byte)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    /// The same text with its escapes in one form (RFC 3986, section 6.2.2): hexadecimal digits in upper
    /// case, letters, digits, `-`, `.`, `_` and `~` not escaped.
    package static func normalised(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                isHex(bytes[index + 1]), isHex(bytes[index + 2]),
                let byte = decode(Array(bytes[index...(index + 2)])).first
            else {
                result.append(bytes[index])
                index += 1
                continue
            }
            if isUnreserved(byte) { result.append(byte) } else { result += escape(byte) }
            index += 3
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }

    /// A path of the file system as a path of a URL: what would mean something else there is encoded.
    package static func path(fromFile path: String) -> String {
        var result: [UInt8] = []
        for byte in path.utf8 {
            if EncodeSet.path.contains(byte) || byte == UInt8(ascii: "%") && !isEscape(path) {
                result += escape(byte)
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether every percent sign of a name begins an escape, so that the name is encoded already.
    private static func isEscape(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        for index in bytes.indices where bytes[index] == UInt8(ascii: "%") {
            guard index + 2 < bytes.count, isHex(bytes[index + 1]), isHex(bytes[index + 2]) else {
                return false
            }
        }
        return true
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }
}
