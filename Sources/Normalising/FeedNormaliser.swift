import Addresses
import Digests
import Languages
package import Vocabulary

extension Normaliser {
    /// The records of the entries of a feed; what they lead to the whole dataset decides.
    package func records(of feed: FeedExcerpts, capture: Capture) -> [(
        record: Record, judgements: [LanguageJudgement]
    )] {
        let address = capture.url ?? capture.file
        let base = capture.url.flatMap { WebURL($0) }
        return feed.entries.map { entry in
            let link = entry.link.flatMap { WebURL($0.text, base: base) }
            let record = FeedRecord(
                key: Self.key(of: entry, in: address), capture: capture, withholding: withholding,
                detector: detector)
            return record.made(of: entry, feed: address, title: feed.title, url: link?.href)
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

    func made(of entry: FeedExcerpts.Entry, feed: String, title: Excerpt?, url: String?) -> (
        record: Record, judgements: [LanguageJudgement]
    ) {
        let id = "feed_entry/" + key
        var judgements: [LanguageJudgement] = []
        func text(_ name: String, _ written: Excerpt?) -> [Field] {
            guard let written else {
                return [name, name + "_lang", name + "_lang_basis"].map { Field($0, nil, evidence: []) }
            }
            let excerpt = withholding.redacted(written) ?? written
            let decision = LanguageDecision(
                of: excerpt.text, subject: id, field: name, declared: excerpt.language, stated: nil,
                detector: detector, quote: excerpt.quote)
            judgements.append(decision.judgement)
            return [Field(name, .string(excerpt.text), evidence: [Evidence(.quoted(excerpt.quote))])]
                + PageNormaliser.companions(name, decision)
        }
        var fields = [
            Field("id", .string(id), evidence: []), Field("feed", .string(feed), evidence: []),
            plain("feed_title", title), plain("entry_id", entry.entryID),
        ]
        fields += text("title", entry.title)
        fields += [
            plain("link", entry.link),
            Field("url", url.map { .string($0) }, evidence: [], reason: .unresolved),
        ]
        fields += [plain("author", entry.author), categories(entry.categories)]
        fields += date("published", entry.published) + date("updated", entry.updated)
        fields += text("summary", entry.summary)
        return (Record(kind: "feed_entry", key: key, fields: fields, capture: capture.id), judgements)
    }

    private func plain(_ name: String, _ written: Excerpt?) -> Field {
        guard let written else { return Field(name, nil, evidence: []) }
        let excerpt = withholding.redacted(written) ?? written
        return Field(name, .string(excerpt.text), evidence: [Evidence(.quoted(excerpt.quote))])
    }

    private func categories(_ written: [Excerpt]) -> Field {
        let excerpts = written.map { withholding.redacted($0) ?? $0 }
        return Field(
            "categories", excerpts.isEmpty ? nil : .list(excerpts.map(\.text)),
            evidence: excerpts.map { Evidence(.quoted($0.quote)) })
    }

    private func date(_ name: String, _ written: Excerpt?) -> [Field] {
        guard let written else { return ["", "_from", "_to"].map { Field(name + $0, nil, evidence: []) } }
        let day = FeedDate.edtf(written.text)
        let edtf = day.flatMap { EDTF($0) }
        let bounds = [Evidence(.computed(function: "edtf-bounds@1", from: [name]))]
        return [
            Field(
                name, day.map { .string($0) }, evidence: [Evidence(.quoted(written.quote), steps: ["date"])],
                reason: .rejected)
        ]
            + [("_from", edtf?.earliest), ("_to", edtf?.latest)].map { end, value in
                Field(name + end, value.map { .string($0) }, evidence: bounds, reason: .undetermined)
            }
    }
}
