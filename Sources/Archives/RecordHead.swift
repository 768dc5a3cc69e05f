/// The header of a WARC or ARC record.
package struct RecordHead: Sendable, Equatable {
    /// What kind of archive a record stands in.
    package enum Format: Sendable, Equatable {
        case warc(version: String)
        case arc
    }

    package internal(set) var format: Format
    package internal(set) var fields: HeaderFields
    /// The bytes of the header, its empty line included.
    package internal(set) var length: Int
    /// The bytes that the header says the block has; nil where it does not say.
    package internal(set) var blockLength: Int?
    /// Lines that are no field, or whatever else is wrong and could be read over.
    package internal(set) var problems: [String] = []

    init(format: Format, fields: HeaderFields, length: Int) {
        self.format = format
        self.fields = fields
        self.length = length
    }

    /// The longest header that is read.
    package static let longest = 1 << 20

    /// `WARC-Type`, lower case; an ARC's records are `response`, its first `warcinfo`.
    package internal(set) var type = ""

    package var recordID: String { fields["WARC-Record-ID"] ?? "" }

    /// The address, without the white space and angle brackets that some writers put around it.
    package var targetURI: String? {
        guard let text = fields["WARC-Target-URI"]?.trimmed, !text.isEmpty else { return nil }
        guard text.utf8.first == 0x3C, text.utf8.last == 0x3E else { return text }
        return String(text.dropFirst().dropLast())
    }

    /// The moment of capture in RFC 3339; nil where it is not written as one.
    package var date: String? { fields["WARC-Date"].flatMap(Self.moment) }

    /// Whether bytes can be the beginning of a record.
    package static func canBegin(with bytes: ArraySlice<UInt8>) -> Bool {
        if bytes.starts(with: "WARC/".utf8) { return true }
        return ARCHead.canBegin(with: bytes)
    }

    /// A moment as WARC and ARC write it: `2019-05-01T10:00:00Z`, with fractions, or `20190501100000`.
    static func moment(_ text: String) -> String? {
        // As nearly all archives write it.
        let bytes = text.utf8
        if bytes.count == 20, bytes.last == 0x5A, bytes.dropFirst(10).first == 0x54,
            bytes.first.map({ $0 >= 0x30 && $0 <= 0x39 }) == true
        {
            return text
        }
        let digits = Array(text.trimmed.utf8)
        let isDigit = { (byte: UInt8) in byte >= 0x30 && byte <= 0x39 }
        if (8...14).contains(digits.count), digits.count % 2 == 0, digits.allSatisfy(isDigit) {
            let padded = Array(digits + Array("000000".utf8).prefix(14 - digits.count))
            let part = { (from: Int, to: Int) in String(decoding: padded[from..<to], as: UTF8.self) }
            return "\(part(0, 4))-\(part(4, 6))-\(part(6, 8))T\(part(8, 10)):\(part(10, 12)):\(part(12, 14))Z"
        }
        guard digits.count >= 10, digits[..<4].allSatisfy(isDigit), digits[4] == 0x2D, digits[7] == 0x2D
        else {
            return nil
        }
        return String(decoding: digits, as: UTF8.self)
    }
}
