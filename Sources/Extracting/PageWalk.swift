import Markup
import Vocabulary

/// Finds the excerpts of the built-in kinds in one walk over the flat tree.
struct PageWalk {
    private let quotes: Quoting
    private var tree: MarkupTree { quotes.tree }

    init(quotes: Quoting) { self.quotes = quotes }

    /// Elements that lead somewhere, and the attribute that says where.
    private static let targets = ["a": "href", "area": "href", "frame": "src", "iframe": "src"]

    func excerpts() -> PageExcerpts {
        var page = PageExcerpts()
        var names: [Int32: String] = [:]
        for name in ["html", "title", "meta", "base", "h1", "a", "area", "frame", "iframe", "body", "link"] {
            if let index = tree.nameIndex(name) { names[index] = name }
        }
        for node in tree.subtree(of: 0) where tree.kind(of: node) == .element {
            guard let name = names[tree.nameIndex(of: node)] else { continue }
            switch name {
            case "html": if page.language == .none { page.language = quotes.language(of: node) }
            case "body": if page.language == .none { page.language = quotes.language(of: node) }
            case "title": if page.title == nil && !isInSVG(node) { page.title = filled(node) }
            case "h1": if page.heading == nil { page.heading = filled(node) }
            case "base": page.base = page.base ?? tree.attribute("href", of: node)
            case "meta":
                if page.description == nil { page.description = description(node) }
                if let target = refresh(node) { page.stated.append(target) }
            case "link": if let target = statedTarget(node) { page.stated.append(target) }
            default: if let link = link(node, name) { page.links.append(link) }
            }
        }
        page.blocks = blocks()
        return page
    }

    private func filled(_ node: Int) -> Excerpt? {
        let excerpt = quotes.excerpt(of: node)
        return excerpt.text.isEmpty ? nil : excerpt
    }

    private func isInSVG(_ node: Int) -> Bool {
        tree.parent(of: node).map { tree.name(of: $0) == "svg" } ?? false
    }

    private func description(_ node: Int) -> Excerpt? {
        guard tree.attribute("name", of: node)?.lowercased() == "description",
            let excerpt = quotes.excerpt(of: "content", of: node), !excerpt.text.allSatisfy(\.isWhitespace)
        else { return nil }
        return excerpt
    }

    /// `<link rel=canonical href=…>` and `rel=shortlink`.
    private func statedTarget(_ node: Int) -> StatedTarget? {
        guard let rel = tree.attribute("rel", of: node), let href = tree.attribute("href", of: node) else {
            return nil
        }
        let words = rel.lowercased().split(whereSeparator: \.isWhitespace)
        if words.contains("canonical") { return StatedTarget(kind: .canonical, written: href) }
        return words.contains("shortlink") ? StatedTarget(kind: .shortlink, written: href) : nil
    }

    /// `<meta http-equiv=refresh content="0; url=…">` (HTML, section 4.2.5.3).
    private func refresh(_ node: Int) -> StatedTarget? {
        guard tree.attribute("http-equiv", of: node)?.lowercased() == "refresh",
            let content = tree.attribute("content", of: node)
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
        let target = String(rest).trimmingSuffix()
        return target.isEmpty ? nil : StatedTarget(kind: .refresh, written: target)
    }

    private func link(_ node: Int, _ name: String) -> LinkExcerpt? {
        guard let attribute = Self.targets[name], let target = tree.attribute(attribute, of: node) else {
            return nil
        }
        let text =
            name == "a"
            ? tree.renderedText(of: node) : tree.attribute(name == "area" ? "alt" : "title", of: node)
        return LinkExcerpt(
            element: name, quote: quotes.quote(of: node), target: target, text: text ?? "",
            rel: tree.attribute("rel", of: node) ?? "", hreflang: tree.attribute("hreflang", of: node) ?? "")
    }

    /// The lines of the body as a reader sees it.
    private func blocks() -> [String] {
        guard let body = tree.firstElement(named: "body") ?? tree.firstElement(named: "html") else {
            return []
        }
        return tree.renderedBytes(of: body).split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    }
}

extension String {
    fileprivate func trimmingSuffix() -> String {
        var text = self[...]
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return String(text)
    }
}
