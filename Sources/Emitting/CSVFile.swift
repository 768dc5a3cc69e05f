import Serialising
package import Vocabulary

/// A CSV of the dataset while it is written, its header first.
package struct CSVFile: ~Copyable {
    private var file: OutputFile
    private var csv = CSVWriter()

    package init(_ path: String, columns: [String], in folder: String) throws {
        file = try OutputFile(path, in: folder)
        csv.row(columns)
    }

    package mutating func write(_ cells: [String]) throws {
        csv.row(cells)
        try file.write(csv.take())
    }

    package consuming func finish() throws -> ManifestEntry {
        try file.write(csv.take())
        return try file.finish()
    }
}
