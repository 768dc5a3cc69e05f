extension BuiltInKinds {
    package static let alternate = BuiltInKind(
        "alternate", "Alternates",
        "One row for each other form of a page that it names: languages, feeds, print.",
        fields: [
            ("page", .reference(kind: "page", isStrict: true), "Page", "The page that names it."),
            ("key", .string, "Key", "12 hexadecimal digits of SHA-256 over target, language and source."),
            (
                "source", .string, "Named by",
                "`link-element`, or `switcher` for a link whose words or `hreflang` are a language."
            ),
            ("rel", .string, "Relation", "The attribute `rel`."),
            ("hreflang", .string, "Language", "The language as written: `hreflang`, or `lang` of the link."),
            ("type", .string, "Media type", "The attribute `type`, as written."),
            ("media", .string, "Media", "The attribute `media`, as written."),
            ("title", .string, "Title", "The attribute `title`, or the words of the link."),
            ("href", .string, "Target as written", "The attribute `href`."),
            ("url", .string, "Target", "The target resolved and normalised; empty where that is impossible."),
            ("state", .string, "State", "What became of the reference; see docs/dataset.md."),
            (
                "target", .reference(kind: "page", isStrict: false), "Target page",
                "The captured page that it leads to."
            ),
        ],
        required: ["page", "key", "source", "state"],
        origins: [
            .init("page", "capture", ["capture.url"]),
            .init("key", "alternate-key@1", ["href", "hreflang", "source"]),
            .init("source", "element-name", ["path"]), .init("rel", "attribute", ["@rel"], .noMatch),
            .init("hreflang", "attribute", ["@hreflang", "@lang"], .noMatch),
            .init("type", "attribute", ["@type"], .noMatch),
            .init("media", "attribute", ["@media"], .noMatch),
            .init("title", "attribute", ["@title", "text()"], .noMatch),
            .init("href", "attribute", ["@href"], .noMatch),
            .init("url", "resolve-url@1", ["href", "page.url"], .unresolved),
            .init("state", "resolve@1", ["url"]), .init("target", "resolve@1", ["url"], .unresolved),
        ],
        joined: ["state", "target"])

    /// The cells of an alternate as it stands on the page.
    package enum AlternateCell: Int, CaseIterable {
        case source, rel, hreflang, type, media, title, href
    }
}
