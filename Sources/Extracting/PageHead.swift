import Markup
import Texts
import Vocabulary

/// Finds the excerpts of a page's own record.
struct PageHead {
    let quotes: Quoting
    let position: Position
    let facts: PageFacts
    let tables: [DataTable]
    private let tree: MarkupTree
    private let parts: PageParts

    init(quotes: Quoting, position: Position, facts: PageFacts, tables: [DataTable]) {
        self.quotes = quotes
        self.position = position
        self.facts = facts
        self.tables = tables
        tree = quotes.tree
        parts = position.parts
    }

    func excerpts() -> PageExcerpts {
        var page = PageExcerpts()
        page.anchors = Anchors(digests: parts.anchors)
        if parts.html >= 0 { page.language = quotes.language(of: Int(parts.html)) }
        if page.language == .none, parts.body >= 0 { page.language = quotes.language(of: Int(parts.body)) }
        for root in [parts.html, parts.body] where root >= 0 && page.direction == nil {
            page.direction = filled(quotes.excerpt(of: "dir", of: Int(root)))
        }
        page.languageDeclarations = languageDeclarations()
        if parts.title >= 0 { page.title = filled(quotes.excerpt(of: Int(parts.title))) }
        let headings = parts.marks.filter { $0.name == .h1 && !parts.trimmed($0.text).isEmpty }
        page.heading = headings.first.map { heading(Int($0.node)) }
        if parts.base >= 0 { page.base = tree.attribute(.href, of: Int(parts.base)) }
        for node in parts.metas.map(Int.init) {
            if page.description == nil { page.description = description(node) }
            if let target = refresh(node) { page.stated.append(target) }
        }
        for node in parts.relations.map(Int.init) {
            guard let target = statedTarget(node) else { continue }
            page.stated.append(target)
            if target.kind == .canonical, page.canonical == nil {
                page.canonical = quotes.excerpt(of: "href", of: node)
            }
        }
        page.headline = facts.headline(
            title: page.title?.text ?? "", heading: headings.count == 1 ? page.heading?.text : nil)
        page.author = facts.author().map(excerpt)
        page.published.stated = facts.published().map(excerpt)
        page.modified.stated = facts.modified().map(excerpt)
        if page.published.stated == nil || page.modified.stated == nil {
            let lines = DatedLines(position)
            if page.published.stated == nil { page.published = published(lines) }
            if page.modified.stated == nil { page.modified = modified(lines) }
        }
        page.outline = outline()
        page.template = PageTemplate.name(
            of: parts, in: tree, address: quotes.page.capture.pageKey)
        page.mainText = mainText()
        page.text = parts.text
        page.blocks = parts.blocks.map { Int($0.text.lowerBound)..<Int($0.text.upperBound) }
        page.blockPlaces = parts.blocks.map { place(of: $0) }
        page.tongues = tongues()
        return page
    }

    private func filled(_ excerpt: Excerpt?) -> Excerpt? {
        excerpt.flatMap { $0.text.allSatisfy(\.isWhitespace) ? nil : $0 }
    }

    /// What a page says of itself, with the element or attribute that says it.
    private func excerpt(_ fact: PageFacts.Fact) -> Excerpt {
        let node = Int(fact.node)
        var quote = quotes.quote(of: node)
        if let attribute = fact.attribute {
            let name = tree.spelling(of: attribute.rawValue)
            quote = quotes.quote(of: name, value: tree.attribute(attribute, of: node) ?? "", of: node)
        }
        return Excerpt(text: fact.text, quote: quote)
    }

    // MARK: Dates

    private func published(_ lines: DatedLines) -> DateExcerpts {
        var dates = DateExcerpts()
        dates.element = lines.publication().map(excerpt(ofTime:))
        guard dates.element == nil else { return dates }
        let (near, all) = lines.published()
        dates.lines = near.map { line($0, parts.string(parts.blocks[$0].text)) }
        dates.all = all.map { parts.string(parts.blocks[$0].text) }
        return dates
    }

    private func modified(_ lines: DatedLines) -> DateExcerpts {
        var dates = DateExcerpts()
        dates.element = lines.change().map(excerpt(ofTime:))
        guard dates.element == nil else { return dates }
        dates.lines = lines.modified().map { line($0.block, $0.text) }
        return dates
    }

