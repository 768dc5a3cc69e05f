import Serialising
package import Vocabulary

/// A run's counts and worst findings as JSON for machines.
package enum SummaryJSON {
    /// - Parameters:
    ///   - dataset: Where the dataset lies; nil where none was written.
    ///   - exitCode: How the program will end.
    package static func text(
        counts: RunCounts, worst: [Finding], dataset: String?, exitCode: Int, outcome: String
    ) -> String {
        let severities = Finding.Severity.allCases.reversed().map {
            (name: $0.rawValue, value: JSONValue.number(String(counts.findings[$0] ?? 0)))
        }
        return JSONValue.object([
            ("exit_code", .number(String(exitCode))), ("outcome", .string(outcome)),
            ("dataset", dataset.map { .string($0) } ?? .null), ("captures", numbers(counts.captures)),
            ("fidelity", numbers(counts.fidelities)), ("records", numbers(counts.records)),
            ("references", numbers(counts.states)), ("withheld", .number(String(counts.withheld))),
            ("waived", .number(String(counts.waived))), ("findings", .object(severities)),
            ("codes", numbers(counts.codes)),
            ("worst", .array(worst.map(finding))),
        ]).pretty()
    }

    private static func finding(_ finding: Finding) -> JSONValue {
        .object([
            ("severity", .string(finding.severity.rawValue)), ("code", .string(finding.kind.code)),
            ("subject", .string(finding.subject)), ("summary", .string(finding.summary)),
            ("help", .string(finding.help)),
        ])
    }

    private static func numbers(_ counts: [String: Int]) -> JSONValue {
        .object(counts.sorted { $0.key < $1.key }.map { (name: $0.key, value: .number(String($0.value))) })
    }
}
