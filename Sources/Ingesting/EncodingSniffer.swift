import Vocabulary

/// Decides which encoding a page is in, and keeps the reason.
///
/// The order: byte order mark, HTTP header, XML declaration, meta element, validity as UTF-8, windows-1252.
/// A label that the bytes contradict is not followed: bytes that are valid UTF-8 with characters beyond ASCII
/// were hardly ever meant as anything else.
struct EncodingSniffer {
    /// The encoding of a page, why, and what to say of it.
    struct Decision {
        var encoding: Encoding
        var reason: String
        var findings: [(FindingKind, String)] = []
    }

    private let bytes: [UInt8]

    /// How far into a page a `meta` is looked for; real pages have it behind their first kilobyte.
    private static let reach = 65_536

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func decision(charset: String?) -> Decision {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return Decision(encoding: .utf8, reason: "byte-order-mark")
        }
        if bytes.starts(with: [0xFE, 0xFF]) {
            return Decision(encoding: .utf16BE, reason: "byte-order-mark")
        }
        if bytes.starts(with: [0xFF, 0xFE]) {
            return Decision(encoding: .utf16LE, reason: "byte-order-mark")
        }
        let validity = UTF8Validity(of: bytes)
        var findings: [(FindingKind, String)] = []
        for (label, reason) in labels(charset: charset) {
            guard let encoding = Encoding(label: label) else {
                findings.append(
                    (.unknownEncodingLabel, "The page's \(reason) names the encoding `\(label.prefix(40))`"))
                continue
            }
            // A label in ASCII-compatible bytes cannot mean UTF-16 (HTML, section 13.2.3.2).
            let meant = encoding.name.hasPrefix("utf-16") ? .utf8 : encoding
            return checked(meant, label: label, reason: reason, validity, findings)
        }
        if validity.isValid { return Decision(encoding: .utf8, reason: "utf-8-valid", findings: findings) }
        return Decision(encoding: .windows1252, reason: "fallback", findings: findings)
    }

    private func checked(
        _ encoding: Encoding, label: String, reason: String, _ validity: UTF8Validity,
        _ findings: [(FindingKind, String)]
    ) -> Decision {
        if encoding == .utf8 && !validity.isValid && validity.sequences <= validity.errors {
            let summary =
                "The page's \(reason) says \(label), and \(validity.errors) of its sequences are not UTF-8"
            return Decision(
                encoding: .windows1252, reason: "\(reason)-contradicted",
                findings: findings + [(.encodingContradicted, summary)])
        }
        let needed = encoding.isSingleByte ? 1 : 4
        if encoding != .utf8 && validity.isValid && validity.sequences >= needed {
            let summary =
                "The page's \(reason) says \(label), and all \(validity.sequences) characters "
                + "beyond ASCII are UTF-8"
            return Decision(
                encoding: .utf8, reason: "\(reason)-contradicted",
                findings: findings + [(.encodingContradicted, summary)])
        }
        return Decision(encoding: encoding, reason: reason, findings: findings)
    }

    private func labels(charset: String?) -> [(String, String)] {
        var labels: [(String, String)] = []
        if let charset, !charset.isEmpty { labels.append((charset, "http-header")) }
        if let label = prologLabel() { labels.append((label, "xml-prolog")) }
        if let label = MetaScan(bytes[..<min(bytes.count, Self.reach)]).label() {
            labels.append((label, "meta"))
        }
        return labels
    }

    /// The encoding of `<?xml version="1.0" encoding="…"?>`.
    private func prologLabel() -> String? {
        let start = bytes.prefix(256).drop { $0 <= 0x20 }
        guard start.starts(with: "<?xml".utf8), let end = start.firstIndex(of: UInt8(ascii: ">")) else {
            return nil
        }
        let text = String(decoding: start[..<end], as: UTF8.self)
        guard let found = text.firstRange(of: "encoding") else { return nil }
        let rest = text[found.upperBound...].drop { $0 == " " || $0 == "=" }
        guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
        return String(rest.dropFirst().prefix { $0 != quote })
    }
}

/// How far bytes are UTF-8.
struct UTF8Validity {
    /// Well-formed sequences of more than one byte.
    private(set) var sequences = 0
    private(set) var errors = 0

    var isValid: Bool { errors == 0 }

    init(of bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                if bytes[index] < 0x80 {
                    index += 1
                    continue
                }
                let length = UTF8Sequence.length(in: bytes, at: index)
                if length.isValid { sequences += 1 } else { errors += 1 }
                index += length.count
            }
        }
    }
}

/// One sequence of UTF-8 beyond ASCII (Unicode Standard, table 3-7).
enum UTF8Sequence {
    /// How many bytes belong together; of a broken sequence its maximal part.
    static func length(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (count: Int, isValid: Bool) {
        let lead = bytes[index]
        let needed: Int
        var lower: UInt8 = 0x80
        var upper: UInt8 = 0xBF
        switch lead {
        case 0xC2...0xDF: needed = 2
        case 0xE0...0xEF:
            needed = 3
            if lead == 0xE0 { lower = 0xA0 }
            if lead == 0xED { upper = 0x9F }
        case 0xF0...0xF4:
            needed = 4
            if lead == 0xF0 { lower = 0x90 }
            if lead == 0xF4 { upper = 0x8F }
        default: return (1, false)
        }
        for offset in 1..<needed {
            guard index + offset < bytes.count, bytes[index + offset] >= lower, bytes[index + offset] <= upper
            else {
                return (offset, false)
            }
            lower = 0x80
            upper = 0xBF
        }
        return (needed, true)
    }
}
