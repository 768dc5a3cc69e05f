import Addresses
import Digests
import Vocabulary

/// Makes the records of a page's links: one for each distinct target, text and relation.
struct LinkNormaliser {
    let page: Page
    let base: WebURL?
    let withholding: Withholding

    func records(of links: [LinkExcerpt]) -> [Record] {
        var records: [String: Record] = [:]
        for link in links {
            let record = record(of: link)
            guard var known = records[record.key] else {
                records[record.key] = record
                continue
            }
            for index in known.fields.indices {
                known.fields[index].evidence += record.fields[index].evidence.filter { $0.quote != nil }
            }
            if case .integer(let count) = known["occurrences"]?.value,
                let index = known.fields.firstIndex(where: { $0.name == "occurrences" })
            {
                known.fields[index].value = .integer(count + 1)
            }
            records[record.key] = known
        }
        return records.values.sorted { $0.key < $1.key }
    }

    private func record(of link: LinkExcerpt) -> Record {
        let text = link.text.map { withholding.redacted($0) ?? $0 }
        let isWithheld =
            !withholding.isPublished("link", "href")
            && (Withholding.isPersonal(target: link.target.text) || withholding.redacted(link.target.text) != nil)
        var target = link.target.quote
        if isWithheld { target.exact = nil }
        let quoted = Evidence(.quoted(target))
        let url = isWithheld ? nil : WebURL(link.target.text, base: base)
        let rel = link.rel.flatMap { $0.isEmpty ? nil : withholding.redacted($0) ?? $0 }
        let key = SHA256.hex(of: [isWithheld ? Withholding.mark : link.target.text, text?.text ?? "", rel ?? ""]).prefix(12)
        let fields = [
            Field("page", .string("page/" + page.capture.pageKey), evidence: []),
            Field("key", .string(String(key)), evidence: []),
            Field("element", .string(link.element), evidence: []),
            Field(
                "href", isWithheld ? nil : .string(link.target.text), evidence: [quoted],
                reason: isWithheld ? .withheld : nil),
            Field("url", url.map { .string($0.href) }, evidence: [], reason: isWithheld ? .withheld : .unresolved),
            Field("text", text.map { .string($0.text) }, evidence: text.map { [Evidence(.quoted($0.quote))] } ?? []),
            attribute("rel", rel, of: link),
            attribute("hreflang", link.hreflang.flatMap { $0.isEmpty ? nil : $0 }, of: link),
            Field("occurrences", .integer(1), evidence: []),
            Field("state", nil, evidence: []),
            Field("target", nil, evidence: []),
        ]
        return Record(kind: "link", key: String(key), fields: fields, capture: page.capture.id)
    }

    /// An attribute beside the target, quoted from the same start tag.
    private func attribute(_ name: String, _ value: String?, of link: LinkExcerpt) -> Field {
        guard let value else { return Field(name, nil, evidence: []) }
        var quote = link.target.quote
        if let at = quote.path.lastIndex(of: "@") { quote.path = quote.path[..<at] + "@" + name }
        quote.exact = String(value.prefix(Quote.longestExact))
        return Field(name, .string(value), evidence: [Evidence(.quoted(quote))])
    }
}
