extension BuiltInKinds {
    package static let document = BuiltInKind(
        "document", "Documents",
        "One row for each file that pages link to and that is no page: PDF, Office, archives, media.",
        fields: [
            ("id", .string, "Identifier", "`document/` and the normalised URL, or the path in raw/."),
            ("url", .string, "URL", "The normalised URL; empty where no host is known."),
            (
                "format", .string, "Format",
                "The extension of its name, in lower case; else that of its media type."
            ),
            ("texts", .list, "Link texts", "The distinct words of the links to it, at most ten."),
            (
                "type_declared", .string, "Declared media type",
                "What the server said of the capture, else what links say."
            ),
            ("type_sniffed", .string, "Media type", "What its first bytes say, where it is held."),
            ("bytes", .integer, "Bytes", "The length of its payload, where it is held."),
            ("sha256", .string, "SHA-256", "The digest of its payload, where it is held."),
            ("is_held", .boolean, "Held", "Whether raw/ has it."),
            ("state", .string, "State", "What became of the references to it; see docs/dataset.md."),
            (
                "linking_pages", .references(kind: "page", isStrict: true), "Linking pages",
                "The pages that link to it."
            ),
            ("occurrences", .integer, "Links", "The distinct links to it."),
            ("file", .string, "File", "Its path in raw/, where it is held."),
        ],
        required: ["id", "is_held", "state", "occurrences"],
        origins: [
            .init("id", "document@1", ["link.url", "capture.url"]),
            .init("url", "document@1", ["link.url"], .unresolved),
            .init("format", "document@1", ["url"], .noMatch),
            .init("texts", "document@1", ["link.text"], .noMatch),
            .init("type_declared", "document@1", ["capture.declared_type", "link.type"], .notStated),
            .init("type_sniffed", "document@1", ["capture.media_type"], .notHeld),
            .init("bytes", "document@1", ["capture.payload_length"], .notHeld),
            .init("sha256", "document@1", ["capture.sha256"], .notHeld),
            .init("is_held", "document@1", ["capture"]),
            .init("state", "resolve@1", ["url"]), .init("occurrences", "count", ["link"]),
            .init("linking_pages", "document@1", ["link.page"], .noMatch),
            .init("file", "document@1", ["capture.file"], .notHeld),
            .init("source_url", "document@1", ["url"], .notStated),
            .init("captured_at", "capture", ["capture.captured_at"], .notStated),
            .init("fidelity", "capture", ["capture.fidelity"], .notHeld),
            .init("capture_id", "capture", ["capture.capture_id"], .notHeld),
        ],
        formats: ["csv", "json"])
}
