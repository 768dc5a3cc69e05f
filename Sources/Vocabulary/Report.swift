/// A table of `report/`: its name and its columns.
package struct Report: Sendable {
    /// A column: its name, its Table Schema type and its meaning.
    package struct Column: Sendable {
        package var name: String
        package var type: String
        package var description: String
    }

    package var name: String
    package var title: String
    package var columns: [Column]

    package static let all = [capture, finding, language, reference]

    private init(_ name: String, _ title: String, _ columns: [(String, String, String)]) {
        self.name = name
        self.title = title
        self.columns = columns.map { Column(name: $0.0, type: $0.1, description: $0.2) }
    }

    private static let place = [
        ("capture_id", "string", "The capture that the place is in."),
        ("start", "integer", "The first byte of the place, in the payload, from 0."),
        ("end", "integer", "The byte behind the place."),
    ]

    package static let finding = Report(
        "finding", "What a person should know",
        [
            ("severity", "string", "error, warning or note."),
            ("code", "string", "A stable code; see docs/findings.md."),
            ("subject", "string", "The id of a record or page, or the path of a file."),
            ("field", "string", "The field or rule, where the finding is about one."),
            ("summary", "string", "What is the case."), ("help", "string", "What to do."),
        ] + place + [("quote", "string", "The words that stand there.")])

    package static let capture = Report(
        "capture", "Every file of raw/, and what it is",
        [
            ("capture_id", "string", "16 hexadecimal digits of SHA-256 over path and offsets."),
            ("file", "string", "The path in raw/."),
            ("offset", "integer", "Where the capture begins in the file."),
            ("length", "integer", "Its length in bytes."), ("url", "string", "The normalised URL."),
            ("captured_at", "string", "The moment of capture, as stated."),
            ("media_type", "string", "As sniffed."),
            ("sha256", "string", "SHA-256 of the bytes."),
            ("encoding", "string", "What a page was decoded from."),
            ("encoding_reason", "string", "What decided the encoding."),
            ("role", "string", "What the capture is."),
            ("reason", "string", "Why it has its role."),
            ("fidelity", "string", "How faithful the bytes are."),
            ("derived_from", "string", "SHA-256 of the source it was made from."),
            ("note", "string", "As stated."),
        ])

    package static let reference = Report(
        "reference", "Every reference, and what became of it",
        [
            ("from", "string", "The record or page that refers."),
            ("field", "string", "The field, rule, or `link`."),
            ("written", "string", "The reference as written."), ("state", "string", "What became of it."),
            ("to", "string", "The record or URL that it leads to."),
            ("reason", "string", "Why it has its state."),
            ("expects", "string", "For words: page, document or address."),
        ] + place)

    package static let language = Report(
        "language", "Declared, stated and detected languages, text by text",
        [
            ("subject", "string", "The record or page."),
            ("field", "string", "The field; empty for the page's text."),
            ("declared", "string", "The tag that the markup declares, as written."),
            ("declared_by", "string", "page, element, or empty for `lang=\"\"`."),
            ("stated", "string", "The tag that the recipe states."),
            ("detected", "string", "The detected language."),
            ("percent", "integer", "Its share of the text."),
            ("length", "integer", "The characters that were judged."),
            ("verdict", "string", "agreement, contradiction, abstention, or uncontested."),
        ] + place)
}
