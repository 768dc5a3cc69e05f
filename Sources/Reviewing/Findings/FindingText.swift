import Vocabulary

/// Findings for a person: by code, the most useful first, each with its place, quote and caret.
struct FindingText: FindingFormat {
    let terminal: Terminal
    /// Whether all findings are shown, or a few of each code.
    let isComplete: Bool
    private var counts = RunCounts()
    private var code: String?
    private var shown = 0
    private var waived = 0
    private var known = 0

    private static let mostShown = 3

    init(terminal: Terminal, isComplete: Bool) {
        self.terminal = terminal
        self.isComplete = isComplete
    }

    mutating func head(_ counts: RunCounts) -> String {
        self.counts = counts
        return ""
    }

    mutating func text(of reported: ReportedFinding) -> String {
        if reported.waiver != nil { waived += 1 } else if !reported.counts { known += 1 }
        guard reported.counts else { return "" }
        let finding = reported.finding
        var lines: [String] = []
        if finding.kind.code != code {
            if let rest = rest() { lines.append(rest) }
            code = finding.kind.code
            shown = 0
            let count = counts.codes[finding.kind.code, default: 1]
            let weight = terminal.styled(finding.severity.rawValue, Self.style(of: finding.severity))
            lines.append("")
            lines.append("\(weight) \(terminal.styled(finding.kind.code, .bold)) (\(count))")
            lines.append("  \(finding.kind.meaning)")
        }
        shown += 1
        guard isComplete || shown <= Self.mostShown else { return Self.joined(lines) }
        lines.append("")
        lines.append("  \(finding.summary)")
        if let place = reported.place {
            let record = place.recordURL.map { " (\($0))" } ?? ""
            lines.append(
                terminal.styled("  \(place.file):\(place.line):\(place.column)\(record)", .dim))
            lines += Self.quoted(place)
        } else if !finding.summary.contains(finding.subject) {
            lines.append(terminal.styled("  \(finding.subject)", .dim))
        }
        lines.append("  help: \(finding.help)")
        return Self.joined(lines)
    }

    mutating func tail() -> String {
        var lines = [rest()].compactMap(\.self)
        if waived > 0 { lines += ["", "\(waived) findings are waived in cartulary.yml"] }
        if known > 0 { lines += ["", "\(known) findings are in the baseline"] }
        return Self.joined(lines)
    }

    private func rest() -> String? {
        guard let code, !isComplete, shown > Self.mostShown else { return nil }
        return "\n  \(shown - Self.mostShown) more of \(code): --all shows them"
    }

    private static func quoted(_ place: ReportedFinding.Place) -> [String] {
        guard !place.text.isEmpty else { return [] }
        let scalars = Array(place.text.unicodeScalars)
        // Letters of East Asia are two columns wide, and a caret must stand below them.
        func columns(_ range: Range<Int>) -> Int {
            scalars[range.clamped(to: 0..<scalars.count)].reduce(0) { $0 + ($1.isWide ? 2 : 1) }
        }
        let margin = String(repeating: " ", count: columns(0..<place.caret.lowerBound))
        return [
            "    \(place.text)",
            "    " + margin + String(repeating: "^", count: max(1, columns(place.caret))),
        ]
    }

    private static func joined(_ lines: [String]) -> String {
        lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
    }

    private static func style(of severity: Finding.Severity) -> Terminal.Style {
        switch severity {
        case .error: .red
        case .warning: .yellow
        case .note: .dim
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
