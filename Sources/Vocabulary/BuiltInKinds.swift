/// The kinds that every site has, without a recipe.
package enum BuiltInKinds {
    package static let all = [page, link]

    package static let page = schema(
        "page", "Pages", "One row for each captured page of the site.",
        [
            (
                "id", .string, "Identifier",
                "`page/` and the normalised URL, or the path in raw/ where no host is known."
            ),
            (
                "url", .url, "URL",
                "The normalised URL that the page was captured from; empty where no host is known."
            ),
            ("title", .text, "Title", "The text of the `title` element."),
            ("description", .text, "Description", "The content of `meta name=description`."),
            ("heading", .text, "Heading", "The text of the first `h1`."),
            (
                "lang", .string, "Declared language",
                "The `lang` (or `xml:lang`) of the root element, as written."
            ),
            (
                "lang_detected", .string, "Detected language",
                "The language of most of the text; empty where undetermined."
            ),
            ("encoding", .string, "Encoding", "The encoding that the page was decoded from."),
            ("encoding_reason", .string, "Encoding decided by", "What decided the encoding."),
            ("links", .integer, "Links", "The number of distinct links on the page."),
        ])

    package static let link = schema(
        "link", "Links", "One row for each distinct link of a page: target as written, text and relation.",
        [
            ("page", .reference(kind: "page", isStrict: true), "Page", "The page that holds the link."),
            ("key", .string, "Key", "12 hexadecimal digits of SHA-256 over target, text and relation."),
            ("element", .string, "Element", "The element: `a`, `area`, `frame` or `iframe`."),
            ("href", .string, "Target as written", "The attribute's value as it stands in the page."),
            ("url", .string, "Target", "The target resolved and normalised; empty where that is impossible."),
            ("text", .string, "Text", "The text of the link as a reader sees it."),
            ("rel", .string, "Relation", "The attribute `rel`."),
            ("hreflang", .string, "Language of the target", "The attribute `hreflang`, as written."),
            ("occurrences", .integer, "Occurrences", "How often the link stands on the page."),
            ("state", .string, "State", "What became of the reference; see docs/dataset.md."),
            (
                "target", .reference(kind: "page", isStrict: false), "Target page",
                "The captured page that the link leads to."
            ),
        ])

    private static func schema(
        _ kind: String, _ title: String, _ description: String,
        _ fields: [(String, FieldType, String, String)]
    ) -> Schema {
        let place = SourcePlace(file: "schemas/\(kind).json", line: 1)
        let definitions = fields.map { name, type, title, description in
            var constraints = Constraints()
            constraints.isRequired = ["id", "page", "key", "element", "state", "occurrences"].contains(name)
            constraints.isUnique = name == "id"
            return FieldDefinition(
                name: name, type: type, title: title, description: description, constraints: constraints,
                place: place)
        }
        return Schema(kind: kind, title: title, description: description, fields: definitions, place: place)
    }
}
