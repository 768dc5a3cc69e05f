package import Vocabulary

/// What differs between two datasets, as text for a terminal.
package struct DifferenceText {
    private let terminal: Terminal
    /// How many rows and values of each table are shown.
    private let most: Int

    package init(terminal: Terminal, most: Int) {
        self.terminal = terminal
        self.most = most
    }

    package func text(_ difference: DatasetDifference) -> String {
        guard !difference.isEmpty else { return "The two are equal, value by value." }
        return difference.tables.map(text).joined(separator: "\n\n")
    }

    private func text(_ table: DatasetDifference.Table) -> String {
        var lines = [
            terminal.styled(table.name, .bold)
                + "  \(table.addedCount) added, \(table.removedCount) removed; values: \(table.gained) gained, "
                + "\(table.lost) lost, \(table.changed) changed"
        ]
        lines += table.removed.prefix(most).map { "  " + terminal.styled("- " + $0, .red) }
        lines += table.added.prefix(most).map { "  " + terminal.styled("+ " + $0, .green) }
        for change in table.changes.prefix(most) {
            let rule = change.rule.isEmpty ? "" : "  by \(change.rule)"
            lines.append("  \(change.record).\(change.field)\(rule)")
            if !change.before.isEmpty {
                lines.append("    " + terminal.styled("- " + clipped(change.before), .red))
            }
            if !change.after.isEmpty {
                lines.append("    " + terminal.styled("+ " + clipped(change.after), .green))
            }
        }
        let hidden =
            max(0, table.addedCount - most) + max(0, table.removedCount - most)
            + max(0, table.gained + table.lost + table.changed - most)
        if hidden > 0 { lines.append("  … and \(hidden) more; --most shows more of them") }
        return lines.joined(separator: "\n")
    }

    private func clipped(_ text: String) -> String {
        let plain = text.split(whereSeparator: \.isNewline).joined(separator: " ⏎ ")
        let room = max(40, terminal.width - 8)
        return plain.count > room ? plain.prefix(room - 1) + "…" : plain
    }
}
