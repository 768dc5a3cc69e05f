import Serialising
package import Vocabulary

/// What a run read and wrote, with digests and counts.
package struct Manifest {
    package var tool: String
    package var scope: [String]
    package var outputs: [ManifestEntry]
    package var counts: RunCounts

    package init(
        tool: String, scope: [String], outputs: [ManifestEntry], counts: RunCounts
    ) {
        self.tool = tool
        self.scope = scope
        self.outputs = outputs
        self.counts = counts
    }

    /// Hands on the text, piece by piece: a mirror has files by the hundred thousand.
    ///
    /// - Parameter inputs: What the run read, in the order of the paths.
    package func write(inputs: some Sequence<ManifestEntry>, to write: (String) throws -> Void) rethrows {
        let head = JSONValue.object(head).pretty().dropLast(2)
        try write(head + ",\n  \"inputs\": [")
        var isFirst = true
        for input in inputs {
            try write((isFirst ? "\n    " : ",\n    ") + entry(input).pretty(indent: "    "))
            isFirst = false
        }
        let outputs = JSONValue.array(outputs.map(entry)).pretty(indent: "  ")
        try write((isFirst ? "]" : "\n  ]") + ",\n  \"outputs\": \(outputs)\n}\n")
    }

    private var head: [(name: String, value: JSONValue)] {
        [
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
        ]
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
