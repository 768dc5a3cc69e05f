package import Vocabulary
package import Workspace

/// Values that must be unique and stand in several records (Table Schema, `unique`).
///
/// Unlike the other checks it needs the whole dataset: values are noted in the workspace first.
package struct UniqueCheck {
    private let session: WorkspaceSession

    package init(session: WorkspaceSession) { self.session = session }

    /// Notes the values of a record that must be unique.
    package func note(_ record: Record, schema: Schema) throws {
        for (name, text) in uniqueValues(of: record, schema: schema) {
            try session.add(name: text, of: Self.key(schema, name), id: record.id)
        }
    }

    /// The fields of a record whose value stands in another record too.
    package func findings(in record: Record, schema: Schema) throws -> [Finding] {
        try uniqueValues(of: record, schema: schema).compactMap { name, text in
            let others = try session.ids(named: text, kind: Self.key(schema, name)).filter { $0 != record.id }
            guard let other = others.first else { return nil }
            return Finding(
                .keyNotUnique, subject: record.id, field: name,
                summary: "\(name) must be unique, and `\(text.prefix(60))` stands in \(other) too",
                quote: record[name]?.evidence.lazy.compactMap(\.quote).first)
        }
    }

    private func uniqueValues(of record: Record, schema: Schema) -> [(name: String, text: String)] {
        schema.fields.filter { $0.constraints.isUnique && $0.name != "id" }.compactMap { definition in
            record[definition.name]?.value.map { (definition.name, $0.text) }
        }
    }

    /// A name that no kind can have.
    private static func key(_ schema: Schema, _ field: String) -> String { "unique:\(schema.kind).\(field)" }
}
