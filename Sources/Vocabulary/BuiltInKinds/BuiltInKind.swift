/// A kind that every site has, without a recipe: its schema, and how its columns follow from a page.
package struct BuiltInKind: Sendable {
    /// What holds for a column of all records, where a record has no line of evidence of its own.
    package struct Origin: Sendable {
        package var column: String
        package var function: String
        package var from: [String]
        package var reason: EmptyReason?

        init(_ column: String, _ function: String, _ from: [String], _ reason: EmptyReason? = nil) {
            self.column = column
            self.function = function
            self.from = from
            self.reason = reason
        }
    }

    package let schema: Schema
    package var origins: [Origin]
    /// Columns at the end that the whole dataset decides.
    package let joined: [String]
    /// The columns that page work fills, without the page itself.
    package let ownColumns: [String]
    /// For each of them whether it holds a list.
    package let ownLists: [Bool]
    /// The format that it is written in where the project file does not say.
    package var formats: [String]

    init(
        _ kind: String, _ title: String, _ description: String,
        fields: [(name: String, type: FieldType, title: String, description: String)],
        required: Set<String> = ["id", "page", "key"], origins: [Origin] = [], joined: [String] = [],
        formats: [String] = ["csv"], long: Set<String> = []
    ) {
        let place = SourcePlace(file: "schemas/\(kind).json", line: 1)
        let definitions = fields.map { field in
            var constraints = Constraints()
            constraints.isRequired = required.contains(field.name)
            constraints.isUnique = field.name == "id"
            return FieldDefinition(
                name: field.name, type: field.type, title: field.title, description: field.description,
                constraints: constraints, isLong: long.contains(field.name), place: place)
        }
        var schema = Schema(
            kind: kind, title: title, description: description, fields: definitions, place: place)
        schema.isBuiltIn = true
        self.schema = schema
        ownColumns = schema.columns.dropFirst().filter { !joined.contains($0) }
        ownLists = ownColumns.map { schema[$0]?.type == .list }
        self.origins = origins
        self.joined = joined
        self.formats = formats
    }

    package var kind: String { schema.kind }

    /// Whether its rows belong to a page, so that they have no identity of their own.
    package var isPageBound: Bool { schema.isPageBound }
}