    private func excerpt(ofTime node: Int32) -> Excerpt {
        let moment = tree.attribute(.datetime, of: Int(node)) ?? ""
        return excerpt(PageFacts.Fact(text: moment, node: node, attribute: .datetime))
    }

    private func line(_ block: Int, _ text: String) -> Excerpt {
        let nodes = parts.blocks[block].nodes
        return Excerpt(
            text: text,
            quote: quotes.quote(
                from: Int(parts.textNodes[Int(nodes.lowerBound)]),
                to: Int(parts.textNodes[Int(nodes.upperBound - 1)])))
    }

    private func description(_ node: Int) -> Excerpt? {
        guard tree.attribute(.name, of: node)?.lowercased() == "description" else { return nil }
        return filled(quotes.excerpt(of: "content", of: node))
    }

    // MARK: Text

    private static let longestHeading = 200
    private static let mostHeadings = 200

    private func heading(_ node: Int) -> Excerpt {
        var heading = quotes.excerpt(of: node)
        let text = Array(heading.text.utf8)
        let end = PermalinkSign.end(of: text[...])
        if end > 0, end < text.count { heading.text = String(decoding: text[..<end], as: UTF8.self) }
        return heading
    }

    private func outline() -> [String] {
        var outline: [String] = []
        for mark in parts.marks where outline.count < Self.mostHeadings {
            guard mark.name.rawValue >= HTMLName.h1.rawValue, mark.name.rawValue <= HTMLName.h6.rawValue
            else {
                continue
            }
            // Text is collapsed already, but for the lines of a heading that has several.
            let whole = parts.bytes(parts.trimmed(mark.text))
            var text = whole[..<PermalinkSign.end(of: whole)].prefixOfCharacters(Self.longestHeading)
            guard !text.isEmpty else { continue }
            for index in text.indices where text[index] == 0x0A { text[index] = 0x20 }
            let level = mark.name.rawValue - HTMLName.h1.rawValue + 1
            outline.append("\(level) " + String(decoding: text, as: UTF8.self))
        }
        return outline
    }

    private func mainText() -> MainTextExcerpt {
        var excerpt = MainTextExcerpt()
        let blocks = position.main.blocks
        guard !blocks.isEmpty else { return excerpt }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(parts.text.count)
        for block in blocks.lazy.map({ parts.blocks[Int($0)] }) {
            if !bytes.isEmpty { bytes.append(0x0A) }
            bytes.append(contentsOf: parts.bytes(block.text))
            excerpt.words += block.isPlain ? Int(block.words) : Self.words(in: parts.bytes(block.text))
        }
        excerpt.similarity = SimilarityDigest.digests(of: bytes)
        excerpt.text = String(decoding: bytes, as: UTF8.self)
        excerpt.markdown = MarkdownText.text(position, tables: tables)
        var start = 0
        let paths = PathCursor(tree)
        for end in 1...blocks.count where end == blocks.count || blocks[end] != blocks[end - 1] + 1 {
            let first = parts.blocks[Int(blocks[start])].nodes.lowerBound
            let last = parts.blocks[Int(blocks[end - 1])].nodes.upperBound - 1
            excerpt.quotes.append(
                quotes.quote(
                    from: Int(parts.textNodes[Int(first)]), to: Int(parts.textNodes[Int(last)]), paths))
            start = end
        }
        return excerpt
    }

