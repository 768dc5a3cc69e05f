import Extracting
import Ingesting
import TestKit
import Testing
import Vocabulary

@Suite struct ExtractorTests {
    private let place = SourcePlace(file: "recipes/x.yml", line: 1)

    private func page(_ html: String, url: String = "http://x.org/a/") throws -> Page {
        let capture = Capture(
            id: "c", file: "x.html", length: html.utf8.count, sha256: "", url: url, mediaType: "text/html",
            role: .page, reason: "")
        return try #require(Ingester().page(from: capture, bytes: Array(html.utf8)).value)
    }

    private func rule(_ selector: Selector, id: String = "r", attribute: String? = nil, all: Bool = false)
        -> Rule
    {
        Rule(id: id, selector: selector, attribute: attribute, takesAll: all, place: place)
    }

    private func route(
        each: Selector?, split: Split? = nil, fields: [(String, [Rule])], mentions: [MentionRule] = [],
        address: String? = nil, conditions: [Selector] = []
    ) -> Recipe {
        let record = RecordRule(
            id: "x/topic", kind: "topic", each: each, split: split, key: [.field("title")],
            fields: fields.map { FieldRule(name: $0.0, candidates: $0.1) },
            mentions: mentions, language: nil, note: nil, place: place)
        return Recipe(
            name: "x", file: "recipes/x.yml",
            routes: [
                Route(
                    id: "x/all", address: address, conditions: conditions, records: [record],
                    mentions: mentions)
            ])
    }

    private func drafts(_ html: String, _ recipe: Recipe, url: String = "http://x.org/a/") throws -> [Draft] {
        let extraction = try Extractor(recipes: [recipe]).extraction(from: try page(html, url: url))
        return try #require(extraction.value).drafts
    }

    private func texts(_ draft: Draft, _ field: Int = 0) -> [String] {
        draft.fields[field].candidates.first { !$0.excerpts.isEmpty }?.excerpts.map(\.text) ?? []
    }

