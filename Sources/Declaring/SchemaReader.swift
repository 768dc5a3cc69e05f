import Matching
import Vocabulary

/// Reads a Table Schema (Data Package v2) with the few properties that are ours.
///
/// Ours are: on the schema `title`, `description` and `extends` (the built-in kind that gets the fields); on
/// a field `meaning` (`text`, `edtf`, `language-tag`, `phone`), `references` (the kind that a list refers
/// to), `weak`, `naming` and `long`.
struct SchemaReader {
    private let root: Element

    private static let schemaKeys = [
        "$schema", "name", "title", "description", "extends", "fields", "primaryKey", "foreignKeys",
        "uniqueKeys", "missingValues", "fieldsMatch",
    ]
    private static let fieldKeys = [
        "name", "type", "format", "title", "description", "constraints", "example", "examples", "rdfType",
        "meaning",
        "references", "weak", "naming", "long",
    ]
    private static let types = ["string", "integer", "number", "boolean", "array"]
    private static let meanings = ["text", "edtf", "language-tag", "phone"]

    init(_ root: Element) { self.root = root }

    func schema() -> Schema? {
        let members = root.members("a schema", known: Self.schemaKeys)
        let fileName = root.file.split(separator: "/").last.map(String.init) ?? root.file
        let kind = members["name"]?.text("name") ?? String(fileName.prefix { $0 != "." })
        if kind.isEmpty || !kind.utf8.allSatisfy({ Self.nameBytes.contains($0) }) {
            (members["name"] ?? root).fail("the name `\(kind)` of a kind may hold a-z, 0-9 and `_` alone")
        }
        guard let list = members["fields"] else {
            root.fail("a schema needs `fields`")
            return nil
        }
        let targets = foreignKeys(members["foreignKeys"])
        var fields: [FieldDefinition] = []
        for element in list.items("fields") {
            guard let field = field(element, targets: targets) else { continue }
            if fields.contains(where: { $0.name == field.name }) {
                element.fail("the field `\(field.name)` stands twice")
            }
            fields.append(field)
        }
        for (name, target) in targets where !fields.contains(where: { $0.name == name }) {
            target.element.fail("`\(name)` is no field; \(Element.hint(name, fields.map(\.name)))")
        }
        checkPrimaryKey(members["primaryKey"], kind: kind)
        if let extended = members["extends"] { checkExtension(extended, kind: kind) }
        if members["extends"] == nil && !fields.contains(where: { $0.name == "id" })
            && !isCopy(of: BuiltInKinds[kind], fields)
        {
            fields.insert(Self.identifier(root.place), at: 0)
        }
        var schema = Schema(
            kind: kind, title: members["title"]?.text("title") ?? kind,
            description: members["description"]?.text("description") ?? "", fields: fields, place: root.place)
        schema.isExtension = members["extends"] != nil
        return schema
    }

    /// What a schema extends is the built-in kind that has its name.
    private func checkExtension(_ element: Element, kind: String) {
        guard let name = element.text("extends") else { return }
        let kinds = BuiltInKinds.all.map(\.kind)
        guard kinds.contains(name) else {
            return element.fail("`\(name)` is no built-in kind; \(Element.hint(name, kinds))")
        }
        if name != kind {
            element.fail(
                "the schema of `\(kind)` cannot extend `\(name)`: name its file schemas/\(name).json")
        }
    }

    private static let nameBytes = Set("abcdefghijklmnopqrstuvwxyz0123456789_".utf8)

    private static func identifier(_ place: SourcePlace) -> FieldDefinition {
        var constraints = Constraints()
        constraints.isRequired = true
        constraints.isUnique = true
        return FieldDefinition(
            name: "id", type: .string, title: "Identifier",
            description: "The kind and the key of the record.",
            constraints: constraints, place: place)
    }

    /// Whether fields begin with those of a built-in kind, whose schema may lie beside the others.
    private func isCopy(of kind: BuiltInKind?, _ fields: [FieldDefinition]) -> Bool {
        kind.map { fields.map(\.name).starts(with: $0.schema.fields.map(\.name)) } ?? false
            || kind.map { BuiltInKinds.fixed.contains($0.kind) } ?? false
    }

    private func checkPrimaryKey(_ element: Element?, kind: String) {
        guard let element, BuiltInKinds[kind] == nil else { return }
        let names = element.oneOrMore().compactMap { $0.text("a field of the primary key") }
        if names != ["id"] { element.fail("the primary key of a kind is its `id`") }
    }

