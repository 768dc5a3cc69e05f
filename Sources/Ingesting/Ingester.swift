import Encodings
package import Vocabulary

/// Decodes captures of HTML to pages of valid UTF-8.
package struct Ingester: Sendable {
    private let limits: Project.Limits

    package init(limits: Project.Limits = Project.Limits()) {
        self.limits = limits
    }

    /// The page that a capture holds; nil, with a finding, where it cannot be decoded.
    package func page(from capture: Capture, bytes: [UInt8]) -> Outcome<Page?> {
        guard bytes.count <= limits.pageBytes else {
            return Outcome(
                nil,
                findings: [
                    Finding(
                        .pageRejected, subject: capture.pageKey,
                        summary: "The page has \(bytes.count) bytes; the limit is \(limits.pageBytes)")
                ])
        }
        let sniffed = EncodingSniffer(bytes).decision(charset: capture.charset)
        var findings = sniffed.findings.map { kind, summary in
            Finding(kind, subject: capture.pageKey, summary: summary)
        }
        let decoded = Decoder(sniffed.encoding).decode(bytes)
        if decoded.replacements > 0 {
            findings.append(
                Finding(
                    .undecodableBytes, subject: capture.pageKey,
                    summary: "\(decoded.replacements) places of the page are not \(sniffed.encoding.name)"))
        }
        if decoded.zeros > 0 {
            findings.append(
                Finding(
                    .nulBytes, subject: capture.pageKey, summary: "The page holds \(decoded.zeros) NUL bytes")
            )
        }
        let decision = EncodingDecision(
            name: sniffed.encoding.name, reason: sniffed.reason, replacements: decoded.replacements,
            competitors: sniffed.competitors.joined(separator: ", "))
        return Outcome(
            Page(capture: capture, text: decoded.text, offsets: decoded.offsets, encoding: decision),
            findings: findings)
    }
}
