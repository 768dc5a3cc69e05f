import Vocabulary

/// Holds recipes, schemas and the project file against each other.
struct CrossCheck {
    let schemas: [Schema]
    let recipes: [Recipe]
    let project: Project
    let log: Element.Log

    func run() {
        for schema in schemas where !schema.isBuiltIn || !schema.addedFields.isEmpty {
            checkReferences(of: schema)
        }
        for route in recipes.flatMap(\.routes) {
            for rule in route.records {
                check(rule)
                checkElements(of: rule, on: route)
            }
        }
        checkIds()
        for name in project.publish.sorted() { checkPublished(name) }
        for (kind, formats) in project.formats where !kinds.contains(kind) {
            log.add(
                formats.place,
                "`formats` names the kind `\(kind)`, which has no schema; \(Element.hint(kind, kinds))")
        }
    }

    private var kinds: [String] { schemas.map(\.kind) }

    private func checkReferences(of schema: Schema) {
        for field in schema.fields {
            guard let target = field.type.target, !kinds.contains(target) else { continue }
            log.add(
                field.place,
                "the field `\(field.name)` refers to the kind `\(target)`, which has no schema; "
                    + "\(Element.hint(target, kinds))"
            )
        }
        for field in schema.fields where Self.companions.contains(where: { field.name.hasSuffix($0) }) {
            if schema.fields.contains(where: { $0.companions.contains(field.name) }) {
                let base = schema.fields.first { $0.companions.contains(field.name) }?.name ?? ""
                log.add(
                    field.place, "`\(field.name)` is made of `\(base)` by itself; leave it out of the schema")
            }
        }
    }

    /// The fields that a rule can fill, or must tell records apart by.
    private static func fillable(_ schema: Schema) -> [String] {
        guard schema.isBuiltIn else { return schema.fields.map(\.name).filter { $0 != "id" } }
        return (schema.isOfDocuments ? ["url"] : []) + schema.addedFields.map(\.name)
    }

    private static let companions = ["_lang_basis", "_basis", "_lang", "_from", "_to"]

    private func check(_ rule: RecordRule) {
        guard let schema = schemas.first(where: { $0.kind == rule.kind }) else {
            log.add(rule.place, "the kind `\(rule.kind)` has no schema; \(Element.hint(rule.kind, kinds))")
            return
        }
        if schema.isBuiltIn {
            checkBuiltIn(rule, schema)
        } else if rule.key.isEmpty {
            log.add(rule.place, "a record needs a `key`: the fields that tell one from another")
        }
        let names = Self.fillable(schema)
        for field in rule.fields where !names.contains(field.name) {
            let place = field.candidates.first?.place ?? rule.place
            log.add(
                place,
                "the kind `\(rule.kind)` has no field `\(field.name)`; \(Element.hint(field.name, names))")
        }
        for case .field(let name) in rule.key
        where !rule.fields.isEmpty && !rule.fields.contains(where: { $0.name == name }) {
            log.add(
                rule.place,
                "the key field `\(name)` has no rule here; \(Element.hint(name, rule.fields.map(\.name)))")
        }
        for mention in rule.mentions {
            for name in mention.unless where !names.contains(name) {
                log.add(
                    mention.place,
                    "the kind `\(rule.kind)` has no field `\(name)`; \(Element.hint(name, names))")
            }
        }
    }

    /// An id of a rule that a person chose must be the only one of its name.
    private func checkIds() {
        var seen: Set<String> = []
        var seenRecords: Set<String> = []
        // What stands in a record whose id is taken was named after it.
        let records = recipes.flatMap(\.routes).flatMap(\.records).filter {
            seenRecords.insert($0.id).inserted
        }
        for rule in records.flatMap(\.fields).flatMap(\.candidates) where !seen.insert(rule.id).inserted {
            log.add(rule.place, "the id `\(rule.id)` stands twice")
        }
    }

    private func checkPublished(_ name: String) {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let place = SourcePlace(file: "cartulary.yml", line: 1)
        guard parts.count == 2, let schema = schemas.first(where: { $0.kind == parts[0] }) else {
            log.add(place, "`publish` names `\(name)`; write kind.field; \(Element.hint(parts[0], kinds))")
            return
        }
        if schema[parts[1]] == nil {
            log.add(place, "`publish` names `\(name)`; \(Element.hint(parts[1], schema.fields.map(\.name)))")
        }
    }
}
