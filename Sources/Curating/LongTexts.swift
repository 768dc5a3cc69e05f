import Emitting
import Packaging
import Vocabulary

/// The tables of a kind's long texts, which would make its own table hard to read.
final class LongTexts {
    /// A field and its open table.
    private final class Table {
        let name: String
        let columns: [String]
        var writer: TableWriter?
        var rows = 0

        init(_ field: FieldDefinition, of schema: Schema, in folder: OutputFolder) throws {
            name = "\(schema.kind)_\(field.name)"
            columns = SchemaDescriptor.columns(ofLongTable: field, schema: schema)
            writer = try TableWriter(name, columns: columns, formats: ["csv"], in: folder)
        }
    }

    private let tables: [Table]

    init(of schema: Schema, in folder: OutputFolder) throws {
        tables = try schema.fields.filter(\.isLongTable).map { try Table($0, of: schema, in: folder) }
    }

    /// Writes the long texts that a record has.
    func write(_ record: Record) throws {
        for table in tables {
            let values = table.columns.dropFirst().map { record[$0]?.value }
            guard values.first.flatMap({ $0 }) != nil else { continue }
            try table.writer?.write([.string(record.id)] + values)
            table.rows += 1
        }
    }

    /// The number of rows of each table.
    var counts: [String: Int] { Dictionary(tables.map { ($0.name, $0.rows) }) { $1 } }

    func finish() throws -> [ManifestEntry] {
        try tables.flatMap { table -> [ManifestEntry] in
            guard let writer = table.writer.take() else { return [] }
            return try writer.finish()
        }
    }
}
