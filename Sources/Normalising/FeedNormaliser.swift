import Addresses
import Digests
import Languages
package import Vocabulary

extension Normaliser {
    /// An entry of a feed as a record, and what is to be said of it.
    package struct FeedEntry {
        package var record: Record
        package var judgements: [LanguageJudgement]
        package var findings: [Finding] = []
    }

    /// The records of the entries of a feed; what they lead to the whole dataset decides.
    package func entries(of feed: FeedExcerpts, capture: Capture) -> [FeedEntry] {
        let address = capture.url ?? capture.file
        let base = capture.url.flatMap { WebURL($0) }
        let recipes = recordNormaliser(base: base, capture: capture)
        return feed.entries.map { entry in
            let link = entry.link.flatMap { WebURL($0.text, base: base) }
            let record = FeedRecord(
                key: Self.key(of: entry, in: address), capture: capture, withholding: withholding,
                detector: detector)
            var made = record.made(of: entry, feed: address, title: feed.title, url: link?.href)
            for draft in entry.drafts {
                let outcome = recipes.record(of: draft, key: made.record.key)
                made.findings += withheld(outcome.findings)
                made.judgements += outcome.value?.judgements ?? []
                if let added = outcome.value?.record { take(added, into: &made.record) }
            }
            return made
        }
    }

    /// 12 digits over feed and entry: its own identifier, else its link, else its words.
    private static func key(of entry: FeedExcerpts.Entry, in feed: String) -> String {
        var digest = KeyDigest()
        digest.add(Array(feed.utf8)[...])
        let own = entry.entryID ?? entry.link ?? entry.title ?? entry.summary
        digest.add(Array((own?.text ?? "").utf8)[...])
        let digits = String(digest.key(), radix: 16)
        return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
    }
}

/// Makes the record of one entry.
private struct FeedRecord {
    let key: String
    let capture: Capture
    let withholding: Withholding
    let detector: LanguageDetector?

    func made(of entry: FeedExcerpts.Entry, feed: String, title: Excerpt?, url: String?)
        -> Normaliser.FeedEntry
    {
        let kind = BuiltInKinds.feedEntry.kind
        let id = kind + "/" + key
        let quoted = QuotedFields(subject: id, withholding: withholding, detector: detector)
        let (titleFields, ofTitle) = quoted.text("title", entry.title)
        let (summaryFields, ofSummary) = quoted.text("summary", entry.summary)
        var fields = [
            Field("id", .string(id), evidence: []), Field("feed", .string(feed), evidence: []),
            quoted.plain("feed_title", title), quoted.plain("entry_id", entry.entryID),
        ]
        fields += titleFields
        fields += [
            quoted.plain("link", entry.link),
            Field("url", url.map { .string($0) }, evidence: [], reason: .unresolved),
            quoted.plain("author", entry.author), categories(entry.categories),
        ]
        fields += quoted.date("published", entry.published, FeedDate.edtf)
        fields += quoted.date("updated", entry.updated, FeedDate.edtf)
        fields += summaryFields
        return Normaliser.FeedEntry(
            record: Record(kind: kind, key: key, fields: fields, capture: capture.id),
            judgements: [ofTitle, ofSummary].compactMap(\.self))
    }

    private func categories(_ written: [Excerpt]) -> Field {
        let excerpts = written.map { withholding.redacted($0) ?? $0 }
        return Field(
            "categories", excerpts.isEmpty ? nil : .list(excerpts.map(\.text)),
            evidence: excerpts.map { Evidence(.quoted($0.quote)) })
    }
}
