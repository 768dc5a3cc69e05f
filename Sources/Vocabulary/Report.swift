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

    package static let all = [
        alias, boilerplate, capture, coverage, damage, finding, language, ledger, missing, redirect,
        reference, referrer, rule, translation, unclaimed,
    ]

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
        ] + place + [
            ("quote", "string", "The words that stand there."),
            ("waived", "string", "Why it is accepted, by whom and until when, where a waiver says so."),
        ])

    package static let capture = Report(
        "capture", "Every capture in raw/: every file, and every record of an archive",
        [
            ("capture_id", "string", "16 hexadecimal digits of SHA-256 over path and offsets."),
            ("file", "string", "The path in raw/."),
            ("entry", "string", "The member of a ZIP that it lies in."),
            ("offset", "integer", "Where its member begins in the file, or in the unpacked member of a ZIP."),
            ("inner_offset", "integer", "Where it begins in the decoded member."),
            ("length", "integer", "The bytes that it takes there; 0 where it shares a member with others."),
            ("url", "string", "The normalised URL."),
            ("surt", "string", "A sort key (SURT), no identity."),
            ("captured_at", "string", "The moment of capture, as stated."),
            ("status", "integer", "The HTTP status."),
            ("media_type", "string", "As sniffed."),
            ("declared_type", "string", "As the server declared it."),
            ("language_header", "string", "`Content-Language`, as sent."),
            ("payload_length", "integer", "The bytes of the payload, without chunks and content codings."),
            ("sha256", "string", "SHA-256 of the payload."),
            ("encoding", "string", "What a page was decoded from."),
            ("encoding_reason", "string", "What decided the encoding."),
            ("encoding_competitors", "string", "What else was named or possible, each with its reason."),
            ("role", "string", "What the capture is."),
            ("reason", "string", "Why it has its role."),
            ("fidelity", "string", "How faithful the bytes are."),
            ("record_id", "string", "`WARC-Record-ID`."),
            ("record_type", "string", "`WARC-Type`; of ARC `response`."),
            ("block_length", "integer", "The bytes of its block that are there."),
            ("block_digest", "string", "As the archive states it."),
            ("block_verdict", "string", "What became of it; see docs/dataset.md."),
            ("payload_digest", "string", "As the archive states it."),
            ("payload_verdict", "string", "What became of it; see docs/dataset.md."),
            ("payload_covers", "string", "The bytes that the payload digest covers."),
            ("original", "string", "Of a revisit: the capture whose payload it has."),
            (
                "duplicate_of", "string",
                "The first capture with the same payload, where that is another address."
            ),
            ("resynchronised", "boolean", "Whether it was found by looking for a record behind damage."),
            ("derived_from", "string", "SHA-256 of the source it was made from."),
            ("note", "string", "As stated."),
        ])

    package static let damage = Report(
        "damage", "What could not be read as it should be",
        [
            ("file", "string", "The path in raw/; of a member of a ZIP, `path!/member`."),
            ("offset", "integer", "Where it begins."), ("length", "integer", "How many bytes it concerns."),
            ("kind", "string", "What is wrong; see docs/dataset.md."),
            ("kept", "string", "What was read in spite of it."), ("lost", "string", "What was lost."),
        ])

    package static let redirect = Report(
        "redirect", "Where addresses send their readers",
        [
            ("from", "string", "The address."), ("kind", "string", "http, meta-refresh, or canonical."),
            ("status", "integer", "The HTTP status."), ("written", "string", "The target as written."),
            ("to", "string", "The target, resolved."),
            ("final", "string", "Where the chain of redirects ends."),
            ("hops", "integer", "How many there are to the end."),
            ("is_loop", "boolean", "Whether the chain comes back to itself."),
            ("capture_id", "string", "The capture that redirects."),
        ])

    package static let alias = Report(
        "alias", "Addresses that mean the same capture",
        [
            ("url", "string", "The address of the capture."), ("alias", "string", "The other address."),
            (
                "rule", "string",
                "Why both mean it: " + Alias.Rule.allCases.map(\.rawValue).joined(separator: ", ")
                    + "; several with spaces between them."
            ),
            ("is_captured", "boolean", "Whether the other address was captured, too."),
            ("has_same_bytes", "boolean", "Whether its payload is then the same."),
            ("capture_id", "string", "The capture."),
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
            (
                "fragment", "string",
                "Whether the page has the place that the link names: found, not-found, not-checked."
            ),
        ] + place)

    package static let translation = Report(
        "translation", "Pages that are one text in several languages, as their hreflang says",
        [
            ("group", "string", "The first page of the group."),
            ("language", "string", "The language, in its canonical form."),
            ("state", "string", "present, or missing: other groups have the language."),
            ("page", "string", "The page."), ("basis", "string", "hreflang or declared."),
            ("detected", "string", "The detected language of the page's text."),
        ])

    package static let ledger = Report(
        "ledger", "The balances of the run: what there was, and what became of all of it",
        [
            ("balance", "string", "bytes, captures, text, addresses, documents; or beside, for the rest."),
            ("item", "string", "A part of it, or total."), ("unit", "string", "What is counted."),
            ("count", "integer", "How many."),
            ("note", "string", "Of a total: holds, or broken. Of a part: what it is."),
        ])

    package static let referrer = Report(
        "referrer", "What refers to each record: the resolved references, from their other end",
        [
            ("record", "string", "The record or page."),
            ("from", "string", "The record, page, site map or list that refers to it."),
            ("field", "string", "The field or kind of the reference, as in report/reference.csv."),
            ("references", "integer", "How many references it has."),
        ])

    package static let missing = Report(
        "missing", "Addresses in scope that nobody captured, those that most depends on first",
        [
            ("url", "string", "The address."),
            ("kind", "string", "page, document, image, or other for parts of pages."),
            ("pages", "integer", "How many pages refer to it."),
            ("references", "integer", "How many references they have."),
            ("known_from", "string", "The sources of `known_urls` that name it."),
            ("first_page", "string", "The first page that refers to it."),
            ("words", "string", "The words of that reference."),
        ] + place)

    package static let rule = Report(
        "rule", "What the rules of recipes found: which are dead, which match on part of their pages",
        [
            ("rule", "string", "The id of the rule, as evidence names it."),
            ("what", "string", "route, record, field or mention."),
            ("kind", "string", "The kind of record."), ("field", "string", "The field."),
            ("file", "string", "The recipe."), ("line", "integer", "The line of the rule."),
            ("pages", "integer", "The pages on which it was asked."),
            ("pages_found", "integer", "Those on which it matched."),
            ("asked", "integer", "How often it was asked: once a page, or once a record."),
            ("found", "integer", "How often it matched."), ("matches", "integer", "What it matched in all."),
            ("values", "integer", "The values of records that rest on it."),
            ("verdict", "string", "always, partial, dead, or never-asked."),
        ])

    package static let coverage = Report(
        "coverage", "Text nodes by what claims them: of each page, of each template, of the site",
        [
            ("scope", "string", "site, template or page."),
            ("page", "string", "The page; empty for a sum."),
            ("template", "string", "The template, as in page.csv; empty for the site."),
            ("pages", "integer", "How many pages are summed up."),
            ("text_nodes", "integer", "Text nodes that are not white space alone and that a reader may see."),
            ("characters", "integer", "Their characters, white space aside."),
            ("by_rule", "integer", "Text nodes that a rule of a recipe took."),
            ("by_rule_characters", "integer", "Their characters."),
            ("by_built_in", "integer", "Text nodes that a built-in kind took, and no rule."),
            ("by_built_in_characters", "integer", "Their characters."),
            (
                "boilerplate", "integer",
                "Text nodes in blocks that nothing took and that repeat on three pages or more."
            ),
            ("boilerplate_characters", "integer", "Their characters."),
            ("unclaimed", "integer", "Text nodes that are left."),
            ("unclaimed_characters", "integer", "Their characters."),
            ("attribute_texts", "integer", "Values of `alt` and `title`, which are counted apart."),
            ("images", "integer", "Not measured: images, whose text nobody reads."),
            ("scripts", "integer", "Not measured: scripts, which may write text."),
            ("frames", "integer", "Not measured: frames, whose text is another page's."),
        ])

    private static let blockColumns =
        [
            ("characters", "integer", "Its characters that nothing claims, white space aside."),
            ("text_nodes", "integer", "Its text nodes that nothing claims."),
            ("pages", "integer", "How many pages it stands on."),
            ("page", "string", "The page, or the first of them."),
            ("template", "string", "The template of that page."),
        ] + place + [
            ("path", "string", "The element that holds it."),
            ("text", "string", "Its beginning; empty where it holds an address of a person."),
        ]

    package static let unclaimed = Report(
        "unclaimed", "Blocks of text that no rule and no built-in kind claims, the 5,000 largest",
        blockColumns)

    package static let boilerplate = Report(
        "boilerplate",
        "Blocks of text that nothing claims and that repeat over pages, the 5,000 most frequent",
        blockColumns)

    package static let language = Report(
        "language", "Declared, stated and detected languages, text by text",
        [
            ("subject", "string", "The record or page."),
            (
                "field", "string",
                "The field; empty for the page's text, hreflang for a label that others give to it."
            ),
            ("declared", "string", "The tag that the markup declares, as written."),
            (
                "declared_by", "string",
                "page, element, empty for `lang=\"\"`; hreflang-html, -http, -sitemap."
            ),
            ("stated", "string", "The tag that the recipe states."),
            ("detected", "string", "The detected language."),
            ("percent", "integer", "Its share of the text."),
            ("length", "integer", "The characters that were judged."),
            ("verdict", "string", "agreement, contradiction, abstention, or uncontested."),
            ("well_formed", "boolean", "Whether the declared tag follows the grammar of RFC 5646."),
            ("valid", "boolean", "Whether its subtags are in the IANA registry that the tool has."),
            ("canonical", "string", "Its canonical form."),
            ("declarations", "string", "Of a page: all that declares its language, each as `where=tag`."),
        ] + place)
}
