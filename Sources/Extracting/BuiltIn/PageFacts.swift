import Markup
import Vocabulary

/// What a page says of itself as a text: headline, author, dates. Embedded metadata first, then the markup.
struct PageFacts {
    /// A value, and the element that says it.
    struct Fact {
        var text: String
        var node: Int32
        /// The attribute of it that says it.
        var attribute: HTMLName?
    }

    private let parts: PageParts
    private let tree: MarkupTree
    private let statements: Statements

    init(_ parts: PageParts, _ statements: Statements, in tree: MarkupTree) {
        self.parts = parts
        self.statements = statements
        self.tree = tree
    }

    /// Types of schema.org that are texts of somebody.
    private static let articles: Set<String> = [
        "Article", "AdvertiserContentArticle", "NewsArticle", "AnalysisNewsArticle", "AskPublicNewsArticle",
        "BackgroundNewsArticle", "OpinionNewsArticle", "ReportageNewsArticle", "ReviewNewsArticle", "Report",
        "SatiricalArticle", "ScholarlyArticle", "MedicalScholarlyArticle", "SocialMediaPosting",
        "BlogPosting", "LiveBlogPosting", "DiscussionForumPosting", "TechArticle", "APIReference",
        "CreativeWork", "WebPage", "Book", "Event", "Review", "Recipe",
    ]

    /// The thing that is the page's text, among those that a syntax speaks of.
    private func article(_ syntax: Thing.Syntax) -> Thing? {
        let things = statements.things(syntax)
        func isArticle(_ thing: Thing) -> Bool {
            thing.types.contains { type in
                Self.articles.contains(
                    String(type.split(whereSeparator: { $0 == "/" || $0 == "#" }).last ?? ""))
            }
        }
        return things.first(where: isArticle)
            ?? things.lazy.flatMap { $0.descendants() }.first(where: isArticle)
    }

    private func meta(_ names: [String]) -> Fact? {
        let things = [Thing.Syntax.opengraph, .dublinCore, .meta, .twitter].flatMap { statements.things($0) }
        for name in names {
            for thing in things {
                for property in thing.properties where property.name.lowercased() == name {
                    guard let text = property.value.text?.collapsingWhitespace(), !text.isEmpty else {
                        continue
                    }
                    return Fact(text: text, node: property.node, attribute: .content)
                }
            }
        }
        return nil
    }

    private func stated(_ names: [String]) -> Fact? {
        for syntax in [Thing.Syntax.jsonLD, .microdata] {
            guard let article = article(syntax) else { continue }
            for name in names {
                if let text = article.text(name)?.collapsingWhitespace(), !text.isEmpty {
                    return Fact(text: text, node: article.node)
                }
            }
        }
        return nil
    }

    // MARK: Headline

    /// The title of the text, without the name of the site.
    func headline(title: String, heading: String?) -> String? {
        if let article = article(.jsonLD) {
            let names = ["headline", "name"].compactMap { article.text($0)?.collapsingWhitespace() }
            // Some sites put a description where the headline belongs: then the title has the other.
            if let text = names.first(where: { title.contains($0) }) ?? names.first { return text }
        }
        let named = meta(["dc:title", "dc.title", "dcterm:title", "og:title", "title", "twitter:title"])
        if let named { return named.text }
        return Headline.headline(title: title, heading: heading)
    }

    // MARK: Author

    func author() -> Fact? {
        if let article = article(.jsonLD), let name = names(of: article.values("author")) {
            return Fact(text: name, node: article.node)
        }
        if let fact = meta([
            "dc:creator", "dc.creator", "dcterm:creator", "author", "parsely-author", "sailthru.author",
        ]),
            !Self.isAddress(fact.text)
        {
            return fact
        }
        if let fact = meta(["article:author"]), !Self.isAddress(fact.text) { return fact }
        if let article = article(.microdata), let name = names(of: article.values("author")) {
            return Fact(text: name, node: article.node)
        }
        return byline()
    }

    private func names(of values: [Thing.Value]) -> String? {
        let names = values.compactMap { value -> String? in
            if case .thing(let thing) = value { return thing.text("name") }
            return value.text
        }.map { $0.collapsingWhitespace() }.filter { !$0.isEmpty && !Self.isAddress($0) }
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }

    private static func isAddress(_ text: String) -> Bool {
        text.hasPrefix("http://") || text.hasPrefix("https://")
    }

    private static let mostBylineLetters = 100

    /// The first element that is marked as the author of the text: `rel=author`, or so named.
    ///
    /// - Parameter isOfText: Whether those of comments are left out.
    func byline(isOfText: Bool = false) -> Fact? {
        for node in parts.bylines where !isOfText || !isInComments(node) {
            let text = tree.renderedText(of: Int(node)).collapsingWhitespace()
            if !text.isEmpty, text.count < Self.mostBylineLetters { return Fact(text: text, node: node) }
        }
        return nil
    }

    private func isInComments(_ node: Int32) -> Bool {
        parts.regions.contains { region in
            region.hint == .comments && region.node <= node && node < tree.nodes[Int(region.node)].end
        }
    }

    // MARK: Dates

    func published() -> Fact? {
        stated(["datePublished", "dateCreated"])
            ?? meta([
                "article:published_time", "og:article:published_time", "parsely-pub-date", "dc.date",
                "dc:date",
                "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "pubdate",
                "publishdate", "publish-date", "sailthru.date", "date", "og:pubdate", "datepublished",
            ]) ?? time(isPublication: true)
    }

    func modified() -> Fact? {
        stated(["dateModified", "uploadDate"])
            ?? meta([
                "article:modified_time", "og:updated_time", "og:article:modified_time", "last-modified",
                "dcterms.modified", "dc.date.modified", "revised", "lastmod", "modified",
            ])
    }

    private func time(isPublication: Bool) -> Fact? {
        for node in parts.times {
            guard let moment = tree.attribute(.datetime, of: Int(node)), !moment.isEmpty else { continue }
            let names =
                (tree.attribute(.class, of: Int(node)) ?? "")
                + (tree.attribute(.itemprop, of: Int(node)) ?? "")
            if tree.attributeBytes("pubdate", of: Int(node)) != nil || names.lowercased().contains("publish")
            {
                return Fact(text: moment, node: node, attribute: .datetime)
            }
        }
        return nil
    }
}