    @Test(
        "A field's quote points at its bytes, for CSS and XPath alike",
        arguments: [Selector.css("h2"), .xpath("h2"), .xpath(".//h2[1]"), .css(":scope > h2")])
    func places(selector: Selector) throws {
        let marked = MarkedText(
            "<html><body><div class=t>1️⃣<h2>A &amp; <i>B</i></h2>2️⃣</div><h2>other</h2></body></html>")
        let draft = try #require(
            try drafts(marked.text, route(each: .css(".t"), fields: [("title", [rule(selector)])])).first)
        let quote = try #require(draft.fields[0].candidates[0].excerpts.first?.quote)
        #expect(quote.ranges == [marked.range(1, 2)])
        #expect(quote.exact == "A & B")
        #expect(quote.path == "/html/body/div[1]/h2[1]")
        #expect(texts(draft) == ["A & B"])
    }

    @Test("An attribute's quote is its start tag", arguments: [true, false])
    func attributes(byXPath: Bool) throws {
        let marked = MarkedText("<div class=t>1️⃣<a href='u?a&amp;b' title=x>2️⃣text</a></div>")
        let rule = byXPath ? rule(.xpath("a/@href")) : rule(.css("a"), attribute: "href")
        let draft = try #require(
            try drafts(marked.text, route(each: .css(".t"), fields: [("title", [rule])])).first)
        let excerpt = try #require(draft.fields[0].candidates[0].excerpts.first)
        #expect(excerpt.text == "u?a&b")
        #expect(excerpt.quote.ranges == [marked.range(1, 2)])
        #expect(excerpt.quote.path.hasSuffix("/a[1]/@href"))
    }

    @Test("All matches, the first match, the element itself, a constant, a string of XPath")
    func selectors() throws {
        let html = "<ul class=t><li>a<li>b<li>c</ul>"
        let rules = [
            rule(.css("li"), all: true), rule(.css("li")), rule(.element), rule(.constant("k")),
            rule(.xpath("count(li)")),
        ]
        let draft = try #require(
            try drafts(html, route(each: .css(".t"), fields: rules.enumerated().map { ("f\($0)", [$1]) }))
                .first)
        #expect((0..<5).map { texts(draft, $0) } == [["a", "b", "c"], ["a"], ["a\nb\nc"], ["k"], ["3"]])
    }

    @Test("Candidates are kept apart, each with what it found")
    func candidates() throws {
        let draft = try #require(
            try drafts(
                "<div class=t><h3>x</h3></div>",
                route(
                    each: .css(".t"),
                    fields: [("title", [rule(.css("h2"), id: "one"), rule(.css("h3"), id: "two")])])
            ).first)
        #expect(draft.fields[0].candidates.map(\.rule.id) == ["one", "two"])
        #expect(draft.fields[0].candidates.map(\.excerpts.count) == [0, 1])
    }

    @Test("One element is split into several records, each with its own bytes")
    func split() throws {
        let marked = MarkedText("<p class=t>Topics: 1️⃣social finance2️⃣, 3️⃣public <b>markets</b>4️⃣.</p>")
        let recipe = route(
            each: .css(".t"), split: Split(separator: ", ", within: "Topics: (.+)\\."),
            fields: [("title", [rule(.element)])])
        let drafts = try drafts(marked.text, recipe)
        #expect(drafts.map { texts($0) } == [["social finance"], ["public markets"]])
        let quotes = drafts.compactMap { $0.fields[0].candidates[0].excerpts.first?.quote }
        #expect(quotes[0].ranges == [marked.range(1, 2)])
        // A piece that crosses elements has the bytes of the whole element.
        #expect(quotes[1].ranges == [0..<marked.text.utf8.count])
    }

    @Test("Routes are chosen by address and content")
    func routing() throws {
        let fields = [("title", [rule(.css("h2"))])]
        let html = "<div class=t><h2>x</h2></div>"
        #expect(try drafts(html, route(each: nil, fields: fields, address: "/a/$")).count == 1)
        #expect(try drafts(html, route(each: nil, fields: fields, address: "/b/$")).isEmpty)
        #expect(
            try drafts(html, route(each: nil, fields: fields, conditions: [.css(".t"), .xpath("//h2")])).count
                == 1)
        #expect(
            try drafts(html, route(each: nil, fields: fields, conditions: [.css(".t"), .css(".u")])).isEmpty)
    }

    @Test("Words that refer to something are found with their bytes, unless they are a link")
    func mentions() throws {
        let mention = MentionRule(
            id: "m", selector: .css("p"), pattern: "see the (\\w+ version)", expects: .page, unless: [],
            place: place)
        let marked = MarkedText(
            "<p>Please see the 1️⃣French version2️⃣ now.</p><p>see the <a href=x>Spanish version</a></p>")
        let extraction = try Extractor(recipes: [
            route(each: .css("nothing"), fields: [], mentions: [mention])
        ]).extraction(from: try page(marked.text)).value
        #expect(extraction?.mentions.map(\.excerpt.text) == ["French version"])
        #expect(extraction?.mentions.first?.excerpt.quote.ranges == [marked.range(1, 2)])
    }

    @Test(
        "The markup's own declaration of language is found: on the element, above it, on the page, or empty")
    func languages() throws {
        let html =
            "<html lang=en-US><body><p id=a>x</p><div lang=fr><p id=b>x</p></div><p id=c lang=''>x</p><p id=d xml:lang=de>x</p></body></html>"
        let recipe = route(each: .css("p"), fields: [("title", [rule(.element)])])
        let languages = try drafts(html, recipe).compactMap {
            $0.fields[0].candidates[0].excerpts.first?.language
        }
        guard case .inherited("en-US", let quote) = languages[0], case .declared("fr", _) = languages[1],
            case .empty = languages[2], case .declared("de", let german) = languages[3]
        else {
            Issue.record("\(languages)")
            return
        }
        #expect(quote.path == "/html/@lang")
        #expect(quote.exact == "en-US")
        #expect(german.path == "/html/body/p[3]/@xml:lang")
    }

    @Test("The built-in kinds come without a recipe")
    func builtIn() throws {
        let html = """
            <html lang=ko><head><base href="/base/"><title> A\n title </title><meta name=Description content="About it"></head>
            <body><h1>Head <b>line</b></h1><a href="b.html" rel=next hreflang=fr>one <i>two</i></a><a name=x>no link</a>
            <map><area href=c alt=Area></map><iframe src="f"></iframe><p>block</p></body></html>
            """
        let extraction = try #require(try Extractor(recipes: []).extraction(from: try page(html)).value)
        let found = extraction.page
        #expect(found.title?.text == "A title")
        #expect(found.description?.text == "About it")
        #expect(found.heading?.text == "Head line")
        #expect(found.language.tag == "ko")
        #expect(found.base == "/base/")
        let links = try #require(extraction.rows.first { $0.kind == "link" })
        func column(_ cell: BuiltInKinds.LinkCell) -> [String?] {
            (0..<links.count).map { links.string(cell.rawValue, of: $0) }
        }
        #expect(column(.element) == ["a", "area", "iframe"])
        #expect(column(.href) == ["b.html", "c", "f"])
        #expect(column(.text) == ["one two", "Area", nil])
        #expect(column(.rel) == ["next", nil, nil])
        #expect(column(.hreflang) == ["fr", nil, nil])
        #expect(found.blocks.map { String(decoding: found.text[$0], as: UTF8.self) }.contains("block"))
    }

    @Test("Ranges are those of the payload, also where the page was not UTF-8")
    func payload() throws {
        let bytes = Array("<meta charset=iso-8859-1><p>".utf8) + [0xE9, 0xE9] + Array("</p><b>x</b>".utf8)
        let capture = Capture(
            id: "c", file: "x", length: bytes.count, sha256: "", url: nil, mediaType: "", role: .page,
            reason: "")
        let page = try #require(Ingester().page(from: capture, bytes: bytes).value)
        let extraction = try #require(
            try Extractor(recipes: [route(each: .css("b"), fields: [("title", [rule(.element)])])])
                .extraction(from: page).value)
        let range = try #require(extraction.drafts.first?.element.ranges.first)
        #expect(String(decoding: bytes[range], as: UTF8.self) == "<b>x</b>")
    }

    @Test("A hostile page is one finding")
    func hostile() throws {
        let attributes = "<div \((0..<5000).map { "a\($0)" }.joined(separator: " "))>x"
        let cut = try Extractor(recipes: []).extraction(from: try page(attributes))
        #expect(cut.findings.map(\.kind) == [.pageTruncated] && cut.value != nil)
        var limits = Project.Limits()
        limits.pageBytes = 10
        let rejected = try Extractor(recipes: [], limits: limits).extraction(from: try page(attributes))
        #expect(rejected.findings.map(\.kind) == [.pageRejected] && rejected.value == nil)
        let nested = try Extractor(recipes: []).extraction(
            from: try page(String(repeating: "<div>", count: 3000)))
        #expect(nested.findings.map(\.kind) == [.pageTruncated])
    }

    @Test("An evaluation that fails is a finding, never no match")
    func failing() throws {
        let html = String(repeating: "<p>x</p>", count: 3000)
        let recipe = route(
            each: nil, fields: [("title", [rule(.xpath("//p[count(//p[count(//p) > 1]) > 1]"))])])
        let outcome = try Extractor(recipes: [recipe]).extraction(from: try page(html))
        #expect(outcome.findings.map(\.kind) == [.selectorFailed])
    }
}
