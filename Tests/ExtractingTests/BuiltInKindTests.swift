import Ingesting
import TestKit
import Testing
import Vocabulary

@testable import Extracting

/// The rows of the built-in kinds, and what is main text.
@Suite struct BuiltInKindTests {
    private func extraction(_ html: String, url: String = "http://x.org/a/") throws -> Extraction {
        let capture = Capture(
            id: "c", file: "x.html", length: html.utf8.count, sha256: "", url: url, mediaType: "text/html",
            role: .page, reason: "")
        let page = try #require(Ingester().page(from: capture, bytes: Array(html.utf8)).value)
        return try #require(try Extractor(recipes: []).extraction(from: page).value)
    }

    private func rows(_ kind: String, _ html: String) throws -> PageRows {
        try #require(try extraction(html).rows.first { $0.kind == kind })
    }

    private func texts(_ rows: PageRows, _ row: Int = 0, first: Int? = nil) -> [String?] {
        (0..<(first ?? rows.width)).map { rows.string($0, of: row) }
    }

    private static let article = """
        <html><body><nav><ul><li><a href=/>Home</a><li><a href=/b>More</a></ul></nav>
        <div class="related"><h2><a href=/c>Another story</a></h2><p>It has a text of its own, long enough to weigh, and commas.</p></div>
        <article><h1>The harbour closes</h1><p class=byline>By A. Writer</p>
        <p>The harbour closes at the end of the year, said the mayor, who has <a href=/m>met</a> its workers twice.</p>
        <h2>What comes next</h2><p>A museum is planned in the old halls, with room for boats, nets and knots of all kinds.</p>
        <ul><li>Boats of wood, of which there are twelve.</li><li>Nets, mended by hand.</li></ul></article>
        <footer><p>Copyright of the newspaper, all rights reserved, whatever that may mean.</p></footer></body></html>
        """

