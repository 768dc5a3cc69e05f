import Markup

/// What a page says of itself in `meta` elements: OpenGraph, Twitter cards, Dublin Core, and plain names.
struct MetaStatements {
    private(set) var things: [Thing] = []

    init(_ metas: [Int32], relations: [Int32], in tree: MarkupTree) {
        var order: [Thing.Syntax] = []
        var found: [Thing.Syntax: Thing] = [:]
        func add(
            _ syntax: Thing.Syntax, _ name: String, _ value: Thing.Value, _ language: String?, _ node: Int32
        ) {
            if found[syntax] == nil {
                found[syntax] = Thing(syntax: syntax, id: "", node: node)
                order.append(syntax)
            }
            found[syntax]?.properties.append(
                Thing.Property(name: name, value: value, language: language, node: node))
        }
        for node in metas {
            guard let content = tree.attribute(.content, of: Int(node)) else { continue }
            let language = tree.attribute(.lang, of: Int(node)) ?? tree.attribute(.xmlLang, of: Int(node))
            if let property = tree.attribute(.property, of: Int(node))?.trimmingEnds(), !property.isEmpty {
                for name in property.words() {
                    add(Self.syntax(ofProperty: name), name, .text(content), language, node)
                }
            } else if let name = tree.attribute(.name, of: Int(node))?.trimmingEnds(), !name.isEmpty {
                add(Self.syntax(ofName: name), name, .text(content), language, node)
            }
        }
        for node in relations {
            guard let rel = tree.attribute(.rel, of: Int(node)),
                let href = tree.attribute(.href, of: Int(node))
            else { continue }
            for name in rel.words() where Self.isDublinCore(name.lowercased()) {
                add(.dublinCore, name, .url(href), nil, node)
            }
        }
        things = order.compactMap { found[$0] }
    }

    private static func syntax(ofProperty name: String) -> Thing.Syntax {
        let lower = name.lowercased()
        if lower.hasPrefix("twitter:") { return .twitter }
        if isDublinCore(lower) { return .dublinCore }
        return name.contains(":") ? .opengraph : .meta
    }

    private static func syntax(ofName name: String) -> Thing.Syntax {
        let lower = name.lowercased()
        if lower.hasPrefix("twitter:") { return .twitter }
        if lower.hasPrefix("og:") || lower.hasPrefix("article:") { return .opengraph }
        return isDublinCore(lower) ? .dublinCore : .meta
    }

    private static func isDublinCore(_ name: String) -> Bool {
        ["dc.", "dc:", "dcterms.", "dcterms:", "dcterm:"].contains { name.hasPrefix($0) }
    }
}
