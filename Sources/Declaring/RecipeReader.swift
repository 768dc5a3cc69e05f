import Vocabulary

/// Reads a recipe: routes, records, fields.
struct RecipeReader {
    private let root: Element

    init(_ root: Element) { self.root = root }

    func recipe() -> Recipe? {
        let members = root.members("a recipe", known: ["recipe", "description", "routes"])
        let fileName = root.file.split(separator: "/").last.map(String.init) ?? root.file
        let name = members["recipe"]?.text("recipe") ?? String(fileName.prefix { $0 != "." })
        guard let list = members["routes"] else {
            root.fail("a recipe needs `routes`")
            return nil
        }
        var ids: Set<String> = []
        let routes = list.items("routes").compactMap { element in
            route(element, recipe: name, ids: &ids)
        }
        return Recipe(name: name, file: root.file, routes: routes)
    }

    /// Notes an id, which must be the only one of its name.
    private func take(_ id: String, _ element: Element, _ ids: inout Set<String>) {
        if !ids.insert(id).inserted {
            element.fail("the id `\(id)` stands twice; give this one an `id` of its own")
        }
    }

    private func route(_ element: Element, recipe: String, ids: inout Set<String>) -> Route? {
        let members = element.members(
            "a route",
            known: ["id", "description", "address", "template", "where", "unless", "records", "mentions"])
        guard let id = members["id"]?.text("id") else {
            element.fail("a route needs an `id`")
            return nil
        }
        take(recipe + "/" + id, members["id"] ?? element, &ids)
        var address: String?
        if let pattern = members["address"], let source = pattern.text("address") {
            pattern.checkPattern(source)
            address = source
        }
        if members["address"] == nil && members["where"] == nil && members["template"] == nil {
            element.fail("a route needs an `address`, a `where` or a `template`")
        }
        let conditions = members["where"]?.oneOrMore().compactMap { RuleReader.selector($0) } ?? []
        var records: [RecordRule] = []
        for record in members["records"]?.items("records") ?? [] {
            guard let rule = self.record(record, recipe: recipe, ids: &ids) else { continue }
            records.append(rule)
        }
        let mentions = self.mentions(members["mentions"], prefix: "\(recipe)/\(id)", ids: &ids)
        var route = Route(
            id: recipe + "/" + id, address: address, conditions: conditions, records: records,
            mentions: mentions)
        route.templates = members["template"]?.oneOrMore().compactMap(template) ?? []
        route.exclusions = members["unless"]?.oneOrMore().compactMap { RuleReader.selector($0) } ?? []
        return route
    }

    private func template(_ element: Element) -> String? {
        guard let text = element.text("template") else { return nil }
        if text.count == 16, text.allSatisfy({ $0.isHexDigit }) { return text.lowercased() }
        element.fail(
            "`\(text)` is no template: 16 hexadecimal digits, as the column `template` of page.csv has them")
        return nil
    }

    private func record(_ element: Element, recipe: String, ids: inout Set<String>) -> RecordRule? {
        let known = [
            "id", "description", "kind", "each", "sections", "where", "unless", "split", "key", "fields",
            "mentions", "language", "note",
        ]
        let members = element.members("a record", known: known)
        guard let kind = members["kind"]?.text("kind") else {
            element.fail("a record needs a `kind`")
            return nil
        }
        let id = recipe + "/" + (members["id"]?.text("id") ?? kind)
        take(id, members["id"] ?? element, &ids)
        var fields: [FieldRule] = []
        for (name, _, value) in members["fields"]?.pairs("fields") ?? [] {
            let base = "\(id).\(name)"
            let elements = value.oneOrMore()
            let candidates = elements.enumerated().compactMap { index, candidate in
                RuleReader(candidate).rule(id: index == 0 ? base : "\(base)[\(index + 1)]")
            }
            fields.append(FieldRule(name: name, candidates: candidates))
        }
        if fields.isEmpty { element.fail("a record needs `fields`") }
        let key = members["key"].map { $0.oneOrMore().compactMap(keyPart) } ?? []
        // The fields of a page or a link belong to what is there already; whether the kind is built in is
        // seen later.
        if key.isEmpty, BuiltInKinds[kind] == nil {
            element.fail("a record needs a `key`: the fields that tell one from another")
        }
        if members["sections"] != nil, let other = members["each"] ?? members["split"] {
            other.fail("`sections` says already where a record begins and ends")
        }
        var record = RecordRule(
            id: id, kind: kind, each: members["each"].flatMap { RuleReader.selector($0) },
            split: members["split"].flatMap(split), key: key, fields: fields,
            mentions: mentions(members["mentions"], prefix: id, ids: &ids),
            language: members["language"].flatMap { RuleReader($0).rule(id: id + ".language") },
            note: members["note"]?.text("note"), place: element.place)
        record.sections = members["sections"].flatMap { RuleReader.selector($0) }
        record.conditions = members["where"]?.oneOrMore().compactMap { RuleReader.selector($0) } ?? []
        record.exclusions = members["unless"]?.oneOrMore().compactMap { RuleReader.selector($0) } ?? []
        return record
    }

    private func keyPart(_ element: Element) -> KeyPart? {
        if element.isScalar { return element.text("a key").map { .field($0) } }
        let members = element.members("a part of the key", known: ["constant"])
        return members["constant"]?.text("constant").map { .constant($0) }
    }

    private func split(_ element: Element) -> Split? {
        let members = element.members("split", known: ["separator", "within"])
        guard let separator = members["separator"]?.text("separator") else {
            element.fail("`split` needs a `separator`")
            return nil
        }
        members["separator"]?.checkPattern(separator)
        let within = members["within"]?.text("within")
        if let within { members["within"]?.checkPattern(within) }
        return Split(separator: separator, within: within)
    }

    private func mentions(_ element: Element?, prefix: String, ids: inout Set<String>) -> [MentionRule] {
        var rules: [MentionRule] = []
        for mention in element?.items("mentions") ?? [] {
            let known = ["id", "description", "css", "xpath", "self", "match", "expects", "unless"]
            let members = mention.members("a mention", known: known)
            let id = prefix + "." + (members["id"]?.text("id") ?? "mention-\(rules.count + 1)")
            take(id, members["id"] ?? mention, &ids)
            guard let match = members["match"], let pattern = match.text("match") else {
                mention.fail("a mention needs a `match`: the words that refer to something")
                continue
            }
            match.checkPattern(pattern)
            rules.append(
                MentionRule(
                    id: id, selector: RuleReader.selector(in: members) ?? .element, pattern: pattern,
                    expects: members["expects"]?.choice("expectation", of: MentionRule.Target.self) ?? .page,
                    unless: members["unless"]?.oneOrMore().compactMap { $0.text("a field") } ?? [],
                    place: mention.place))
        }
        return rules
    }
}
