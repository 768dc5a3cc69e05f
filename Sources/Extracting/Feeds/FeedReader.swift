import Markup
package import Vocabulary

/// Reads the entries of a feed: RSS 0.91 to 2.0, RSS 1.0, Atom (RFC 4287), with Dublin Core.
package struct FeedReader: FeedVisitor {
    private let page: Page
    private let rules: FeedRules
    private var excerpts = FeedExcerpts()
    private var entry: FeedExcerpts.Entry?
    /// How many elements are open when an entry's own elements end.
    private var depth = 0
    private var language = DeclaredLanguage.none
    private var isAtom = false
    /// The address that the identifier of the entry is, where it has no link (RSS 2.0, `guid`).
    private var permanentLink: Excerpt?
    /// What rules took of the entry so far.
    private var found: [FeedRules.Part: [Excerpt]] = [:]

    private static let mostEntries = 100_000
    private static let longestText = 1 << 20

    /// What a decoded feed holds; nil where the bytes are none.
    ///
    /// - Parameter rules: Those of recipes for its entries.
    package static func excerpts(of page: Page, rules: FeedRules) -> FeedExcerpts? {
        guard let list = AddressList(page.text), list.kind == .feed else { return nil }
        var reader = FeedReader(page: page, rules: rules)
        var scanner = FeedScanner(page.text)
        scanner.run(&reader)
        reader.excerpts.hits = rules.hits(in: reader.excerpts.entries)
        return reader.excerpts
    }

    private init(page: Page, rules: FeedRules) {
        self.page = page
        self.rules = rules
    }

    mutating func begin(_ element: FeedScanner.Element) {
        if element.depth == 1 {
            isAtom = element.name == "feed"
            if let value = attribute("xml:lang", element) { declare(value) }
        }
        guard entry == nil, element.name == "item" || element.name == "entry",
            excerpts.entries.count < Self.mostEntries
        else { return }
        var fresh = FeedExcerpts.Entry()
        fresh.entryID = attribute("rdf:about", element).flatMap { plain($0) }
        permanentLink = fresh.entryID.flatMap(Self.address)
        entry = fresh
        depth = element.depth
        found = [:]
    }

    mutating func end(_ element: FeedScanner.Element) {
        guard var entry else { return endOfFeed(element) }
        if element.depth == depth {
            entry.link = entry.link ?? permanentLink
            let place = quote(element.startTag.lowerBound..<element.content.upperBound, nil)
            entry.drafts = rules.drafts(of: found, entry: place)
            excerpts.entries.append(entry)
            self.entry = nil
            return
        }
        if element.depth == depth + 1 {
            take(element, into: &entry)
        } else if element.depth == depth + 2, element.name == "name", element.parent == "author" {
            entry.author = entry.author ?? plain(element.content)
        }
        self.entry = entry
        for part in rules.parts[element.name] ?? [] {
            let excerpt =
                part.attribute.map { attribute($0, element).flatMap { plain($0) } } ?? rendered(element)
            if let excerpt { found[part, default: []].append(excerpt) }
        }
    }

    private mutating func endOfFeed(_ element: FeedScanner.Element) {
        guard element.depth == (isAtom ? 2 : 3), isAtom || element.parent == "channel" else { return }
        switch element.name {
        case "title": excerpts.title = excerpts.title ?? rendered(element)
        case "language", "dc:language": declare(element.content)
        default: break
        }
    }

    private mutating func take(_ element: FeedScanner.Element, into entry: inout FeedExcerpts.Entry) {
        switch element.name {
        case "title", "dc:title": entry.title = entry.title ?? rendered(element)
        case "guid", "id":
            entry.entryID = plain(element.content) ?? entry.entryID
            let isLink = element.name == "guid" && attribute("isPermaLink", element).map(text) != "false"
            permanentLink = isLink ? entry.entryID.flatMap(Self.address) : nil
        case "link", "atom:link":
            guard let href = attribute("href", element) else {
                entry.link = entry.link ?? plain(element.content)
                return
            }
            let relation = attribute("rel", element).map { text($0) }
            guard relation == nil || relation == "alternate" else { return }
            entry.link = entry.link ?? plain(href)
        case "author", "dc:creator", "itunes:author":
            guard !contains(UInt8(ascii: "<"), element.content) || isCDATA(element.content) else { return }
            entry.author = entry.author ?? plain(element.content)
        case "category", "dc:subject":
            let term = attribute("term", element).flatMap { plain($0) }
            if let category = term ?? plain(element.content) { entry.categories.append(category) }
        case "pubDate", "published", "dc:date", "issued", "dcterms:issued":
            entry.published = entry.published ?? plain(element.content)
        case "updated", "modified", "dcterms:modified":
            entry.updated = entry.updated ?? plain(element.content)
        case "description", "summary": entry.summary = rendered(element) ?? entry.summary
        case "content:encoded", "content", "itunes:summary":
            entry.summary = entry.summary ?? rendered(element)
        default: break
        }
    }

    private static func address(_ excerpt: Excerpt) -> Excerpt? {
        ["http://", "https://"].contains { excerpt.text.lowercased().hasPrefix($0) } ? excerpt : nil
    }

    private func attribute(_ name: String, _ element: FeedScanner.Element) -> Range<Int>? {
        FeedScanner.attribute(name, in: element.startTag, of: page.text)
    }

    private mutating func declare(_ range: Range<Int>) {
        guard let excerpt = plain(range) else { return }
        language = .inherited(excerpt.text, excerpt.quote)
    }

    // MARK: Texts

    private func contains(_ byte: UInt8, _ range: Range<Int>) -> Bool { page.text[range].contains(byte) }

    private func isCDATA(_ range: Range<Int>) -> Bool { page.text[trimmed(range)].starts(with: Self.opening) }

    private static let opening = Array("<![CDATA[".utf8)
    private static let closing = Array("]]>".utf8)

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, page.text[start] <= 0x20 { start += 1 }
        while end > start, page.text[end - 1] <= 0x20 { end -= 1 }
        return start..<end
    }

    /// The bytes of an element's content without white space around it, or of the one CDATA section that it
    /// is.
    private func inner(_ range: Range<Int>) -> Range<Int> {
        let whole = trimmed(range)
        guard isCDATA(whole) else { return whole }
        let start = whole.lowerBound + Self.opening.count
        let end =
            page.text[start..<whole.upperBound].suffix(3).elementsEqual(Self.closing)
            ? whole.upperBound - Self.closing.count : whole.upperBound
        return trimmed(start..<max(start, end))
    }

    private func text(_ range: Range<Int>) -> String {
        XMLText.resolved(String(decoding: page.text[range], as: UTF8.self))
    }

    private func quote(_ range: Range<Int>, _ exact: String?) -> Quote {
        Quote(
            capture: page.capture.id, ranges: [page.offsets.payloadRange(of: range)], path: "", exact: exact)
    }

    /// What stands there, references resolved.
    private func plain(_ range: Range<Int>) -> Excerpt? {
        let range = inner(range)
        guard !range.isEmpty, range.count < Self.longestText else { return nil }
        let text = text(range).collapsingWhitespace()
        return text.isEmpty ? nil : Excerpt(text: text, quote: quote(range, text))
    }

    /// A text that may be HTML: escaped, in a CDATA section, or as elements of XHTML.
    private func rendered(_ element: FeedScanner.Element) -> Excerpt? {
        let range = inner(element.content)
        guard !range.isEmpty, range.count < Self.longestText else { return nil }
        let isMarkup = isCDATA(element.content) || contains(UInt8(ascii: "<"), range)
        let raw = String(decoding: page.text[range], as: UTF8.self)
        let type = attribute("type", element).map { self.text($0) }
        // Atom says what is plain text; RSS never does.
        let isPlain = isAtom && (type == nil || type == "text")
        let exact = isMarkup ? Self.rendered(raw) : XMLText.resolved(raw).collapsingWhitespace()
        let shown = isMarkup || isPlain ? exact : Self.rendered(exact)
        guard !shown.isEmpty else { return nil }
        return Excerpt(text: shown, quote: quote(range, exact), language: language)
    }

    /// The text of a piece of HTML.
    private static func rendered(_ html: String) -> String {
        guard html.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }),
            let document = try? MarkupDocument(parsing: Array(html.utf8))
        else { return html.collapsingWhitespace() }
        return document.tree.renderedText(of: 0).collapsingWhitespace()
    }
}
