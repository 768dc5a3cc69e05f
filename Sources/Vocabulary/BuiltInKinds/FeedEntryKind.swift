extension BuiltInKinds {
    package static let feedEntry = BuiltInKind(
        "feed_entry", "Feed entries",
        "One row for each entry of a feed (RSS, Atom) that was captured; of several captures of a feed the newest counts.",
        fields: [
            ("id", .string, "Identifier", "`feed_entry/` and 12 digits of SHA-256 over feed and entry."),
            ("feed", .string, "Feed", "The feed's URL, or its path in raw/."),
            ("feed_title", .string, "Title of the feed", "The title of the feed as a whole."),
            ("entry_id", .string, "Identifier in the feed", "`guid` or `id`, as written."),
            ("title", .text, "Title", "The entry's title, without markup."),
            ("link", .string, "Link as written", "What the entry is about."),
            ("url", .string, "URL", "The link resolved and normalised; empty where that is impossible."),
            ("state", .string, "State", "What became of the reference; see docs/dataset.md."),
            (
                "target", .reference(kind: "page", isStrict: false), "Page",
                "The captured page that it leads to."
            ),
            ("author", .string, "Author", "As written, without addresses of people."),
            ("categories", .list, "Categories", "In the order of the feed."),
            ("published", .date, "Published", "The day, in EDTF."),
            ("updated", .date, "Updated", "The day of the last change, in EDTF."),
            ("summary", .text, "Summary", "The description, summary or content, without markup."),
        ],
        required: ["id", "feed"],
        origins: [
            .init("id", "feed-entry-key@1", ["feed", "entry_id", "link", "title"]),
            .init("feed", "capture", ["capture.url"]),
            .init("url", "resolve-url@1", ["link", "feed"], .unresolved),
            .init("state", "resolve@1", ["url"], .noMatch),
            .init("target", "resolve@1", ["url"], .unresolved),
            .init("source_url", "capture", ["capture.source_url"], .notStated),
            .init("captured_at", "capture", ["capture.captured_at"], .notStated),
            .init("fidelity", "capture", ["capture.fidelity"]),
            .init("capture_id", "capture", ["capture.capture_id"]),
        ],
        formats: ["csv", "json"], long: ["summary"])
}
