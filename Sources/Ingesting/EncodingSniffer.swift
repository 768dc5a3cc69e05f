import Encodings
import Vocabulary

/// Decides which encoding a page is in, and keeps the reason and what else was possible.
///
/// The order: byte order mark, HTTP header, XML declaration, meta element, validity as UTF-8, escapes of
/// ISO-2022-JP, zero bytes of UTF-16, the detector, windows-1252. A label that the bytes contradict is not
/// followed: bytes that are valid UTF-8 with characters beyond ASCII were hardly ever meant as anything else,
/// and text that is not decoded by its label was not written in it.
struct EncodingSniffer {
    /// The encoding of a page, why, and what to say of it.
    struct Decision {
        var encoding: Encoding
        var reason: String
        var findings: [(FindingKind, String)] = []
        var competitors: [String] = []
    }

    private let bytes: [UInt8]

    /// How far into a page a `meta` is looked for; real pages have it behind their first kilobyte.
    private static let reach = 65_536

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func decision(charset: String?) -> Decision {
        let labels = labels(charset: charset)
        var decision = decision(labels: labels)
        decision.competitors += labels.compactMap { label, reason in
            let name = Encoding(label: label)?.name ?? "unknown"
            let isChosen = decision.reason == reason && name == decision.encoding.name
            return isChosen ? nil : "\(name) (\(reason))"
        }
        return decision
    }

    private func decision(labels: [(String, String)]) -> Decision {
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
        for (label, reason) in labels {
            guard let encoding = Encoding(label: label) else {
                findings.append(
                    (.unknownEncodingLabel, "The page's \(reason) names the encoding `\(label.prefix(40))`"))
                continue
            }
            // A label in ASCII-compatible bytes cannot mean UTF-16 (HTML, section 13.2.3.2).
            let meant = encoding.name.hasPrefix("utf-16") ? .utf8 : encoding
            guard let contradiction = contradiction(of: meant, label: label, reason: reason, validity) else {
                return Decision(encoding: meant, reason: reason, findings: findings)
            }
            findings.append((.encodingContradicted, contradiction.summary))
            if let encoding = contradiction.instead {
                return Decision(encoding: encoding, reason: "\(reason)-contradicted", findings: findings)
            }
        }
        var decision = unlabelled(validity)
        if findings.contains(where: { $0.0 == .encodingContradicted }) {
            decision.reason += ", labels contradicted"
        }
        decision.findings = findings
        return decision
    }

    /// What bytes without a label that could be followed are.
    private func unlabelled(_ validity: UTF8Validity) -> Decision {
        if let encoding = EncodingDetector.utf16(bytes) {
            return Decision(encoding: encoding, reason: "zero-bytes")
        }
        if EncodingDetector.isISO2022JP(bytes), let encoding = Encoding(label: "iso-2022-jp") {
            return Decision(encoding: encoding, reason: "escape-sequences")
        }
        if validity.isValid { return Decision(encoding: .utf8, reason: "utf-8-valid") }
        if validity.sequences > validity.errors * 4 {
            return Decision(encoding: .utf8, reason: "utf-8-mostly-valid")
        }
        if let guess = EncodingDetector.guess(bytes), guess != .utf8, !fails(guess) {
            let other = guess == .windows1252 ? [] : ["windows-1252 (fallback)"]
            return Decision(encoding: guess, reason: "detected", competitors: other)
        }
        return Decision(encoding: .windows1252, reason: "fallback")
    }

    /// What speaks against a label, and what the bytes are instead where that is certain.
    private func contradiction(
        of encoding: Encoding, label: String, reason: String, _ validity: UTF8Validity
    ) -> (summary: String, instead: Encoding?)? {
        if encoding == .utf8 {
            guard !validity.isValid, validity.sequences <= validity.errors else { return nil }
            return (
                "The page's \(reason) says \(label), and \(validity.errors) of its sequences are not UTF-8",
                nil
            )
        }
        let needed = encoding.isSingleByte ? 1 : 4
        if validity.isValid && validity.sequences >= needed {
            let summary =
                "The page's \(reason) says \(label), and all \(validity.sequences) characters "
                + "beyond ASCII are UTF-8"
            return (summary, .utf8)
        }
        guard !encoding.isSingleByte, fails(encoding) else { return nil }
        return ("The page's \(reason) says \(label), and much of its text is no \(encoding.name)", nil)
    }

    /// Whether much of the text is lost when it is decoded so: more than one character in eight.
    private func fails(_ encoding: Encoding) -> Bool {
        guard !encoding.isSingleByte else { return false }
        let decoded = Decoder(encoding).decode(bytes)
        return decoded.replacements >= 3 && decoded.replacements * 8 > decoded.others
    }

    private func labels(charset: String?) -> [(String, String)] {
        var labels: [(String, String)] = []
        if let charset, !charset.isEmpty { labels.append((charset, "http-header")) }
        if let label = prologLabel() { labels.append((label, "xml-prolog")) }
        labels += MetaScan(bytes[..<min(bytes.count, Self.reach)]).labels().prefix(4).map { ($0, "meta") }
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
