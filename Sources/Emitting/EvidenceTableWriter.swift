package import Vocabulary

/// Writes where the values of a kind stand as a table for people: a row for each quote of each value.
package struct EvidenceTableWriter: ~Copyable {
    private var file: CSVFile

    package init(_ kind: String, in folder: OutputFolder) throws {
        file = try CSVFile("evidence/\(kind).csv", columns: EvidenceColumn.all.map(\.name), in: folder)
    }

    /// Writes the rows of a record's filled fields; the row of what is computed names no place.
    ///
    /// - Parameter captures: Gives a capture by its id.
    package mutating func write(_ record: Record, schema: Schema, captures: (String) -> Capture?) throws {
        for definition in schema.fields {
            guard let field = record[definition.name], let value = field.value else { continue }
            for evidence in field.evidence {
                let front = [record.id, field.name, value.text]
                switch evidence.basis {
                case .quoted(let quote):
                    let capture = captures(quote.capture)
                    try file.write(
                        front + [
                            quote.exact ?? "", capture?.url ?? "", capture?.date ?? "",
                            capture.map { "raw/" + $0.file } ?? "", quote.line.map(String.init) ?? "",
                        ])
                case .declared(let place):
                    try file.write(front + ["", "", "", place.file, String(place.line)])
                case .computed: try file.write(front + ["", "", "", "", ""])
                }
            }
        }
    }

    package consuming func finish() throws -> ManifestEntry { try file.finish() }
}
