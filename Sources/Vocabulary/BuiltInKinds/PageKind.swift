extension BuiltInKinds {
    package static let page = BuiltInKind(
        "page", "Pages", "One row for each captured page of the site.",
        fields: [
            (
                "id", .string, "Identifier",
                "`page/` and the normalised URL, or the path in raw/ where no host is known."
            ),
            (
                "url", .url, "URL",
                "The normalised URL that the page was captured from; empty where no host is known."
            ),
            ("canonical", .url, "Canonical URL", "What `link rel=canonical` names, resolved."),
            ("title", .text, "Title", "The text of the `title` element."),
            ("description", .text, "Description", "The content of `meta name=description`."),
            ("heading", .text, "Heading", "The text of the first `h1`."),
            (
                "headline", .string, "Headline",
                "The title without the name of the site, as far as that can be told."
            ),
            ("outline", .list, "Outline", "The headings in their order, each with its level before it."),
            ("text", .string, "Main text", "The text that the page is for, a line for each block."),
            ("markdown", .string, "Main text as Markdown", "The same with its headings, lists and tables."),
            (
                "author", .string, "Author",
                "Who is named as author: embedded metadata first, then the byline."
            ),
            (
                "published", .date, "Published",
                "When the page says it was published: for machines, beside its text, in its address (EDTF)."
            ),
            (
                "modified", .date, "Modified",
                "When the page says that it was last changed, for machines or beside its text (EDTF)."
            ),
            (
                "lang", .string, "Declared language",
                "The `lang` (or `xml:lang`) of the root element, as written."
            ),
            (
                "lang_detected", .string, "Detected language",
                "The language of most of the text; empty where undetermined."
            ),
            ("direction", .string, "Direction", "The `dir` of the root element or body, as written."),
            ("encoding", .string, "Encoding", "The encoding that the page was decoded from."),
            ("encoding_reason", .string, "Encoding decided by", "What decided the encoding."),
            ("words", .integer, "Words", "The words of the main text; letters where words are not divided."),
            (
                "template", .string, "Template",
                "16 hexadecimal digits that pages of one template share: a digest of the frame of the page."
            ),
            ("links", .integer, "Links", "The number of distinct links on the page."),
        ],
        origins: [
            .init("id", "capture", ["capture.url"], .notStated),
            .init("url", "capture", ["capture.url"], .notStated),
            .init("canonical", "page@1", ["link"], .noMatch), .init("title", "page@1", ["title"], .noMatch),
            .init("description", "page@1", ["meta"], .noMatch), .init("heading", "page@1", ["h1"], .noMatch),
            .init("author", "author@1", ["statement", "body"], .noMatch),
            .init("published", "published@1", ["statement", "body"], .noMatch),
            .init("modified", "modified@1", ["statement", "body"], .noMatch),
            .init("lang", "page@1", ["html"], .noMatch),
            .init("direction", "page@1", ["html", "body"], .noMatch),
            .init("headline", "headline@1", ["title", "heading"], .noMatch),
            .init("outline", "outline@1", ["h1", "h2", "h3", "h4", "h5", "h6"], .noMatch),
            .init("text", "main-text@1", ["body"], .noMatch),
            .init("markdown", "markdown@1", ["text"], .noMatch),
            .init("lang_detected", "cld2@20150806", ["body"], .undetermined),
            .init("encoding", "encoding", ["capture.bytes"]),
            .init("encoding_reason", "encoding", ["capture.bytes"]),
            .init("words", "count-words@1", ["text"]), .init("template", "template@1", ["body"]),
            .init("links", "count", ["link.page"]),
        ],
        formats: ["csv", "json"], long: ["text", "markdown"])
}