    private func foreignKeys(_ element: Element?) -> [String: (kind: String, element: Element)] {
        var targets: [String: (kind: String, element: Element)] = [:]
        for key in element?.items("foreignKeys") ?? [] {
            let members = key.members("a foreign key", known: ["fields", "reference"])
            let reference =
                members["reference"]?.members("a reference", known: ["resource", "fields"]) ?? [:]
            let names = members["fields"]?.oneOrMore().compactMap { $0.text("a field") } ?? []
            let targetNames = reference["fields"]?.oneOrMore().compactMap { $0.text("a field") } ?? []
            guard names.count == 1, targetNames == ["id"], let kind = reference["resource"]?.text("resource")
            else {
                key.fail(
                    "a foreign key leads from one field to the `id` of a kind: {fields, "
                        + "reference: {resource, fields: id}}"
                )
                continue
            }
            targets[names[0]] = (kind, key)
        }
        return targets
    }

    private func field(_ element: Element, targets: [String: (kind: String, element: Element)])
        -> FieldDefinition?
    {
        let members = element.members("a field", known: Self.fieldKeys)
        guard let name = members["name"]?.text("name"), !name.isEmpty else {
            element.fail("a field needs a `name`")
            return nil
        }
        if !name.utf8.allSatisfy({ Self.nameBytes.contains($0) }) {
            members["name"]?.fail("the name `\(name)` of a field may hold a-z, 0-9 and `_` alone")
        }
        let isWeak = members["weak"]?.flag("weak") ?? false
        var field = FieldDefinition(
            name: name, type: type(members, target: targets[name]?.kind, isWeak: isWeak),
            title: members["title"]?.text("title") ?? "",
            description: members["description"]?.text("description") ?? "",
            isName: members["naming"]?.flag("naming") ?? false,
            isLong: members["long"]?.flag("long") ?? false,
            place: element.place)
        if let constraints = members["constraints"] { field.constraints = self.constraints(constraints) }
        return field
    }

    private func type(_ members: [String: Element], target: String?, isWeak: Bool) -> FieldType {
        let type = members["type"]?.text("type") ?? "string"
        let format = members["format"]?.text("format") ?? "default"
        if let kind = members["references"]?.text("references") {
            if !Self.types.contains(type) {
                members["type"]?.fail("`\(type)` is no type; \(Element.hint(type, Self.types))")
            } else if type != "array" {
                members["references"]?.fail("`references` belongs to a field of the type array")
            }
            return .references(kind: kind, isStrict: !isWeak)
        }
        if let target { return .reference(kind: target, isStrict: !isWeak) }
        switch type {
        case "string": return string(members["meaning"], format: format, members["format"])
        case "integer": return .integer
        case "number": return .number
        case "boolean": return .boolean
        case "array": return .list
        case "date", "datetime", "time", "year", "yearmonth", "duration":
            members["type"]?.fail("dates of old pages are rarely whole: write {type: string, meaning: edtf}")
        default:
            members["type"]?.fail("`\(type)` is no type; \(Element.hint(type, Self.types))")
        }
        return .string
    }

    private func string(_ meaning: Element?, format: String, _ formatElement: Element?) -> FieldType {
        switch format {
        case "default": break
        case "uri": return .url
        case "email": return .email
        default: formatElement?.fail("`\(format)` is no format of a string; known are default, uri, email")
        }
        guard let meaning, let word = meaning.text("meaning") else { return .string }
        switch word {
        case "text": return .text
        case "edtf": return .date
        case "language-tag": return .languageTag
        case "phone": return .phone
        default:
            meaning.fail("`\(word)` is no meaning; \(Element.hint(word, Self.meanings))")
            return .string
        }
    }

    private func constraints(_ element: Element) -> Constraints {
        let known = ["required", "unique", "minLength", "maxLength", "minimum", "maximum", "pattern", "enum"]
        let members = element.members("constraints", known: known)
        var constraints = Constraints()
        constraints.isRequired = members["required"]?.flag("required") ?? false
        constraints.isUnique = members["unique"]?.flag("unique") ?? false
        constraints.minLength = members["minLength"]?.integer("minLength")
        constraints.maxLength = members["maxLength"]?.integer("maxLength")
        constraints.minimum = members["minimum"]?.number("minimum")
        constraints.maximum = members["maximum"]?.number("maximum")
        constraints.allowed = members["enum"]?.items("enum").compactMap { $0.text("a value") }
        if let pattern = members["pattern"], let source = pattern.text("pattern") {
            constraints.pattern = source
            pattern.checkPattern(source)
        }
        return constraints
    }
}

extension Element {
    /// Adds an error where a text is not a regular expression of PCRE2.
    func checkPattern(_ source: String) {
        do throws(PatternError) {
            _ = try Pattern(source)
        } catch .syntax(let message, let offset) {
            fail("`\(source)` is not a regular expression: \(message) at its byte \(offset + 1)")
        } catch {
            fail("`\(source)` is not a regular expression")
        }
    }
}
