/// What one kind of record must look like: fields, types, constraints, keys, references.
package struct Schema: Sendable, Equatable {
    package var kind: String
    package var title: String
    package var description: String
    package var fields: [FieldDefinition]
    package var place: SourcePlace
    /// Whether the tool makes the kind by itself, without a recipe.
    package internal(set) var isBuiltIn = false
    /// Whether its fields are for the built-in kind of its name.
    package var isExtension = false

    package init(
        kind: String, title: String, description: String, fields: [FieldDefinition], place: SourcePlace
    ) {
        self.kind = kind
        self.title = title
        self.description = description
        self.fields = fields
        self.place = place
    }

    package subscript(name: String) -> FieldDefinition? {
        fields.first { $0.name == name }
    }
}

/// A field of a schema.
package struct FieldDefinition: Sendable, Equatable {
    package var name: String
    package var type: FieldType
    package var title: String
    package var description: String
    package var constraints: Constraints
    /// Whether a value of this field names its record, so that references in words find it.
    package var isName: Bool
    /// Long text goes to a table of its own.
    package var isLong: Bool
    package var place: SourcePlace

    package init(
        name: String, type: FieldType, title: String = "", description: String = "",
        constraints: Constraints = Constraints(), isName: Bool = false, isLong: Bool = false,
        place: SourcePlace
    ) {
        self.name = name
        self.type = type
        self.title = title
        self.description = description
        self.constraints = constraints
        self.isName = isName
        self.isLong = isLong
        self.place = place
    }
}

/// The types that a field can have.
package enum FieldType: Sendable, Equatable {
    case string
    /// Text in a natural language, with companions for the language and its basis.
    case text
    case integer
    case number
    case boolean
    /// An EDTF date, with companions for its earliest and latest day.
    case date
    case url
    case email
    case phone
    case languageTag
    case list
    /// The id of a record of a kind. A weak reference may stay unresolved without a finding.
    case reference(kind: String, isStrict: Bool)
    /// A list of ids, written as a link table.
    case references(kind: String, isStrict: Bool)

    /// The kind that the field refers to.
    package var target: String? {
        switch self {
        case .reference(let kind, _), .references(let kind, _): kind
        default: nil
        }
    }
}

/// What a value must satisfy (Table Schema, field constraints).
package struct Constraints: Sendable, Equatable {
    package var isRequired = false
    package var isUnique = false
    package var minLength: Int?
    package var maxLength: Int?
    package var minimum: Double?
    package var maximum: Double?
    package var pattern: String?
    package var allowed: [String]?

    package init() {}
}
