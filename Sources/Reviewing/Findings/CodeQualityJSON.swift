import Serialising
import Vocabulary

/// Findings as GitLab's Code Quality report, a subset of the Code Climate format.
struct CodeQualityJSON: FindingFormat {
    private var isFirst = true

    mutating func head(_ counts: RunCounts) -> String { "[" }

    mutating func text(of reported: ReportedFinding) -> String {
        guard reported.counts else { return "" }
        defer { isFirst = false }
        let finding = reported.finding
        let weight =
            switch finding.severity {
            case .error: "critical"
            case .warning: "minor"
            case .note: "info"
            }
        let value = JSONValue.object([
            ("description", .string("\(finding.summary) \(finding.help)")),
            ("check_name", .string(finding.kind.code)),
            ("fingerprint", .string(Self.digest(of: finding.fingerprint))),
            ("severity", .string(weight)),
            (
                "location",
                .object([
                    ("path", .string(reported.place?.file ?? "cartulary.yml")),
                    (
                        "lines",
                        .object([("begin", .number(String(reported.place?.line ?? 1)))])
                    ),
                ])
            ),
        ])
        var writer = JSONWriter()
        value.write(to: &writer)
        return (isFirst ? "\n" : ",\n") + String(decoding: writer.bytes, as: UTF8.self)
    }

    mutating func tail() -> String { "\n]\n" }

    /// 64-bit FNV-1a of the parts, twice with other beginnings: a name that stays the same, no proof of anything.
    private static func digest(of parts: [String]) -> String {
        [14_695_981_039_346_656_037, 1_099_511_628_211 as UInt64].map { seed in
            let hash = parts.joined(separator: "\u{1F}").utf8.reduce(seed) {
                ($0 ^ UInt64($1)) &* 1_099_511_628_211
            }
            let digits = String(hash, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
