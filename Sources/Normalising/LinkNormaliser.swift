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
            for element in record.elements { Self.add(element, to: &known.elements) }
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
        let isWithheld =
            !withholding.isPublished("link", "href")
            && (Withholding.isPersonal(target: link.target) || withholding.redacted(link.target) != nil)
        let text = redacted(link.text)
        let rel = redacted(link.rel)
        var quote = link.quote
        if quote.exact.flatMap({ withholding.redacted($0) }) != nil { quote.exact = nil }
        let url = isWithheld ? nil : WebURL(link.target, base: base)
        let key = SHA256.hex(of: [isWithheld ? Withholding.mark : link.target, text, rel]).prefix(12)
        let fields = [
            Field("page", .string("page/" + page.capture.pageKey), evidence: []),
            Field("key", .string(String(key)), evidence: []),
            Field("element", .string(link.element), evidence: []),
            Field(
                "href", isWithheld ? nil : .string(link.target), evidence: [],
                reason: isWithheld ? .withheld : nil),
            Field(
                "url", url.map { .string($0.href) }, evidence: [],
                reason: isWithheld ? .withheld : .unresolved),
            Field("text", text.isEmpty ? nil : .string(text), evidence: []),
            Field("rel", rel.isEmpty ? nil : .string(rel), evidence: []),
            Field("hreflang", link.hreflang.isEmpty ? nil : .string(link.hreflang), evidence: []),
            Field("occurrences", .integer(1), evidence: []),
            Field("state", nil, evidence: []),
            Field("target", nil, evidence: []),
        ]
        return Record(
            kind: "link", key: String(key), fields: fields, capture: page.capture.id, elements: [quote])
    }

    /// Repeats of a link are ranges of one quote, with the path of the first, where their text is the same.
    private static func add(_ quote: Quote, to elements: inout [Quote]) {
        if let index = elements.firstIndex(where: { $0.exact == quote.exact }) {
            elements[index].ranges += quote.ranges
        } else {
            elements.append(quote)
        }
    }

    private func redacted(_ text: String) -> String { withholding.redacted(text) ?? text }
}
