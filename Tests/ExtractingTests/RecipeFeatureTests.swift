import Ingesting
import TestKit
import Testing
import Vocabulary

@testable import Extracting

/// What recipes can say beyond selectors: sections, labels, embedded metadata, conditions.
@Suite struct RecipeFeatureTests {
    private let place = SourcePlace(file: "recipes/x.yml", line: 1)

    private func extraction(_ html: String, _ route: Route) throws -> Outcome<Extraction?> {
        let capture = Capture(
            id: "c", file: "x.html", length: html.utf8.count, sha256: "", url: "http://x.org/",
            mediaType: "text/html",
            role: .page, reason: "")
        let page = try #require(Ingester().page(from: capture, bytes: Array(html.utf8)).value)
        return try Extractor(recipes: [Recipe(name: "x", file: "recipes/x.yml", routes: [route])]).extraction(
            from: page)
    }

    private func record(_ fields: [(String, Selector)], each: Selector? = nil) -> RecordRule {
        RecordRule(
            id: "x/r", kind: "r", each: each, split: nil, key: [.field("a")],
            fields: fields.map {
                FieldRule(name: $0.0, candidates: [Rule(id: "x/r." + $0.0, selector: $0.1, place: place)])
            },
            mentions: [], language: nil, note: nil, place: place)
    }

    private func texts(_ html: String, _ record: RecordRule) throws -> [[String]] {
        let route = Route(id: "x/p", address: nil, conditions: [], records: [record], mentions: [])
        let drafts = try #require(try extraction(html, route).value).drafts
        return drafts.map { $0.fields.map { $0.candidates[0].excerpts.first?.text ?? "–" } }
    }

    private static let sections = """
        <div><h2>One</h2><p>first</p><p>more</p><h2>Two</h2><p>second</p></div><p>outside</p>
        """

    @Test(
        "An expression holds as a condition where it is true: of pages, and of records",
        arguments: [
            ("count(.//p) > 1", true), ("count(.//p) > 2", false), ("count(.//p)", true),
            ("count(.//ul)", false),
            ("not(.//ul)", true), ("not(.//p)", false), ("contains(., 'one')", true),
            ("contains(., 'three')", false),
            ("string(.//b)", false), ("string(.//p)", true), ("boolean(.//p) and .//p = 'two'", true),
            ("sum(.//ul)", false), ("number('x')", false), (".//p", true), (".//ul", false),
            (".//p[3]", false),
        ])
    func conditions(xpath: String, holds: Bool) throws {
        let html = "<div><p>one</p><p>two</p></div>"
        for isUnless in [false, true] {
            var rule = record([("a", .css("p"))], each: .css("div"))
            var route = Route(id: "x/p", address: nil, conditions: [], records: [rule], mentions: [])
            if isUnless { route.exclusions = [.xpath(xpath)] } else { route.conditions = [.xpath(xpath)] }
            #expect(try extraction(html, route).value?.drafts.count == (holds != isUnless ? 1 : 0))
            if isUnless { rule.exclusions = [.xpath(xpath)] } else { rule.conditions = [.xpath(xpath)] }
            #expect(try texts(html, rule) == (holds != isUnless ? [["one"]] : []))
        }
        // As a field it is the value that it has.
        let fields = try texts(html, record([("a", .xpath("count(.//ul) > 1"))], each: .css("div")))
        #expect(fields == [["false"]])
    }

