import Serialising
package import Vocabulary

/// Writes the table of a kind, as CSV and as JSON.
package struct TableWriter: ~Copyable {
    private let columns: [String]
    private var csvFile: OutputFile?
    private var jsonFile: OutputFile?
    private var csv = CSVWriter()
    private var json = JSONWriter()
    private var isFirst = true

    package init(_ name: String, columns: [String], formats: [String], in folder: OutputFolder) throws {
        self.columns = columns
        csvFile = formats.contains("csv") ? try OutputFile("data/\(name).csv", in: folder) : nil
        jsonFile = formats.contains("json") ? try OutputFile("data/\(name).json", in: folder) : nil
        csv.row(columns)
    }

    /// Writes a row: a value, or null, for each column.
    package mutating func write(_ values: [Value?]) throws {
        if csvFile != nil {
            for value in values { csv.cell(value.map(Self.cell) ?? "") }
            csv.endRow()
            try csvFile?.write(csv.bytes)
            csv.clear()
        }
        guard jsonFile != nil else { return }
        try jsonFile?.write(Array((isFirst ? "[\n" : ",\n").utf8))
        isFirst = false
        json.beginObject()
        for (column, value) in zip(columns, values) {
            json.name(column)
            Self.write(value, to: &json)
        }
        json.endObject()
        try jsonFile?.write(json.bytes)
        json.clear()
    }

    package consuming func finish() throws -> [ManifestEntry] {
        var entries: [ManifestEntry] = []
        if var file = csvFile.take() {
            try file.write(csv.take())
            entries.append(try file.finish())
        }
        if var file = jsonFile.take() {
            try file.write(Array((isFirst ? "[]\n" : "\n]\n").utf8))
            entries.append(try file.finish())
        }
        return entries
    }

    /// A value as the text of a cell; a list is JSON, so that nothing is lost.
    static func cell(_ value: Value) -> String {
        guard case .list = value else { return value.text }
        var writer = JSONWriter()
        write(value, to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func write(_ value: Value?, to json: inout JSONWriter) {
        switch value {
        case nil: json.null()
        case .string(let text): json.string(text)
        case .integer(let number): json.integer(number)
        case .number(let text): json.literal(text)
        case .boolean(let flag): json.boolean(flag)
        case .list(let items):
            json.beginArray()
            for item in items { json.string(item) }
            json.endArray()
        }
    }
}
