package import Vocabulary

/// What a tired person reads at the end of a run.
package struct Summary {
    private let counts: RunCounts
    private let worst: [Finding]
    private let terminal: Terminal

    package init(counts: RunCounts, worst: [Finding], terminal: Terminal) {
        self.counts = counts
        self.worst = worst
        self.terminal = terminal
    }

    /// - Parameters:
    ///   - dataset: Where the dataset lies; nil where none was written.
    ///   - outcome: How the run ends, and why.
    package func text(dataset: String?, outcome: String) -> String {
        var lines: [String] = []
        lines.append(line("captures", list(counts.captures)))
        lines.append(line("fidelity", list(counts.fidelities)))
        lines.append(line("records", list(counts.records)))
        if counts.withheld > 0 {
            lines.append(line("withheld", "\(counts.withheld) values with addresses of people"))
        }
        let findings = Finding.Severity.allCases.reversed().map { severity in
            let count = counts.findings[severity, default: 0]
            let text = "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
            return count == 0 ? text : terminal.styled(text, style(of: severity))
        }
        let waived = counts.waived > 0 ? ["\(counts.waived) waived"] : []
        lines.append(line("findings", (findings + waived).joined(separator: ", ")))
        if !worst.isEmpty {
            lines.append(terminal.styled("worst gaps", .bold))
            for finding in worst {
                let count = counts.codes[finding.kind.code, default: 1]
                let more = count > 1 ? " (\(count) of this kind)" : ""
                lines += wrapped(
                    "\(finding.severity.rawValue): \(finding.kind.code)\(more): \(finding.summary)", indent: 2
                )
            }
        }
        if let dataset {
            lines.append(line("look at", "\(dataset)/README.md, \(dataset)/report/finding.csv"))
        }
        lines.append(line("outcome", outcome))
        return lines.joined(separator: "\n")
    }

    private func style(of severity: Finding.Severity) -> Terminal.Style {
        switch severity {
        case .error: .red
        case .warning: .yellow
        case .note: .dim
        }
    }

    /// A label and a text beside it, in as many lines as the terminal's width asks for.
    private func line(_ label: String, _ text: String) -> String {
        let margin = String(repeating: " ", count: 10)
        let width = max(20, min(terminal.width, 110) - 10)
        var lines: [String] = []
        var current = ""
        for word in text.split(separator: " ") {
            if !current.isEmpty, Self.visible(current) + Self.visible(String(word)) + 1 > width {
                lines.append(current)
                current = ""
            }
            current += (current.isEmpty ? "" : " ") + word
        }
        lines.append(current)
        let front = terminal.styled(label + String(repeating: " ", count: max(1, 10 - label.count)), .bold)
        return front + lines.joined(separator: "\n" + margin)
    }

    /// The characters of a text without what makes it coloured.
    private static func visible(_ text: String) -> Int {
        var count = 0
        var isEscape = false
        for character in text {
            if character == "\u{1B}" { isEscape = true }
            if !isEscape { count += 1 }
            if isEscape, character == "m" { isEscape = false }
        }
        return count
    }

    private func list(_ counts: [String: Int]) -> String {
        let filled = counts.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return filled.isEmpty ? "none" : filled.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    }

    private func wrapped(_ text: String, indent: Int) -> [String] {
        let margin = String(repeating: " ", count: indent)
        let width = max(20, min(terminal.width, 110) - indent)
        var lines: [String] = []
        var current = ""
        for word in text.split(separator: " ") {
            if !current.isEmpty, current.count + word.count + 1 > width {
                lines.append(margin + current)
                current = "  "
            }
            current += (current.isEmpty || current == "  " ? "" : " ") + word
        }
        return lines + [margin + current]
    }
}
