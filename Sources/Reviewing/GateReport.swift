import Serialising
package import Vocabulary

/// What the gate says, for people and for machines.
package enum GateReport {
    package static func text(_ lines: [GateJudgement], gate: Gate, day: String, terminal: Terminal) -> String
    {
        func padded(_ text: String, _ width: Int) -> String {
            text + String(repeating: " ", count: max(0, width - text.count))
        }
        var rows = [terminal.styled(padded("measure", 20) + padded("is", 10) + padded("at most", 10), .bold)]
        for line in lines {
            let verdict =
                switch line.verdict {
                case .error: terminal.styled("error", .red)
                case .warning: terminal.styled("warning", .yellow)
                case .passes: terminal.styled("passes", .green)
                }
            rows.append(
                padded(line.measure.rawValue, 20) + padded(String(line.count), 10)
                    + padded(String(line.limit), 10)
                    + verdict)
        }
        let due = gate.deadline.map { "the deadline is \($0)" } ?? "there is no deadline"
        let open = lines.filter { $0.verdict != .passes }.count
        let end =
            open == 0
            ? "all pass" : "\(open) of \(lines.count) are above their limits"
        rows.append("on \(day): \(end); \(due)")
        return rows.joined(separator: "\n")
    }

    package static func json(_ lines: [GateJudgement], gate: Gate, day: String) -> String {
        JSONValue.object([
            ("day", .string(day)), ("deadline", gate.deadline.map { .string($0) } ?? .null),
            ("passes", .boolean(!lines.contains { $0.verdict == .error })),
            (
                "measures",
                .array(
                    lines.map { line in
                        .object([
                            ("measure", .string(line.measure.rawValue)),
                            ("count", .number(String(line.count))),
                            ("limit", .number(String(line.limit))),
                            ("verdict", .string(line.verdict.rawValue)),
                        ])
                    })
            ),
        ]).pretty()
    }
}