    @Test("Main text leaves menus, teasers, title, byline and footer out, and keeps headings and lists")
    func mainText() throws {
        let main = try extraction(Self.article).page.mainText
        #expect(
            main.text.split(separator: "\n") == [
                "The harbour closes at the end of the year, said the mayor, who has met its workers twice.",
                "What comes next",
                "A museum is planned in the old halls, with room for boats, nets and knots of all kinds.",
                "Boats of wood, of which there are twelve.", "Nets, mended by hand.",
            ])
        #expect(main.markdown.contains("## What comes next\n\nA museum"))
        #expect(
            main.markdown.hasSuffix("- Boats of wood, of which there are twelve.\n- Nets, mended by hand."))
        #expect(main.words == 51)
    }

    @Test("The quotes of the main text are its bytes")
    func mainTextQuotes() throws {
        let html = Self.article
        let quotes = try extraction(html).page.mainText.quotes
        let bytes = Array(html.utf8)
        let pieces = quotes.flatMap(\.ranges).map { String(decoding: bytes[$0], as: UTF8.self) }
        #expect(pieces.count == 1)
        #expect(pieces.first?.hasPrefix("The harbour closes at the end") == true)
        #expect(pieces.first?.hasSuffix("mended by hand.") == true)
    }

    @Test("A table of data is kept in Markdown, and one that lays out is not a table")
    func markdownTable() throws {
        let html = """
            <p>The halls and their years, as the archive of the city has them in its books.</p>
            <table><tr><th>Hall</th><th>Year</th></tr><tr><td>A|B</td><td>1901</td></tr></table>
            """
        let main = try extraction(html).page.mainText
        #expect(main.markdown.hasSuffix("| Hall | Year |\n| --- | --- |\n| A\\|B | 1901 |"))
    }

    @Test(
        "Whatever a page is, it has a page record",
        arguments: [
            "", "x", "<frameset><frame src=a></frameset>", "<p>a<form><form><p>b",
            String(repeating: "<table>", count: 300),
            "<!-- <p> --><p>a", "<p dir=rtl>\u{05D0} abc</p>", "<b><i></b></i><p id=a id=b>x",
            "<title>a<title>b", "<body><script>document.write('<p>x')</script>",
        ])
    func oddPages(html: String) throws {
        let found = try extraction(html)
        #expect(found.page.template.count == 16)
        #expect(found.coverage.textNodes >= found.coverage.byBuiltIn)
    }

    @Test("Statements are relative to the base that the page names")
    func statementBase() throws {
        let html = """
            <base href="http://y.org/d/"><p vocab="http://schema.org/" typeof=Person resource="#me">
            <a property=url href=home>x</a></p>
            """
        let found = try rows("statement", html)
        let cells = (0..<found.count).flatMap { texts(found, $0) }
        #expect(cells.contains("http://y.org/d/#me") && cells.contains("http://y.org/d/home"))
    }

    @Test("The position of a link is the main text, the furniture around it, or other")
    func positions() throws {
        let links = try rows("link", Self.article)
        let positions = (0..<links.count).map { row in
            (
                links.string(BuiltInKinds.LinkCell.text.rawValue, of: row),
                links.string(BuiltInKinds.LinkCell.position.rawValue, of: row)
            )
        }
        #expect(positions.first { $0.0 == "Home" }?.1 == "navigation")
        #expect(positions.first { $0.0 == "met" }?.1 == "main")
        #expect(positions.first { $0.0 == "Another story" }?.1 == "related")
    }

    @Test("The context of a link is the words around it, and none where it stands alone")
    func context() throws {
        let links = try rows(
            "link",
            "<p>Read the <a href=r>report</a> of the year, which is long.</p><p><a href=s>alone</a></p>")
        let column = BuiltInKinds.LinkCell.context.rawValue
        #expect(links.string(column, of: 0) == "Read the report of the year, which is long.")
        #expect(links.string(column, of: 1) == nil)
    }

    @Test("Images with their texts: a source that scripts load, an empty alt, a caption, a data URL")
    func images() throws {
        let html = """
            <figure><img src=a.png alt="A" width=10><figcaption>Caption <b>one</b></figcaption></figure>
            <img src="data:image/gif;base64,R0lGOD" data-src=b.png alt=""><img src="data:image/gif;base64,R0lGOD">
            """
        let images = try rows("image", html)
        #expect(texts(images, 0) == ["a.png", "A", nil, "Caption one", "10", nil, "other"])
        #expect(texts(images, 1, first: 2) == ["b.png", ""])
        #expect(texts(images, 2, first: 2) == ["data:image/gif;base64,", nil])
    }

    @Test("Alternates: elements of the head, links with a language, and links whose words are one")
    func alternates() throws {
        let html = """
            <link rel=alternate hreflang=fr href=/fr><link rel="alternate" type="application/rss+xml" title=News href=/feed>
            <link rel=stylesheet href=x><a hreflang=es href=/es>ES</a><a href=/ko>한국어</a><a href=/x>Contact</a>
            """
        let found = try rows("alternate", html)
        let hrefs = (0..<found.count).map { found.string(BuiltInKinds.AlternateCell.href.rawValue, of: $0) }
        #expect(hrefs == ["/fr", "/feed", "/es", "/ko"])
        #expect(found.string(BuiltInKinds.AlternateCell.type.rawValue, of: 1) == "application/rss+xml")
        #expect(found.string(BuiltInKinds.AlternateCell.source.rawValue, of: 3) == "switcher")
    }

    @Test(
        "Contacts in their usual forms",
        arguments: [
            ("<a href='mailto:a%40x.org?subject=b'>write</a>", "email", "link", "a@x.org"),
            ("<a href='TEL:+1 23'>call</a>", "phone", "link", "+1 23"),
            ("<p>Ask a.b@x.org, please.</p>", "email", "text", "a.b@x.org"),
            ("<p>Ask a&#64;x&#46;org.</p>", "email", "text", "a@x.org"),
            ("<p>a [at] x [dot] org</p>", "email", "disguised", "a@x.org"),
            ("<p>a(at)x.org</p>", "email", "disguised", "a@x.org"),
            (
                "<a class=__cf_email__ data-cfemail='422302326c2d3025'>[protected]</a>", "email", "encoded",
                "a@p.org"
            ),
            (
                "<p><a href='#'>a.<span class=obfuscator>.nosp@m.</span>b@x<span class=obfuscator>.nosp@m.</span>.org</a>",
                "email", "text", "a.b@x.org"
            ),
            ("<div class=vcard><b class=fn>A</b><i class=tel>+44 1</i></div>", "phone", "vcard", "+44 1"),
        ])
    func contacts(html: String, type: String, form: String, value: String) throws {
        let found = try rows("contact", html)
        #expect(found.count == 1)
        #expect(texts(found, first: 3) == [type, form, value])
    }

    @Test(
        "No contact where there is none",
        arguments: [
            "<p>a @ b</p>", "<p>(at home)</p>", "<p>x@y</p>", "<a href=mailto:>nobody</a>", "<p>@name</p>",
        ])
    func noContacts(html: String) throws {
        #expect(try rows("contact", html).count == 0)
    }

    @Test("The rows of a data table: headings, spans, an empty row")
    func tables() throws {
        let html = """
            <table><caption>Years</caption><tr><th>Hall<th>Year</tr><tr><td rowspan=2>A<td>1901</tr><tr><td>1902</tr>
            <tr><td colspan=2>both</tr><tr><td><td></tr></table>
            """
        let found = try rows("table", html)
        let cells = (0..<found.count).map { texts(found, $0)[4]?.replacing("\0", with: "|") }
        #expect(cells == ["Hall|Year", "A|1901", "A|1902", "both|both"])
        #expect((0..<found.count).map { texts(found, $0)[2] } == ["true", "false", "false", "false"])
        #expect(texts(found)[3] == "Years")
    }

    @Test(
        "A table that lays a page out is no data",
        arguments: [
            "<table><tr><td><table><tr><td>a</td></tr></table></td><td>b</td></tr></table>",
            "<table><tr><td>only one</td></tr></table>",
            "<table role=presentation><tr><th>a<th>b<tr><td>c<td>d</table>",
        ])
    func layoutTables(html: String) throws {
        #expect(try rows("table", html).count == 0)
    }

    @Test("Every text node is claimed or not, and the sum is the number of them")
    func coverage() throws {
        let coverage = try extraction(
            "<nav><a href=/>Home</a> you are here</nav>" + Self.article
                + "<p hidden>never seen</p><noscript>x</noscript>"
        ).coverage
        let left = coverage.unclaimed.reduce(0) { $0 + $1.textNodes }
        #expect(coverage.textNodes == coverage.byRule + coverage.byBuiltIn + left)
        #expect(coverage.unclaimed.contains { $0.text == "Home you are here" && $0.textNodes == 1 })
        #expect(!coverage.unclaimed.contains { $0.text?.contains("never") ?? false })
    }

    @Test("Pages of one template have the same signature, whatever they say; others have another")
    func templates() throws {
        func template(_ html: String) throws -> String { try extraction(html).page.template }
        let frame = "<div class=head><p>a</p></div><div class=main>%</div>"
        let one = try template(frame.replacing("%", with: "<p>one</p>"))
        #expect(try template(frame.replacing("%", with: "<p>two</p><p>three</p><ul><li>x</ul>")) == one)
        #expect(
            try template("<body class='lang-fr post-12'>" + frame.replacing("%", with: "<p>un</p>")) == one)
        #expect(try template("<div class=landing><p>x</p></div>") != one)
    }

    @Test("What a page says of itself: the headline, the author and the dates")
    func facts() throws {
        let html = """
            <html><head><title>Nets and knots of the harbour | The Museum</title>
            <meta property="article:published_time" content="2019-05-02T10:00:00Z"></head>
            <body><h1>Nets <a href="#nets">¶</a></h1><span class=author-name>A. Keeper</span></body></html>
            """
        let page = try extraction(html).page
        #expect(page.headline == "Nets and knots of the harbour")
        #expect(page.author?.text == "A. Keeper")
        #expect(page.published.stated?.text == "2019-05-02T10:00:00Z")
        #expect(page.outline == ["1 Nets"] && page.heading?.text == "Nets")
        #expect(page.heading?.quote.exact == "Nets ¶")
    }
}
