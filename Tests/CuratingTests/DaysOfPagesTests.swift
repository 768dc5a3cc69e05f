import Curating
import TestKit
import Testing
import Vocabulary

/// When a page was published and changed: for machines, else as it tells its readers, else in its address.
@Suite(.fewAtOnce) struct DaysOfPagesTests {
    private static let text =
        "<p>The ferry left the harbour at dawn, with forty people aboard, and none of them knew the way.</p>"

    private func site(_ pages: [String: String]) async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("cartulary.yml", "scope: [x.org]\n")
        for (name, html) in pages { try folder.write("raw/x.org/" + name, html) }
        _ = try await Curator(project: folder.path).curate()
        return folder
    }

    private func days(_ html: String, at name: String = "a.html") async throws -> [String] {
        let folder = try await site([name: html])
        #expect(try await Curator(project: folder.path).verify().isClean)
        return try #require(try folder.cells("page", ["published", "modified"]).first)
    }

    @Test(
        "What is said for machines, as software writes it",
        arguments: [
            ("<meta property=article:published_time content=2023-11-07T07:00:00.000Z>", "2023-11-07", ""),
            ("<meta name=date content='2018-02-28 10:12:32+0100'>", "2018-02-28", ""),
            ("<meta name=citation_publication_date content=2018/02/28>", "2018-02-28", ""),
            ("<meta name=last-modified content='Tue, 06 Mar 2018 10:14:25 GMT'>", "", "2018-03-06"),
            (
                #"<script type=application/ld+json>{"@type": "Article", "datePublished": "2019-06-17T18:28:00.5+0200", "#
                    + #""dateModified": "2019-06-18 09:00"}</script>"#,
                "2019-06-17", "2019-06-18"
            ),
            (
                "<div class=hentry><abbr class=published title=2012-12-16T19:05:00+0100>yesterday</abbr></div>",
                "2012-12-16", ""
            ),
        ])
    func machines(html: String, published: String, modified: String) async throws {
        #expect(
            try await days("<html><head>\(html)</head><h1>Ferry</h1>\(Self.text)") == [published, modified])
    }

    @Test(
        "What a page tells its readers beside its text",
        arguments: [
            ("<p class=date><span>26th February, 2010</span></p>%", "2010-02-26", ""),
            ("<p>Posted by Jane Doe on May 5, 2018 at 3:15 pm | 4 comments</p>%", "2018-05-05", ""),
            ("%<p>Von Christian am 03.12.2013, 11:51 Uhr", "[2013-03-12,2013-12-03]", ""),
            ("<meta name=date content=today><p class=date>26 February 2010</p>%", "2010-02-26", ""),
            ("<i>Mon May 12 21:03:44 CEST 2003</i>%", "2003-05-12", ""),
            ("<div class=info>2023-11-17 20:52:15</div>%", "2023-11-17", ""),
            ("<time datetime=2019-06-28T13:49:45Z>28 June</time>%", "2019-06-28", ""),
            (
                "<div class=modified-date>Page updated <time datetime=2016-02-01T12:21:22+00:00>1st Feb</time></div>%",
                "", "2016-02-01"
            ),
            ("%<p>Updated: <b>18 July 2014</b></p>", "", "2014-07-18"),
            ("%<small>Generated on Thu Apr 27 2023 08:16:02 by doxygen</small>", "", "2023-04-27"),
            ("%<footer>Last modified: 2004/02/12 by jd</footer>", "", "2004-02-12"),
            ("%<p>最終更新: 2004年2月12日</p>", "", "2004-02-12"),
            ("<p class=meta>Published 1 May 2018, updated 3 May 2018</p>%", "2018-05-01", "2018-05-03"),
        ])
    func readers(html: String, published: String, modified: String) async throws {
        let page = html.replacing("%", with: Self.text)
        #expect(try await days("<html><h1>Ferry</h1>\(page)") == [published, modified])
    }

    @Test("The order of numbers is that of the page's language, where it declares one that has one")
    func order() async throws {
        for (tag, day) in [
            ("de", "2013-12-03"), ("fr-FR", "2013-12-03"), ("en", "[2013-03-12,2013-12-03]"),
            ("fr-CA", "[2013-03-12,2013-12-03]"),
        ] {
            let html = "<html lang=\(tag)><h1>Ferry</h1><p class=date>03.12.2013</p>\(Self.text)"
            #expect(try await days(html)[0] == day, "\(tag)")
        }
    }

    @Test(
        "What is no day of the page",
        arguments: [
            // A date alone may be that of an event; a text mentions others.
            "<h1>Concert</h1><p>12 May 2019, 19:00</p>%",
            "<h1>Ferry</h1>%<p>It sank on 3 May 1911, at last.</p>%%",
            // Of comments, of teasers, and of a list of several texts.
            "<h1>Ferry</h1>%<div class=comments><p class=date>3 May 2018</p><p>Well said, and well seen.</p></div>",
            "<h1>Ferry</h1>%<div class=related><a href=b><time datetime=2018-05-03 pubdate>3 May</time></a></div>",
            "<h1>News</h1><p class=date>1 May 2018</p>%<p class=date>2 May 2018</p>%<p class=date>3 May 2018</p>%",
            // Of another calendar.
            "<h1>Ferry</h1><p class=date>22/01/1437</p>%", "<h1>Ferry</h1><p class=date>2 May 2562</p>%",
            // No day.
            "<h1>Ferry</h1><p class=date>May 2018</p>%", "<h1>Ferry</h1><time datetime=08:00>8</time>%",
            "<h1>Ferry</h1><p>Posted by 2018 people</p>%",
        ])
    func none(html: String) async throws {
        #expect(try await days("<html>" + html.replacing("%", with: Self.text)) == ["", ""])
    }

    @Test(
        "The day of an address, as software of blogs makes it, unless it is of a list",
        arguments: [
            ("2018/06/28/the-ferry/index.html", "2018-06-28"), ("blog/2016/12/the-ferry.html", "2016-12"),
            ("2016/7/4/ferry.html", "2016-07-04"), ("2016/12/index.html", ""), ("2016/13/ferry.html", ""),
            ("1066/10/14/battle.html", ""), ("2018/06/28/index.html", ""), ("item/2018/ferry.html", ""),
        ])
    func addresses(name: String, day: String) async throws {
        #expect(try await days("<html><h1>Ferry</h1>\(Self.text)", at: name) == [day, ""])
    }

    @Test("A list of a month or of a category has no day, though one text of it has")
    func lists() async throws {
        let html = "<html><h1>Ferry</h1><p class=date>26 February 2010</p>\(Self.text)"
        #expect(try await days(html, at: "archives/000012.html")[0] == "2010-02-26")
        for name in [
            "index.html", "2010/02/index.html", "category/sea/index.html", "tag/sea.html",
            "x/page/2/index.html",
        ] {
            #expect(try await days(html, at: name)[0].isEmpty, "\(name)")
        }
    }

    @Test("Of several texts that a page marks, it is about the one with its heading")
    func several() async throws {
        func post(_ day: String, _ heading: String) -> String {
            "<div itemprop=blogPost itemscope itemtype=http://schema.org/BlogPosting><\(heading)>Ferry</\(heading)>"
                + "<meta itemprop=datePublished content=\(day)>\(Self.text)</div>"
        }
        #expect(try await days("<html>" + post("2018-05-01", "h2") + post("2018-05-02", "h2")) == ["", ""])
        #expect(
            try await days("<html>" + post("2018-05-01", "h2") + post("2018-05-02", "h1"))[0] == "2018-05-02")
        #expect(try await days("<html>" + post("2018-05-01", "h2"))[0] == "2018-05-01")
    }

    @Test("The day of the capture on a line is today's, and a later one is none; metadata are believed")
    func today() async throws {
        for (date, html, day) in [
            ("2014-12-04T10:00:00Z", "<p class=date>4 December 2014</p>", ""),
            ("2014-12-05T10:00:00Z", "<p class=date>4 December 2014</p>", "2014-12-04"),
            ("2014-12-03T10:00:00Z", "<p class=date>4 December 2014</p>", ""),
            ("2014-12-04T10:00:00Z", "<meta name=date content=2014-12-04>", "2014-12-04"),
        ] {
            var builder = WARCBuilder()
            builder.addPage("http://x.org/a", "<html><h1>Ferry</h1>\(html)\(Self.text)", date: date)
            let folder = try TemporaryFolder()
            try folder.write("raw/a.warc", bytes: builder.bytes(.plain))
            _ = try await Curator(project: folder.path).curate()
            #expect(try folder.cells("page", ["published"]) == [[day]], "\(date) \(html)")
        }
    }

    @Test("The line is the evidence, without addresses of people")
    func evidence() async throws {
        let folder = try await site([
            "a.html": "<html><h1>Ferry</h1><p>Posted by jane@x.org on 5 May 2018</p>\(Self.text)"
        ])
        #expect(try folder.cells("page", ["published", "published_from"]) == [["2018-05-05", "2018-05-05"]])
        let evidence = try folder.read("curated/evidence/page.jsonl")
        #expect(evidence.contains(#"["match","date"]"#))
        #expect(!evidence.contains("jane@"))
    }
}
