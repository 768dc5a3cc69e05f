import Ingesting
import TestKit
import Testing
import Vocabulary

@testable import Extracting

/// Where metadata says what the page does not show.
@Suite struct ContradictionTests {
    private func findings(_ html: String) throws -> [Finding] {
        let capture = Capture(
            id: "c", file: "x.html", length: html.utf8.count, sha256: "", url: "http://x.org/",
            mediaType: "text/html",
            role: .page, reason: "")
        let page = try #require(Ingester().page(from: capture, bytes: Array(html.utf8)).value)
        let outcome = try Extractor(recipes: []).extraction(from: page)
        return outcome.findings.filter { $0.kind == .metadataContradicted }
    }

    private static func event(_ start: String, _ end: String = "", name: String = "The harbour closes")
        -> String
    {
        let ends = end.isEmpty ? "" : ",\"endDate\":\"\(end)\""
        return
            "<script type=application/ld+json>{\"@type\":\"Event\",\"name\":\"\(name)\",\"startDate\":\"\(start)\"\(ends)}</script>"
    }

    private static func page(
        _ head: String, _ body: String = "<h1>The harbour closes</h1><p>At the end of the year."
    ) -> String {
        "<html><head><title>The harbour closes | News</title>\(head)</head><body>\(body)</body></html>"
    }

    @Test(
        "A title, a day, or an author that the page does not show",
        arguments: [
            (page("<meta property=og:title content='Ten recipes with lentils'>"), "og:title"),
            (page("<meta name=twitter:title content='Untitled draft document'>"), "twitter:title"),
            (
                page(
                    "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Mayor wins election\"}</script>"
                ),
                "NewsArticle.headline"
            ),
            (page("<meta property=og:title content='커먼즈 2016의 상태'>"), "og:title"),
            (
                page(
                    "<meta property=article:published_time content=2018-04-03T10:00:00Z>",
                    "<p>Published <time datetime=2008-04-03>3 April 2008</time>"), "published"
            ),
            (
                page("<meta name=author content='Jane Doe'>", "<p class=byline>By John Smith<p>Text."),
                "author"
            ),
            (page(event("2018-04-03", name: "Concert of the navy band")), "Event.name"),
            (
                page(
                    event("2018-04-03"), "<h1>The harbour closes</h1><time datetime=2018-05-03>3 May</time>"),
                "Event.startDate"
            ),
            (
                page(
                    "<script type=application/ld+json>{\"@type\":\"Article\",\"author\":{\"name\":\"김 영희\"}}</script>",
                    "<p class=author>박 철수<p>본문"), "author"
            ),
        ])
    func contradicted(html: String, property: String) throws {
        let found = try findings(html)
        #expect(found.count == 1)
        #expect(found.first?.summary.contains("its \(property) is") == true)
        #expect(found.first?.quote?.exact?.isEmpty == false)
    }

    @Test(
        "A title, a day or an author that is shown, or too little to judge",
        arguments: [
            page("<meta property=og:title content='The harbour closes'>"),
            page("<meta property=og:title content='THE HARBOUR CLOSES – The Daily Paper'>"),
            page("<meta property=og:title content='The harbour closes at the end of the year'>"),
            page("<meta property=og:title content=Untitled>"), page("<meta property=og:title content=''>"),
            page("<meta property=og:title content='高知県の運転免許'>", "<p>これは高知県にある運転免許センターの話です。"),
            page(
                "<meta property=article:published_time content=2018-04-03T23:30:00Z>",
                "<p><time datetime=2018-04-04>4 April</time>"),
            page(
                "<meta property=article:published_time content=2018-01-31><meta property=article:modified_time content=2019-03-01>",
                "<p><time datetime=2019-02-28>changed</time>"),
            page(
                "<meta property=article:published_time content=2018-04-03>",
                (1...4).map { "<p><time datetime=2001-01-0\($0)>x</time>" }.joined()),
            page("<meta name=author content='Jane Doe'>", "<p class=byline>By Doe, J."),
            page("<meta name=author content='Jane Doe'>", "<p class=byline>By John Smith<p>Photo: Jane Roe"),
            page("<meta name=author content=admin>", "<p class=byline>By John Smith"),
            page("<meta name=author content='Jane Doe'>", "<p>No byline at all."),
            page("<meta name=author content='Hong Gildong'>", "<p class=byline>홍 길동 기자"),
            page(
                "<meta name=author content='Jane Doe'>",
                "<p>Text.<div id=comments><p class=comment-author>John Smith</div>"),
            // A page about an event shows when that is, not when it was published.
            page(
                event("2018-05-03", "2018-05-06")
                    + "<meta property=article:published_time content=2018-01-31>",
                "<h1>The harbour closes</h1><time datetime=2018-05-03>3 May</time>"),
            page(
                event("2018-05-03", "2018-05-06"),
                "<h1>The harbour closes</h1><time datetime=2018-05-05>5 May</time>"),
            page(event("2018-05-03"), "<h1>The harbour closes</h1><p>On 4 June"),
            page(
                event("2018-05-03") + event("2018-06-03"),
                "<h1>The harbour closes</h1><time datetime=2018-07-05>5 July</time>"),
            page("<meta property=article:published_time content=soon>", "<time datetime=2001-01-01>x</time>"),
        ])
    func shown(html: String) throws {
        #expect(try findings(html).map(\.summary) == [])
    }

    @Test(
        "Days are counted over months and leap years",
        arguments: [
            ("2020-02-28", "2020-03-01", 2), ("2019-02-28", "2019-03-01", 1), ("1999-12-31", "2000-01-01", 1),
            ("2000-01-01", "2001-01-01", 366), ("1900-01-01", "1901-01-01", 365),
        ])
    func days(from: String, to: String, difference: Int) throws {
        #expect(
            try #require(Contradictions.day(of: to)) - #require(Contradictions.day(of: from)) == difference)
    }
}
