package import Serialising
package import Vocabulary

/// The Table Schema of the tables that a kind is written to (Data Package v2, Table Schema).
package enum SchemaDescriptor {
    /// The schema of a kind's table, companions and columns of the capture included.
    package static func schema(of schema: Schema, kinds: Set<String>) -> JSONValue {
        var fields: [JSONValue] = []
        for field in schema.fields where !field.isLinkTable && !field.isLongTable {
            fields.append(descriptor(of: field, isBuiltIn: schema.isBuiltIn))
            fields += field.companions.map { companion($0, of: field) }
        }
        let own = Set(schema.fields.flatMap { [$0.name] + $0.companions })
        fields += schema.columns.filter { !own.contains($0) }.map(trailing)
        var members: [(name: String, value: JSONValue)] = [("fields", .array(fields))]
        members.append(
            (
                "primaryKey",
                .array(schema.primaryKey.map { .string($0) })
            ))
        let keys = schema.fields.compactMap { field -> JSONValue? in
            guard case .reference(let kind, _) = field.type, kinds.contains(kind) else { return nil }
            return foreignKey(field.name, to: kind)
        }
        if !keys.isEmpty { members.append(("foreignKeys", .array(keys))) }
        return .object(members)
    }

    /// The schema of a list of references, one row for each.
    package static func linkTable(of field: FieldDefinition, schema: Schema, target: String) -> JSONValue {
        let names = columns(ofLinkTable: field, schema: schema)
        let fields = [
            member(names[0], "string", "The record that refers.", required: true),
            member(names[1], "string", "The record that is referred to.", required: true),
        ]
        return .object([
            ("fields", .array(fields)), ("primaryKey", .array(names.map { .string($0) })),
            (
                "foreignKeys",
                .array([foreignKey(names[0], to: schema.kind), foreignKey(names[1], to: target)])
            ),
        ])
    }

    /// The schema of a field of long text, one row for each record that has it.
    package static func longTable(of field: FieldDefinition, schema: Schema) -> JSONValue {
        let id = columns(ofLongTable: field, schema: schema)[0]
        let fields =
            [
                member(id, "string", "The record that has the text.", required: true),
                descriptor(of: field, isBuiltIn: false),
            ] + field.companions.map { companion($0, of: field) }
        return .object([
            ("fields", .array(fields)), ("primaryKey", .array([.string(id)])),
            ("foreignKeys", .array([foreignKey(id, to: schema.kind)])),
        ])
    }

    /// The columns of a field of long text: the record, the text, and what follows from it.
    package static func columns(ofLongTable field: FieldDefinition, schema: Schema) -> [String] {
        [schema.kind + "_id", field.name] + field.companions
    }

    /// The two columns of a list of references: the record, and what it refers to.
    package static func columns(ofLinkTable field: FieldDefinition, schema: Schema) -> [String] {
        let target = field.type.target ?? "target"
        return [schema.kind + "_id", (target == schema.kind ? "other_" + target : target) + "_id"]
    }

    /// The schema of `evidence/<kind>.csv`.
    package static func evidenceTable() -> JSONValue {
        .object([
            (
                "fields",
                .array(
                    EvidenceColumn.all.map { member($0.name, $0.type, $0.description, required: false) })
            )
        ])
    }

    package static func schema(of report: Report) -> JSONValue {
        .object([
            (
                "fields",
                .array(report.columns.map { member($0.name, $0.type, $0.description, required: false) })
            )
        ])
    }

    private static func foreignKey(_ field: String, to kind: String) -> JSONValue {
        .object([
            ("fields", .array([.string(field)])),
            ("reference", .object([("resource", .string(kind)), ("fields", .array([.string("id")]))])),
        ])
    }

    private static func member(_ name: String, _ type: String, _ description: String, required: Bool)
        -> JSONValue
    {
        var members: [(name: String, value: JSONValue)] = [
            ("name", .string(name)), ("type", .string(type)), ("description", .string(description)),
        ]
        if required { members.append(("constraints", .object([("required", .boolean(true))]))) }
        return .object(members)
    }

    private static func descriptor(of field: FieldDefinition, isBuiltIn: Bool) -> JSONValue {
        var members: [(name: String, value: JSONValue)] = [
            ("name", .string(field.name)), ("type", .string(field.type.tableSchemaType)),
        ]
        // The URLs of real links are looser than the format `uri` allows.
        if field.type == .url && !isBuiltIn { members.append(("format", .string("uri"))) }
        if field.type == .email { members.append(("format", .string("email"))) }
        if !field.title.isEmpty { members.append(("title", .string(field.title))) }
        if !field.description.isEmpty { members.append(("description", .string(field.description))) }
        if let meaning = field.type.meaning { members.append(("meaning", .string(meaning))) }
        let constraints = constraints(of: field)
        if !constraints.isEmpty { members.append(("constraints", .object(constraints))) }
        return .object(members)
    }

    private static func constraints(of field: FieldDefinition) -> [(name: String, value: JSONValue)] {
        let own = field.constraints
        var members: [(name: String, value: JSONValue)] = []
        if own.isRequired { members.append(("required", .boolean(true))) }
        if own.isUnique { members.append(("unique", .boolean(true))) }
        if let number = own.minLength { members.append(("minLength", .number(String(number)))) }
        if let number = own.maxLength { members.append(("maxLength", .number(String(number)))) }
        if let number = own.minimum { members.append(("minimum", .number(decimal(number)))) }
        if let number = own.maximum { members.append(("maximum", .number(decimal(number)))) }
        if let pattern = own.pattern { members.append(("pattern", .string(pattern))) }
        if let allowed = own.allowed { members.append(("enum", .array(allowed.map { .string($0) }))) }
        return members
    }

    private static func decimal(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    }

    private static func companion(_ name: String, of field: FieldDefinition) -> JSONValue {
        let (type, description): (String, String) =
            switch name.dropFirst(field.name.count) {
            case "_lang": ("string", "The language of `\(field.name)` (BCP 47); empty where undetermined.")
            case "_lang_basis":
                (
                    "string",
                    "What the language rests on: detected, declared, stated, inherited, declared-empty."
                )
            case "_basis":
                ("string", "What `\(field.name)` rests on: stated in words, or declared by the markup.")
            case "_from": ("date", "The first day that `\(field.name)` can mean.")
            default: ("date", "The last day that `\(field.name)` can mean.")
            }
        return member(name, type, description, required: false)
    }

    private static func trailing(_ name: String) -> JSONValue {
        let descriptions = [
            "source_url": "The URL of the page that the record was found on.",
            "captured_at": "The moment of that page's capture, as stated.",
            "fidelity": "How faithful the capture is to what the server sent.",
            "capture_id": "The capture, in report/capture.csv.",
        ]
        return member(name, "string", descriptions[name] ?? "", required: false)
    }
}

extension FieldType {
    package var tableSchemaType: String {
        switch self {
        case .integer: "integer"
        case .number: "number"
        case .boolean: "boolean"
        case .list, .references: "array"
        default: "string"
        }
    }

    /// Our own word for what a string means.
    package var meaning: String? {
        switch self {
        case .text: "text"
        case .date: "edtf"
        case .languageTag: "language-tag"
        case .phone: "phone"
        default: nil
        }
    }
}

extension SchemaDescriptor {
    /// A schema as a file of `schemas/`, for the built-in kinds.
    package static func document(of schema: Schema) -> String {
        var members: [(name: String, value: JSONValue)] = [
            ("$schema", .string("https://datapackage.org/profiles/2.0/tableschema.json")),
            ("name", .string(schema.kind)), ("title", .string(schema.title)),
            ("description", .string(schema.description)),
            ("fields", .array(schema.fields.map { descriptor(of: $0, isBuiltIn: true) })),
        ]
        if case .object(let own) = self.schema(of: schema, kinds: ["page"]) { members += own.dropFirst() }
        return JSONValue.object(members).pretty() + "\n"
    }
}
