import Serialising
import Vocabulary

/// A finding with its place and what was decided of it, as the cells of a row.
enum FindingRow {
    static let columns = [
        "severity", "code", "subject", "field", "summary", "help", "file", "line", "column", "url", "quote",
        "waived", "baseline",
    ]

    static func cells(of reported: ReportedFinding) -> [String] {
        let finding = reported.finding
        let place = reported.place
        return [
            finding.severity.rawValue, finding.kind.code, finding.subject, finding.field, finding.summary,
            finding.help, place?.file ?? "", place.map { String($0.line) } ?? "",
            place.map { String($0.column) } ?? "", place?.recordURL ?? "", finding.quote?.exact ?? "",
            reported.waiver.map { "\($0.reason) (\($0.by), until \($0.until))" } ?? "",
            reported.baseline?.rawValue ?? "",
        ]
    }
}

/// Findings as JSON: one array, one object a line.
struct FindingJSON: FindingFormat {
    private var isFirst = true

    mutating func head(_ counts: RunCounts) -> String { "[" }

    mutating func text(of reported: ReportedFinding) -> String {
        defer { isFirst = false }
        let members = zip(FindingRow.columns, FindingRow.cells(of: reported)).map { name, cell in
            let isNumber = name == "line" || name == "column"
            let value: JSONValue = cell.isEmpty ? .null : isNumber ? .number(cell) : .string(cell)
            return (name: name, value: value)
        }
        var writer = JSONWriter()
        JSONValue.object(members).write(to: &writer)
        return (isFirst ? "\n" : ",\n") + String(decoding: writer.bytes, as: UTF8.self)
    }

    mutating func tail() -> String { "\n]\n" }
}

/// Findings as CSV (RFC 4180).
struct FindingCSV: FindingFormat {
    mutating func head(_ counts: RunCounts) -> String { line(FindingRow.columns) }
    mutating func text(of reported: ReportedFinding) -> String { line(FindingRow.cells(of: reported)) }
    mutating func tail() -> String { "" }

    private func line(_ cells: [String]) -> String {
        var writer = CSVWriter()
        for cell in cells { writer.cell(cell) }
        writer.endRow()
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
