import Serialising
package import Vocabulary

/// Writes the findings as JSON, for programs; their CSV is a report like the others.
package struct FindingWriter: ~Copyable {
    private var file: OutputFile
    private var json = JSONWriter()
    private var isFirst = true

    package init(in folder: OutputFolder) throws {
        var file = try OutputFile("report/finding.json", in: folder)
        try file.write(Array("[".utf8))
        self.file = file
    }

    package mutating func write(_ finding: Finding, waiver: Waiver? = nil) throws {
        try file.write(Array((isFirst ? "\n" : ",\n").utf8))
        isFirst = false
        json.beginObject()
        for (column, cell) in zip(Report.finding.columns, Report.row(of: finding, waiver: waiver)) {
            json.name(column.name)
            if cell.isEmpty {
                json.null()
            } else if column.type == "integer" {
                json.literal(cell)
            } else {
                json.string(cell)
            }
        }
        json.endObject()
        try file.write(json.bytes)
        json.clear()
    }

    package consuming func finish() throws -> ManifestEntry {
        try file.write(Array("\n]\n".utf8))
        return try file.finish()
    }
}
