import Serialising
package import Vocabulary

/// Writes where the values of a kind stand as a table for people: a row for each quote of each value.
package struct EvidenceTableWriter: ~Copyable {
    private var file: OutputFile
    private var csv = CSVWriter()

    package init(_ kind: String, in folder: String) throws {
        file = try OutputFile("evidence/\(kind).csv", in: folder)
        csv.row(EvidenceColumn.all.map(\.name))
    }

    /// Writes the rows of a record's filled fields; what is computed from them has none.
    ///
    /// - Parameter captures: By their ids.
    package mutating func write(_ record: Record, schema: Schema, captures: [String: Capture]) throws {
        for definition in schema.fields {
            guard let field = record[definition.name], let value = field.value else { continue }
            for evidence in field.evidence {
                let front = [record.id, field.name, value.text]
                switch evidence.basis {
                case .quoted(let quote):
                    let capture = captures[quote.capture]
                    csv.row(
                        front + [
                            quote.exact ?? "", capture?.url ?? "", capture?.date ?? "",
                            capture.map { "raw/" + $0.file } ?? "", quote.line.map(String.init) ?? "",
                        ])
                case .declared(let place): csv.row(front + ["", "", "", place.file, String(place.line)])
                case .computed: csv.row(front + ["", "", "", "", ""])
                }
            }
        }
        try file.write(csv.take())
    }

    package consuming func finish() throws -> ManifestEntry {
        try file.write(csv.take())
        return try file.finish()
    }
}
