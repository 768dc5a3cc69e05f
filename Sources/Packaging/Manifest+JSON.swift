package import Serialising
package import Vocabulary

/// What a run read and wrote, with digests and counts.
package struct Manifest: Sendable {
    package var tool: String
    package var scope: [String]
    package var inputs: [ManifestEntry]
    package var outputs: [ManifestEntry]
    package var counts: RunCounts

    package init(
        tool: String, scope: [String], inputs: [ManifestEntry], outputs: [ManifestEntry], counts: RunCounts
    ) {
        self.tool = tool
        self.scope = scope
        self.inputs = inputs
        self.outputs = outputs
        self.counts = counts
    }

    package func json() -> JSONValue {
        .object([
            ("tool", .string(tool)), ("scope", .array(scope.map { .string($0) })),
            (
                "counts",
                .object([
                    ("captures", numbers(counts.captures)), ("fidelity", numbers(counts.fidelities)),
                    ("records", numbers(counts.records)),
                    (
                        "findings",
                        numbers(Dictionary(counts.findings.map { ($0.key.rawValue, $0.value) }) { a, _ in a })
                    ),
                    ("references", numbers(counts.states)), ("withheld", .number(String(counts.withheld))),
                    ("waived", .number(String(counts.waived))),
                ])
            ),
            ("inputs", .array(inputs.map(entry))), ("outputs", .array(outputs.map(entry))),
        ])
    }

    private func numbers(_ counts: [String: Int]) -> JSONValue {
        .object(counts.sorted { $0.key < $1.key }.map { (name: $0.key, value: .number(String($0.value))) })
    }

    private func entry(_ entry: ManifestEntry) -> JSONValue {
        .object([
            ("path", .string(entry.path)), ("bytes", .number(String(entry.bytes))),
            ("sha256", .string(entry.sha256)),
        ])
    }

    /// The lines of `SHA256SUMS`, as `sha256sum -c` reads them.
    package static func sums(of entries: [ManifestEntry]) -> String {
        entries.sorted { $0.path < $1.path }.map { "\($0.sha256)  \($0.path)\n" }.joined()
    }
}
