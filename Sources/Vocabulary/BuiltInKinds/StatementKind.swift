extension BuiltInKinds {
    package static let statement = BuiltInKind(
        "statement", "Embedded metadata",
        "One row for each statement that a page makes for machines, as found.",
        fields: [
            ("page", .reference(kind: "page", isStrict: true), "Page", "The page that makes it."),
            ("key", .string, "Key", "The number of the statement on its page: `s00001`."),
            (
                "syntax", .string, "Syntax",
                "`json-ld`, `microdata`, `rdfa`, `opengraph`, `twitter`, `dublin-core`, `meta` or `microformats`."
            ),
            (
                "subject", .string, "Subject",
                "What is spoken of: `_:b1` … in the order of the page, or an identifier; empty for the page itself."
            ),
            ("type", .string, "Type of the subject", "As stated, where it is."),
            (
                "property", .string, "Property",
                "As stated; `@type` for a thing of which nothing else is said."
            ),
            ("value", .string, "Value", "As stated: a text, an address, or the subject that it leads to."),
            (
                "value_type", .string, "Type of the value",
                "`text`, `url`, `number`, `boolean`, `null` or `subject`."
            ),
            ("lang", .string, "Language", "The language of the value, where it is stated."),
        ],
        required: ["page", "key", "syntax", "property"],
        origins: [
            .init("page", "capture", ["capture.url"]), .init("key", "count", ["page"]),
            .init("syntax", "statement@1", ["element"]),
            .init("subject", "statement@1", ["element"], .notStated),
            .init("type", "statement@1", ["element"], .noMatch),
            .init("property", "statement@1", ["element"]),
            .init("value", "statement@1", ["element"], .noMatch),
            .init("value_type", "statement@1", ["element"]),
            .init("lang", "statement@1", ["element"], .noMatch),
        ])

    /// The cells of a statement as it stands on the page.
    package enum StatementCell: Int, CaseIterable {
        case syntax, subject, type, property, value, valueType, lang
    }
}
