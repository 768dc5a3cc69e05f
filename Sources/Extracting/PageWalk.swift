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
        for name in ["html", "title", "meta", "base", "h1", "a", "area", "frame", "iframe", "body"] {
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
            case "meta": if page.description == nil { page.description = description(node) }
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
