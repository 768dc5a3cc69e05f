import Vocabulary

/// Writes a first recipe for the pages of one template: what stands on most of them, and differs from page to page.
struct RecipeSuggestion {
    let template: String
    let shapes: [PageShape]
    /// The name of the kind, by the folder that the pages lie in.
    let kind: String

    private static let mostFields = 8
    private static let mostLabels = 12

    init(template: String, shapes: [PageShape]) {
        self.template = template
        self.shapes = shapes
        kind = Self.kind(of: shapes)
    }

    func draft(pages: Int) -> RecipeDraft {
        var schemas = [(kind, schema(kind, fields.map(\.name)))]
        if repeated != nil { schemas.append((kind + "_item", schema(kind + "_item", ["title", "url"]))) }
        return RecipeDraft(
            template: template, pages: pages, example: shapes.first?.key ?? "", recipe: recipe(),
            schemas: schemas)
    }

    // MARK: What is common

    /// A field: its name, and its rule as the recipe spells it.
    private struct SuggestedField {
        var name: String
        var rule: String
    }

    private func share(_ holds: (PageShape) -> Bool) -> Double {
        shapes.isEmpty ? 0 : Double(shapes.count(where: holds)) / Double(shapes.count)
    }

    private var fields: [SuggestedField] {
        var fields = [SuggestedField(name: "title", rule: title)]
        for name in [
            "Event.startDate", "Article.datePublished", "NewsArticle.datePublished",
            "BlogPosting.datePublished",
            "article:published_time", "DC.date",
        ]
        where !fields.contains(where: { $0.name == "date" }) && share({ $0.statements.contains(name) }) >= 0.8
        {
            fields.append(SuggestedField(name: "date", rule: "{statement: '\(name)', steps: [date]}"))
        }
        for label in Set(shapes.flatMap(\.labels)).sorted().prefix(200)
        where share({ $0.labels.contains(label) }) >= 0.5 && fields.count < Self.mostLabels {
            let name = Self.name(label)
            guard !name.isEmpty, !fields.contains(where: { $0.name == name }) else { continue }
            fields.append(SuggestedField(name: name, rule: "{label: \(Self.quoted(label))}"))
        }
        let singles = Set(shapes.flatMap(\.singles.keys)).sorted()
        for selector in singles where fields.count < Self.mostFields + Self.mostLabels {
            let texts = shapes.compactMap { $0.singles[selector] }
            // What says the same on every page is furniture.
            let varies = shapes.count < 3 || Set(texts).count * 2 > texts.count
            guard Double(texts.count) >= Double(shapes.count) * 0.8, varies else { continue }
            let name = Self.name(String(selector.split(separator: ".").last ?? ""))
            guard !name.isEmpty, !fields.contains(where: { $0.name == name }) else { continue }
            fields.append(SuggestedField(name: name, rule: Self.quoted(selector)))
        }
        return fields
    }

    private var title: String {
        if share({ $0.hasHeading }) >= 0.8 { return "h1" }
        for name in ["Event.name", "Article.headline", "NewsArticle.headline", "og:title", "DC.title"]
        where share({ $0.statements.contains(name) }) >= 0.8 {
            return "{statement: '\(name)'}"
        }
        return "title"
    }

    /// The group that repeats most, on half of the pages or more.
    private var repeated: String? {
        let selectors = Set(shapes.flatMap(\.repeats.keys))
        let common = selectors.filter { selector in share { $0.repeats[selector] != nil } >= 0.5 }
        func total(_ selector: String) -> Int { shapes.reduce(0) { $0 + ($1.repeats[selector] ?? 0) } }
        return common.sorted().max { total($0) < total($1) }
    }

    // MARK: Text

    private func recipe() -> String {
        var lines = [
            "# A first recipe for the pages of one template, made of what stands on most of them. Go on from here:",
            "# rename fields, take out what is furniture, and look with `cartulary try` and `cartulary inspect`.",
            "recipe: \(kind)", "routes:", "  - id: pages", "    template: '\(template)'", "    records:",
            "      - kind: \(kind)", "        key: [title]", "        fields:",
        ]
        lines += fields.map { "          \($0.name): \($0.rule)" }
        if let repeated {
            lines += [
                "", "      # A group that repeats on the pages, with a link in each.",
                "      - kind: \(kind)_item",
                "        each: \(Self.quoted(repeated))", "        key: [title, url]", "        fields:",
                "          title: {css: a, required: true}",
                "          url: {css: 'a[href]', attribute: href, steps: [url]}",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func schema(_ kind: String, _ fields: [String]) -> String {
        let lines = fields.map { name -> String in
            switch name {
            case "date":
                #"    {"name": "date", "type": "string", "meaning": "edtf", "description": "As stated."}"#
            case "url":
                #"    {"name": "url", "type": "string", "format": "uri", "description": "Where it leads."}"#
            case "title":
                #"    {"name": "title", "type": "string", "meaning": "text", "description": "As it stands."}"#
            default: "    {\"name\": \"\(name)\", \"type\": \"string\", \"description\": \"As it stands.\"}"
            }
        }
        return """
            {
              "name": "\(kind)",
              "title": "\(kind)",
              "description": "Suggested for the template \(template).",
              "fields": [
            \(lines.joined(separator: ",\n"))
              ]
            }

            """
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    /// A name of a field: lower-case letters of ASCII, digits and `_`, from a letter on.
    private static func name(_ text: String) -> String {
        var name = ""
        for scalar in text.lowercased().unicodeScalars {
            let isPlain =
                (scalar.value >= 0x61 && scalar.value <= 0x7A)
                || (scalar.value >= 0x30 && scalar.value <= 0x39)
            if isPlain {
                name.unicodeScalars.append(scalar)
            } else if !name.isEmpty, !name.hasSuffix("_") {
                name += "_"
            }
        }
        while name.hasSuffix("_") { name.removeLast() }
        let reserved = name == "id" || ["_lang", "_basis", "_from", "_to"].contains { name.hasSuffix($0) }
        return name.first?.isLetter == true && !reserved ? String(name.prefix(40)) : ""
    }

    /// The folder that most of the pages lie in names the kind, where it is a name.
    private static func kind(of shapes: [PageShape]) -> String {
        var counts: [String: Int] = [:]
        for shape in shapes {
            let path = shape.key.firstRange(of: "://").map { shape.key[$0.upperBound...] } ?? shape.key[...]
            let parts = path.prefix { $0 != "?" }.split(separator: "/").dropFirst()
            guard parts.count > 1, let folder = parts.dropLast().last else { continue }
            let name = name(String(folder))
            // Codes of languages, years and the like name no kind.
            if name.count > 3, !name.contains(where: \.isNumber) { counts[name, default: 0] += 1 }
        }
        let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        let known = Set(BuiltInKinds.all.map(\.kind))
        return best.map { known.contains($0) ? $0 + "_page" : $0 } ?? "entry"
    }
}
