import Serialising

/// The list of what nobody captured, for people and for programs.
package enum MissingReport {
    private static let mostShown = 40

    package static func text(_ rows: [[String]], terminal: Terminal) -> String {
        guard !rows.isEmpty else { return "nothing in scope is missing" }
        var lines = [terminal.styled("pages  references  address", .bold)]
        for row in rows.prefix(mostShown) where row.count > 4 {
            let known = row[4].isEmpty ? "" : terminal.styled("  (known from: \(row[4]))", .dim)
            lines.append("\(right(row[2], 5))  \(right(row[3], 10))  \(row[0])\(known)")
        }
        if rows.count > mostShown {
            lines.append("\(rows.count - mostShown) more: --format csv or urls lists all")
        }
        return lines.joined(separator: "\n")
    }

    package static func csv(_ columns: [String], _ rows: [[String]]) -> [UInt8] {
        var writer = CSVWriter()
        for row in [columns] + rows {
            for cell in row { writer.cell(cell) }
            writer.endRow()
        }
        return writer.bytes
    }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
