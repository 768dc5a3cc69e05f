package import Serialising
package import Vocabulary

/// A CSV of the dataset while it is written, its header first.
package struct CSVFile: ~Copyable {
    private var file: OutputFile
    private var csv = CSVWriter()

    package init(_ path: String, columns: [String], in folder: OutputFolder) throws {
        file = try OutputFile(path, in: folder)
        csv.row(columns)
    }

    private static let chunk = 1 << 16

    package mutating func write(_ cells: [String]) throws {
        try write { $0.row(cells) }
    }

    /// Writes a row whose cells a function appends, its end included.
    package mutating func write(row append: (inout CSVWriter) -> Void) throws {
        append(&csv)
        guard csv.bytes.count >= Self.chunk else { return }
        try file.write(csv.bytes)
        csv.clear()
    }

    package consuming func finish() throws -> ManifestEntry {
        try file.write(csv.take())
        return try file.finish()
    }
}