    /// Runs of letters between spaces; each letter of a script without spaces counts.
    private static func words(in bytes: ArraySlice<UInt8>) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            signs.withUnsafeBufferPointer { signs in
                var words = 0
                var before: UInt8 = 0
                for byte in bytes {
                    let sign = signs[Int(byte)]
                    // A word begins behind a space, or behind a letter that is one by itself.
                    words += Int(sign & ~before & letter | sign >> 1 & letter)
                    if sign != rest { before = sign }
                }
                return words
            }
        }
    }

    private static let letter: UInt8 = 1
    /// The first byte of a letter that is a word of its own.
    private static let wide: UInt8 = 2
    private static let rest: UInt8 = 4

    /// What each byte is to words; 0 for white space.
    private static let signs: [UInt8] = (0..<256).map { byte in
        switch UInt8(byte) {
        case 0x09...0x0D, 0x20: 0
        case 0xE3...0xE9: wide
        case 0x80...0xBF: rest
        default: letter
        }
    }

    // MARK: Languages

    /// Where a block stands in the page, from its first text node to its last.
    private func place(of block: TextBlock) -> Range<Int> {
        let nodes = parts.textNodes[block.nodes]
        guard let first = nodes.first, let last = nodes.last else {
            return tree.range(of: Int(block.parent))
        }
        let start = tree.range(of: Int(first)).lowerBound
        return start..<max(start, tree.range(of: Int(last)).upperBound)
    }

    /// What elements within the body declare, for the blocks that they hold.
    private func tongues() -> [(blocks: Range<Int>, tag: String)] {
        parts.tongues.compactMap { node in
            guard node != parts.html, node != parts.body,
                let tag = tree.attribute(.lang, of: Int(node)) ?? tree.attribute(.xmlLang, of: Int(node))
            else { return nil }
            let end = tree.nodes[Int(node)].end
            func first(from index: Int32) -> Int {
                var low = 0
                var high = parts.blocks.count
                while low < high {
                    let middle = (low + high) / 2
                    let start = parts.textNodes[parts.blocks[middle].nodes].first ?? .max
                    if start < index { low = middle + 1 } else { high = middle }
                }
                return low
            }
            let blocks = first(from: node)..<max(first(from: node), first(from: end))
            return blocks.isEmpty ? nil : (blocks, tag)
        }
    }

    private static let mostDeclarations = 12

    /// What declares the page's language, as it stands there.
    private func languageDeclarations() -> [String] {
        var declarations: [String] = []
        for (name, node) in [("html", parts.html), ("body", parts.body)] where node >= 0 {
            for (attribute, spelling) in [(HTMLName.lang, "lang"), (.xmlLang, "xml:lang")] {
                guard let tag = tree.attribute(attribute, of: Int(node)) else { continue }
                declarations.append("\(name)@\(spelling)=\(tag.prefix(40))")
            }
        }
        for node in parts.metas where declarations.count < Self.mostDeclarations {
            guard let content = tree.attribute(.content, of: Int(node))?.prefix(40) else { continue }
            if tree.attribute(.httpEquiv, of: Int(node))?.lowercased() == "content-language" {
                declarations.append("meta=\(content)")
            }
            let name = tree.attribute(.property, of: Int(node)) ?? tree.attribute(.name, of: Int(node))
            switch name?.lowercased() {
            case "og:locale": declarations.append("og:locale=\(content)")
            case "dc.language", "dcterms.language": declarations.append("dc.language=\(content)")
            default: break
            }
        }
        return declarations
    }

    // MARK: Addresses

    /// `<link rel=canonical href=…>` and `rel=shortlink`.
    private func statedTarget(_ node: Int) -> StatedTarget? {
        guard let rel = tree.attribute(.rel, of: node), let href = tree.attribute(.href, of: node) else {
            return nil
        }
        let words = rel.lowercased().words()
        if words.contains("canonical") { return StatedTarget(kind: .canonical, written: href) }
        return words.contains("shortlink") ? StatedTarget(kind: .shortlink, written: href) : nil
    }

    /// `<meta http-equiv=refresh content="0; url=…">` (HTML, section 4.2.5.3).
    private func refresh(_ node: Int) -> StatedTarget? {
        guard tree.attribute(.httpEquiv, of: node)?.lowercased() == "refresh",
            let content = tree.attribute(.content, of: node)
        else { return nil }
        var rest = content.drop { $0.isWhitespace || $0.isNumber || $0 == "." }
        rest = rest.drop { $0.isWhitespace || $0 == ";" || $0 == "," }
        if rest.prefix(3).lowercased() == "url" {
            let behind = rest.dropFirst(3).drop(while: \.isWhitespace)
            if behind.first == "=" { rest = behind.dropFirst().drop(while: \.isWhitespace) }
        }
        if let quote = rest.first, quote == "\"" || quote == "'" {
            rest = rest.dropFirst().prefix { $0 != quote }
        }
        let target = String(rest).trimmingEnds()
        return target.isEmpty ? nil : StatedTarget(kind: .refresh, written: target)
    }
}
