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
    private let metas: [String: Fact]

    init(_ parts: PageParts, _ statements: Statements, in tree: MarkupTree) {
        self.parts = parts
        self.statements = statements
        metas = Self.metas(statements)
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
        let own = things.filter(isArticle)
        if syntax == .microdata, own.count > 1 { return own.first(where: holdsHeading) }
        return own.first
            ?? things.lazy.flatMap { $0.descendants() }.first(where: isArticle)
    }

    /// Whether an element holds the heading of the page: of several texts that a page marks, it is about that
    /// one.
    private func holdsHeading(_ thing: Thing) -> Bool {
        parts.marks.contains { mark in
            mark.name == .h1 && mark.node > thing.node && mark.node < tree.nodes[Int(thing.node)].end
        }
    }

    private func meta(_ names: [String]) -> Fact? {
        metas.isEmpty ? nil : names.lazy.compactMap { metas[$0] }.first
    }

    /// What the head says under each name in small letters, the first of each: Open Graph before other
    /// vocabularies.
    private static func metas(_ statements: Statements) -> [String: Fact] {
        var metas: [String: Fact] = [:]
        for syntax in [Thing.Syntax.opengraph, .dublinCore, .meta, .twitter] {
            for property in statements.things(syntax).flatMap(\.properties) {
                let name = property.name.lowercased()
                guard metas[name] == nil, let text = property.value.text?.collapsingWhitespace(),
                    !text.isEmpty
                else { continue }
                metas[name] = Fact(text: text, node: property.node, attribute: .content)
            }
        }
        return metas
    }

    private func stated(_ names: [String]) -> Fact? {
        for syntax in [Thing.Syntax.jsonLD, .microdata] {
            guard let article = article(syntax) else { continue }
            for name in names {
                if let text = article.text(name)?.collapsingWhitespace(), Self.mayBeDate(text) {
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
        // Some pages say a name again, with a post or a link behind it.
        var own: [String] = []
        for name in names where !own.contains(where: name.hasPrefix) { own.append(name) }
        return own.isEmpty ? nil : own.joined(separator: ", ")
    }

    private static func isAddress(_ text: String) -> Bool {
        text.hasPrefix("http://") || text.hasPrefix("https://")
    }

    private static let mostBylineLetters = 100
    private static let mostBylines = 200

    /// The first element that is marked as the author of the text: `rel=author`, or so named.
    ///
    /// Those of comments, forms and teasers are of other texts.
    func byline() -> Fact? {
        for node in parts.bylines.prefix(Self.mostBylines) where !isForeign(node) {
            let text = tree.renderedText(of: Int(node)).collapsingWhitespace()
            if !text.isEmpty, text.count < Self.mostBylineLetters, Byline.mayName(text) {
                return Fact(text: Byline.name(in: text), node: node)
            }
        }
        return nil
    }

    private func isForeign(_ node: Int32) -> Bool {
        var region = parts.region(around: node, in: tree)
        while region >= 0 {
            if Self.foreign.contains(parts.regions[Int(region)].hint) { return true }
            region = parts.regions[Int(region)].parent
        }
        return false
    }

    private static let foreign: Set<RegionHint> = [.comments, .form, .related, .caption, .hidden]

    // MARK: Dates

    /// When the page says for machines that it was published.
    func published() -> Fact? {
        stated(["datePublished", "dateCreated"])
            ?? date([
                "article:published_time", "og:article:published_time", "article:published",
                "og:published_time", "parsely-pub-date", "dc.date", "dc:date", "dc.date.issued",
                "dcterms.date", "dcterms.issued", "dcterms.created", "dc.date.created", "pubdate",
                "publishdate", "publish-date", "publish_date", "publication_date", "sailthru.date", "date",
                "og:pubdate", "datepublished", "citation_publication_date", "citation_online_date",
                "citation_date", "bt:pubdate", "cxenseparse:recs:publishtime", "datecreated", "created",
                "article_date_original", "originalpublicationdate", "rnews:datepublished",
            ]) ?? microformat("published")
    }

    /// When the page says for machines that it was changed.
    func modified() -> Fact? {
        stated(["dateModified", "uploadDate"])
            ?? date([
                "article:modified_time", "og:updated_time", "og:article:modified_time", "article:modified",
                "last-modified", "dcterms.modified", "dc.date.modified", "revised", "lastmod", "modified",
                "datemodified", "last-update", "lastupdate", "rnews:datemodified",
            ]) ?? microformat("updated")
    }

    /// What the one entry of a page in microformats says of itself.
    private func microformat(_ name: String) -> Fact? {
        let entries = statements.things(.microformats).filter { $0.types.contains("h-entry") }
        guard entries.count == 1, let text = entries[0].text(name), Self.mayBeDate(text) else { return nil }
        return Fact(text: text.collapsingWhitespace(), node: entries[0].node)
    }

    /// The first of some names of `meta` whose text has a digit: some say `today`.
    private func date(_ names: [String]) -> Fact? {
        names.lazy.compactMap { metas[$0] }.first { Self.mayBeDate($0.text) }
    }

    private static func mayBeDate(_ text: String) -> Bool { text.contains(where: \.isWholeNumber) }
}
