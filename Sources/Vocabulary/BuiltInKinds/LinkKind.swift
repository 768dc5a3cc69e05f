extension BuiltInKinds {
    package static let link = BuiltInKind(
        "link", "Links", "One row for each distinct link of a page: target as written, text and relation.",
        fields: [
            ("page", .reference(kind: "page", isStrict: true), "Page", "The page that holds the link."),
            ("key", .string, "Key", "12 hexadecimal digits of SHA-256 over target, text and relation."),
            ("element", .string, "Element", "The element: `a`, `area`, `frame` or `iframe`."),
            ("href", .string, "Target as written", "The attribute's value as it stands in the page."),
            ("url", .string, "Target", "The target resolved and normalised; empty where that is impossible."),
            ("fragment", .string, "Fragment", "The part of the target behind `#`, as written."),
            ("text", .string, "Text", "The text of the link as a reader sees it."),
            (
                "context", .string, "Context",
                "The words around the link in its paragraph, where it stands in one."
            ),
            ("rel", .string, "Relation", "The attribute `rel`."),
            ("hreflang", .string, "Language of the target", "The attribute `hreflang`, as written."),
            ("type", .string, "Media type of the target", "The attribute `type`, as written."),
            (
                "position", .string, "Position",
                "`main` in the main text, else the furniture that it stands in, or `other`."
            ),
            ("occurrences", .integer, "Occurrences", "How often the link stands on the page."),
            ("state", .string, "State", "What became of the reference; see docs/dataset.md."),
            (
                "target", .reference(kind: "page", isStrict: false), "Target page",
                "The captured page that the link leads to."
            ),
        ],
        required: ["page", "key", "element", "occurrences", "state"],
        origins: [
            .init("page", "capture", ["capture.url"]), .init("key", "link-key@1", ["href", "text", "rel"]),
            .init("element", "element-name", ["path"]),
            .init("href", "attribute", ["@href", "@src"], .declaredEmpty),
            .init("url", "resolve-url@1", ["href", "page.url"], .unresolved),
            .init("fragment", "resolve-url@1", ["href"], .noMatch),
            .init("text", "text", ["text()", "@alt", "@title"], .noMatch),
            .init("context", "context@1", ["ancestor::*"], .noMatch),
            .init("rel", "attribute", ["@rel"], .noMatch),
            .init("hreflang", "attribute", ["@hreflang"], .noMatch),
            .init("type", "attribute", ["@type"], .noMatch),
            .init("position", "main-text@1", ["body"]), .init("occurrences", "count", ["elements"]),
            .init("state", "resolve@1", ["url"]), .init("target", "resolve@1", ["url"], .unresolved),
        ],
        joined: ["state", "target"])

    /// The cells of a link as it stands on the page.
    package enum LinkCell: Int, CaseIterable {
        case element, href, text, context, rel, hreflang, type, position
    }
}
