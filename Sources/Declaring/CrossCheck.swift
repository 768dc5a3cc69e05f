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
        for rule in recipes.flatMap(\.routes).flatMap(\.records) { check(rule) }
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

    private static let companions = ["_lang_basis", "_basis", "_lang", "_from", "_to"]

    private func check(_ rule: RecordRule) {
        guard let schema = schemas.first(where: { $0.kind == rule.kind }) else {
            log.add(rule.place, "the kind `\(rule.kind)` has no schema; \(Element.hint(rule.kind, kinds))")
            return
        }
        guard !schema.isBuiltIn || schema.isExtensible else {
            log.add(rule.place, "the kind `\(rule.kind)` is built in; a recipe cannot make its records")
            return
        }
        if schema.isBuiltIn {
            checkFieldsOfBuiltIn(rule, schema)
        } else if rule.key.isEmpty {
            log.add(rule.place, "a record needs a `key`: the fields that tell one from another")
        }
        let names =
            schema.isBuiltIn
            ? schema.addedFields.map(\.name) : schema.fields.map(\.name).filter { $0 != "id" }
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

    /// A rule for pages, links and the like fills what the project adds to them; it makes no records.
    private func checkFieldsOfBuiltIn(_ rule: RecordRule, _ schema: Schema) {
        let kind = schema.kind
        if schema.addedFields.isEmpty {
            let how = schema.isOfPages || kind == "link" ? "" : " behind a copy of the built-in ones"
            log.add(
                rule.place,
                "`\(kind)` has no fields of your own yet; name them in schemas/\(kind).json\(how): "
                    + "{\"fields\": [{\"name\": \"editor\"}]}")
        }
        for field in schema.addedFields where field.isLinkTable {
            log.add(
                field.place,
                "`\(field.name)` is a list of references, which `\(kind)` cannot have; give it a kind")
        }
        if schema.isPageBound { checkFieldsOfRows(rule, schema) }
        guard schema.isOfPages else { return }
        if rule.each != nil || rule.sections != nil || rule.split != nil || !rule.key.isEmpty {
            log.add(
                rule.place,
                "a page is one record, and its own key: leave `each`, `sections`, `split` and `key` out")
        }
    }

    /// Rows of links, images and the like are told apart by their elements, and written by the million.
    private func checkFieldsOfRows(_ rule: RecordRule, _ schema: Schema) {
        let kind = schema.kind
        if rule.each == nil || rule.sections != nil || rule.split != nil || !rule.key.isEmpty {
            log.add(
                rule.place,
                "a rule for `\(kind)` says by `each` which elements it is about, and has no `sections`, `split` or `key`"
            )
        }
        for mention in rule.mentions {
            log.add(mention.place, "a rule for `\(kind)` has no `mentions`; give them to the page")
        }
        for field in schema.addedFields where field.type.target != nil || field.isLong {
            log.add(field.place, "`\(field.name)` of `\(kind)` can be neither a reference nor a long text")
        }
        for field in schema.addedFields where field.constraints.isRequired || field.constraints.isUnique {
            log.add(
                field.place,
                "`\(field.name)` of `\(kind)` can be neither `required` nor `unique`: rows that no rule is about "
                    + "leave it empty, and rows are not held against each other")
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
