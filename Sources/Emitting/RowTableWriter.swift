import Serialising
package import Vocabulary

/// Writes the table of a built-in kind, and its evidence, of rows that page work rendered.
package struct RowTableWriter: ~Copyable {
    private let schema: Schema
    private let columns: [String]
    private var csvFile: OutputFile?
    private var jsonFile: OutputFile?
    private var evidence: EvidenceWriter
    private var csv = CSVWriter()
    private var json = JSONWriter()
    private var isFirst = true

    /// - Parameter schema: The kind's own, with what the project adds to it.
    package init(
        _ kind: BuiltInKind, schema: Schema, formats: [String], in folder: OutputFolder
    ) throws {
        self.schema = schema
        columns = schema.columns
        csvFile = formats.contains("csv") ? try OutputFile("data/\(kind.kind).csv", in: folder) : nil
        jsonFile = formats.contains("json") ? try OutputFile("data/\(kind.kind).json", in: folder) : nil
        var evidence = try EvidenceWriter(kind.kind, in: folder)
        for origin in kind.origins {
            try evidence.writeDefault(
                origin.column, function: origin.function, from: origin.from, reason: origin.reason)
        }
        for field in schema.addedFields { try evidence.writeDefaults(of: field) }
        self.evidence = evidence
        csv.row(columns)
    }

    /// Writes a row: what page work rendered of it, the columns that the dataset decides, and those of the
    /// project.
    package mutating func write(_ line: ArraySlice<UInt8>, joined: [String], added: ArraySlice<UInt8>) throws
    {
        csv.resumeRow(line)
        for cell in joined { csv.cell(cell) }
        csv.resumeRow(added)
        csv.endRow()
        if jsonFile != nil { try writeJSON() }
        if csv.bytes.count >= Self.chunk { try flush() }
    }

    /// The cells of a line that page work rendered.
    package static func cells(of line: ArraySlice<UInt8>) -> [String] {
        var reader = CSVReader(Array(line))
        return reader.next() ?? []
    }

    private static let chunk = 1 << 16

    package mutating func write(evidence lines: [UInt8]) throws { try evidence.append(lines: lines) }

    package consuming func finish() throws -> [ManifestEntry] {
        try flush()
        var entries: [ManifestEntry] = []
        if let file = csvFile.take() { entries.append(try file.finish()) }
        if var file = jsonFile.take() {
            try file.write(Array((isFirst ? "[]\n" : "\n]\n").utf8))
            entries.append(try file.finish())
        }
        entries.append(try evidence.finish())
        return entries
    }

    private mutating func flush() throws {
        try csvFile?.write(csv.bytes)
        csv.clear()
    }

    /// The last row as JSON, its cells typed as the schema says.
    private mutating func writeJSON() throws {
        // The header waits in front of the first row.
        var reader = CSVReader(csv.bytes)
        var row: [String] = []
        while let next = reader.next() { row = next }
        try flush()
        try jsonFile?.write(Array((isFirst ? "[\n" : ",\n").utf8))
        isFirst = false
        json.beginObject()
        for (column, cell) in zip(columns, row) {
            json.name(column)
            switch schema[column]?.type {
            case _ where cell.isEmpty: json.null()
            case .integer, .boolean, .number, .list: json.literal(cell)
            default: json.string(cell)
            }
        }
        json.endObject()
        try jsonFile?.write(json.bytes)
        json.clear()
    }
}
