extension BuiltInKinds {
    package static let image = BuiltInKind(
        "image", "Images",
        "One row for each distinct image of a page: source as written and alternative text.",
        fields: [
            ("page", .reference(kind: "page", isStrict: true), "Page", "The page that shows the image."),
            ("key", .string, "Key", "12 hexadecimal digits of SHA-256 over source and alternative text."),
            (
                "src", .string, "Source as written",
                "The attribute `src`, or `data-src` where scripts load it; a `data:` URL up to its comma."
            ),
            ("url", .string, "Source", "The source resolved and normalised; empty where that is impossible."),
            ("alt", .string, "Alternative text", "The attribute `alt`."),
            ("alt_present", .boolean, "Has alternative text", "Whether the attribute is there, also empty."),
            ("title", .string, "Title", "The attribute `title`."),
            ("caption", .string, "Caption", "The `figcaption` of the figure that it stands in."),
            ("width", .string, "Width", "The attribute `width`, as written."),
            ("height", .string, "Height", "The attribute `height`, as written."),
            (
                "position", .string, "Position",
                "`main` in the main text, else the furniture that it stands in, or `other`."
            ),
            ("occurrences", .integer, "Occurrences", "How often the image stands on the page."),
            ("state", .string, "State", "What became of the reference; see docs/dataset.md."),
            ("capture_id", .string, "Capture", "The capture that holds the image."),
        ],
        required: ["page", "key", "alt_present", "occurrences", "state"],
        origins: [
            .init("page", "capture", ["capture.url"]), .init("key", "image-key@1", ["src", "alt"]),
            .init("src", "attribute", ["@src", "@data-src"], .noMatch),
            .init("url", "resolve-url@1", ["src", "page.url"], .unresolved),
            .init("alt", "attribute", ["@alt"], .noMatch), .init("alt_present", "attribute", ["@alt"]),
            .init("title", "attribute", ["@title"], .noMatch),
            .init("caption", "text", ["ancestor::figure/figcaption"], .noMatch),
            .init("width", "attribute", ["@width"], .noMatch),
            .init("height", "attribute", ["@height"], .noMatch),
            .init("position", "main-text@1", ["body"]), .init("occurrences", "count", ["elements"]),
            .init("state", "resolve@1", ["url"]), .init("capture_id", "resolve@1", ["url"], .unresolved),
        ],
        joined: ["state", "capture_id"])

    /// The cells of an image as it stands on the page.
    package enum ImageCell: Int, CaseIterable {
        case src, alt, title, caption, width, height, position
    }
}
