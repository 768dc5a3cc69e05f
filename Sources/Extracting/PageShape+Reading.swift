import Markup
package import Vocabulary

extension PageShape {
    private static let names: Set<HTMLName> = [
        .div, .section, .article, .p, .span, .li, .h2, .h3, .h4, .time, .td, .tr, .dl, .dd, .figure,
        .blockquote, .em,
        .strong, .address,
    ]

    private static let longest = 200

    /// What statements are worth a rule.
    private static let stated = [
        "Event.name", "Event.startDate", "Event.endDate", "Event.location.name", "Article.headline",
        "Article.datePublished", "Article.author", "NewsArticle.headline", "NewsArticle.datePublished",
        "BlogPosting.headline", "BlogPosting.datePublished", "Product.name", "Recipe.name", "Book.name",
        "Person.name",
        "og:title", "article:published_time", "DC.title", "DC.date", "author",
    ]

    /// The shape of a page; nil where it cannot be parsed.
    package init?(of page: Page) {
        guard let tree = try? MarkupDocument(parsing: page.text).tree else { return nil }
        let parts = PageScan.parts(of: tree)
        let main = MainText(parts, in: tree)
        let key = page.capture.pageKey
        self.init(key: key, template: PageTemplate.name(of: parts, in: tree, address: key))
        let statements = Statements(parts, in: tree, base: page.capture.url ?? "") { $0 }
        self.statements = Set(Self.stated.filter { !statements.values(of: $0).isEmpty })
        hasHeading = parts.marks.contains { $0.name == .h1 && !parts.trimmed($0.text).isEmpty }
        readElements(
            tree,
            furniture: parts.regions.indices.filter {
                main.isFurniture[$0] && parts.regions[$0].hint != .byline
            }.map { parts.regions[$0].node })
        readLabels(tree)
    }

    private mutating func readElements(_ tree: MarkupTree, furniture: [Int32]) {
        var counts: [String: (count: Int, linked: Int, first: Int)] = [:]
        var skipped = 0
        var regions = furniture[...]
        for node in tree.nodes.indices where tree.nodes[node].kind == .element {
            while let next = regions.first, Int(next) <= node {
                skipped = max(skipped, tree.subtree(of: Int(next)).upperBound)
                regions = regions.dropFirst()
            }
            guard node >= skipped, let selector = Self.selector(of: node, tree) else { continue }
            var own = counts[selector] ?? (0, 0, node)
            own.count += 1
            let hasLink = tree.subtree(of: node).contains {
                tree.known($0) == .a && tree.attributeBytes(.href, of: $0) != nil
            }
            own.linked += hasLink ? 1 : 0
            counts[selector] = own
        }
        for (selector, own) in counts {
            if own.count == 1, tree.range(of: own.first).count < 2_000 {
                let text = tree.renderedText(of: own.first)
                if !text.isEmpty, text.count <= Self.longest, !text.contains("\n") {
                    singles[selector] = text
                }
            } else if own.count >= 3, own.linked == own.count {
                repeats[selector] = own.count
            }
        }
    }

    /// `div.news-date`: the name and the first class that is plain; nil where there is none.
    private static func selector(of node: Int, _ tree: MarkupTree) -> String? {
        guard let name = tree.known(node), names.contains(name),
            let classes = tree.attribute(.class, of: node)
        else { return nil }
        let words = classes.words()
        let plain = words.first { word in
            (word.first?.isLetter ?? false)
                && word.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "-" || $0 == "_") }
                && word.count <= 40
        }
        guard let plain else { return nil }
        return tree.name(of: node) + "." + plain
    }

    private mutating func readLabels(_ tree: MarkupTree) {
        for node in tree.nodes.indices where labels.count < 40 {
            guard let name = tree.known(node), name == .dt || name == .th, tree.range(of: node).count < 200,
                LabelSearch(tree: tree).value(beside: node, name) != nil
            else { continue }
            let text = tree.renderedText(of: node).collapsingWhitespace()
            if (2...40).contains(text.count) { labels.insert(text) }
        }
    }
}