    @Test("A section is all from a heading to the next; the last ends with what holds the headings")
    func sections() throws {
        var rule = record([("title", .css("h2")), ("text", .element), ("first", .css("p"))])
        rule.sections = .css("h2")
        #expect(
            try texts(Self.sections, rule) == [
                ["One", "first\nmore", "first"], ["Two", "second", "second"],
            ])
    }

    @Test("Headings that stand in elements of their own divide, too")
    func wrappedSections() throws {
        var rule = record([("title", .css("h3")), ("text", .css("p"))])
        rule.sections = .css("h3")
        let html = "<main><header><h3>A</h3></header><p>a</p><header><h3>B</h3></header><p>b</p></main>"
        #expect(try texts(html, rule) == [["A", "a"], ["B", "b"]])
    }

    @Test(
        "A label leads to what stands beside it",
        arguments: [
            ("<dl><dt>Place:</dt><dd>Hall</dd><dt>Date</dt><dd>May</dd></dl>", "May"),
            (
                "<table><tr><th>Place</th><td>Hall</td></tr><tr><th>DATE :</th><td>May</td></tr></table>",
                "May"
            ),
            ("<table><tr><th>Date</th></tr><tr><td>May</td></tr></table>", "May"),
            ("<p><b>Date:</b> May</p><p><b>Place:</b> Hall</p>", "May"),
            ("<p><strong>Date</strong> <time>May</time></p>", "May"),
            ("<dl><dt>Date</dt><dt>x</dt></dl>", "–"),
            ("<p>Date May</p>", "–"),
        ])
    func labels(html: String, value: String) throws {
        #expect(try texts(html, record([("date", .label("date"))])) == [[value]])
    }

    @Test(
        "Embedded metadata is a source like any other",
        arguments: [
            ("og:title", "A"), ("Event.startDate", "2019-05-01"), ("Event.location.name", "Hall"),
            ("Event.location", "Hall"),
            ("*.startDate", "2019-05-01"), ("DC.title", "B"), ("Person.name", "Manu"), ("Event.nothing", "–"),
        ])
    func statements(name: String, value: String) throws {
        let html = """
            <meta property=og:title content=A><meta name=DC.title content=B>
            <script type="application/ld+json">{"@type": "Event", "startDate": "2019-05-01", "location": {"name": "Hall"}}</script>
            <p vocab="http://schema.org/" typeof=Person><i property=name>Manu</i></p>
            """
        #expect(try texts(html, record([("a", .statement(name))])) == [[value]])
    }

    @Test("A record's own conditions are asked in its element")
    func conditions() throws {
        var rule = record([("a", .css("b"))], each: .css("li"))
        rule.conditions = [.css("b")]
        rule.exclusions = [.css(".old")]
        #expect(try texts("<ul><li><b>1</b><li>2<li><b>3</b><i class=old></i></ul>", rule) == [["1"]])
    }

    @Test("A route asks for a template, and excludes by content")
    func routes() throws {
        let html = "<div class=a><p>x</p></div>"
        var route = Route(
            id: "x/p", address: nil, conditions: [], records: [record([("a", .css("p"))])], mentions: [])
        let template = try #require(try extraction(html, route).value).page.template
        route.templates = [template]
        #expect(try extraction(html, route).value?.drafts.count == 1)
        route.templates = ["0000000000000000"]
        #expect(try extraction(html, route).value?.drafts.isEmpty == true)
        route.templates = []
        route.exclusions = [.css(".a")]
        #expect(try extraction(html, route).value?.drafts.isEmpty == true)
    }

    @Test("A rule that matches without end is one finding")
    func excessive() throws {
        let html = String(repeating: "<i>x</i>", count: 10_100)
        var rule = record([("a", .css("i"))])
        rule.fields[0].candidates[0].takesAll = true
        let route = Route(id: "x/p", address: nil, conditions: [], records: [rule], mentions: [])
        let outcome = try extraction(html, route)
        #expect(outcome.findings.map(\.kind) == [.ruleExcessive])
        #expect(outcome.value?.drafts.first?.fields[0].candidates[0].excerpts.count == 10_000)
    }

    @Test("Every rule says how often it was asked, and what it found")
    func hits() throws {
        let route = Route(
            id: "x/p", address: nil, conditions: [], records: [record([("a", .css("b"))], each: .css("li"))],
            mentions: [])
        let hits = try #require(try extraction("<ul><li><b>1</b><li>2<li><b>3</b><b>4</b></ul>", route).value)
            .hits
        #expect(
            hits == [
                RuleHits(rule: "x/p", asked: 1, found: 1, matches: 1),
                RuleHits(rule: "x/r", asked: 1, found: 1, matches: 3),
                RuleHits(rule: "x/r.a", asked: 3, found: 2, matches: 3),
            ])
    }
}
