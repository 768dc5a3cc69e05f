import Extracting
import Ingesting
import Testing
import Vocabulary

/// What stands in feeds, with its place; most feeds in the wild break some rule.
@Suite struct FeedReaderTests {
    private func page(_ bytes: [UInt8]) throws -> Page {
        let capture = Capture(
            id: "c", file: "feed.xml", length: bytes.count, sha256: "", url: "http://x.org/feed.xml",
            mediaType: "application/rss+xml", role: .feed, reason: "")
        return try #require(Ingester().page(from: capture, bytes: bytes).value)
    }

    private func excerpts(_ text: String) throws -> FeedExcerpts {
        try #require(FeedReader.excerpts(of: page(Array(text.utf8)), rules: FeedRules()))
    }

    private static let rss = """
        <?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>The &amp; feed</title>
        <link>http://x.org/</link><language>fr</language><image><title>logo</title></image>
        <item><title><![CDATA[Caf&eacute; <b>ouvert</b>]]></title><link>/a?b&amp;c</link><guid isPermaLink="false">g-1</guid>
        <pubDate>Sat, 30 Nov 2019 21:37:44 +0000</pubDate><dc:creator><![CDATA[Anna]]></dc:creator>
        <category>News</category><category><![CDATA[More]]></category>
        <description>&lt;p&gt;One &amp;amp; two&lt;/p&gt; three</description><media:title>no</media:title></item>
        <item><title>Second</title><link>http://x.org/2</link></item></channel></rss>
        """

    @Test("RSS: titles, links, dates, categories and text of entries, markup and references resolved")
    func rss() throws {
        let feed = try excerpts(Self.rss)
        #expect(feed.title?.text == "The & feed")
        #expect(feed.entries.map { $0.title?.text } == ["Café ouvert", "Second"])
        let entry = feed.entries[0]
        #expect(entry.link?.text == "/a?b&c" && entry.entryID?.text == "g-1" && entry.author?.text == "Anna")
        #expect(entry.published?.text == "Sat, 30 Nov 2019 21:37:44 +0000" && entry.updated == nil)
        #expect(entry.categories.map(\.text) == ["News", "More"])
        #expect(entry.summary?.text == "One & two three")
        #expect(entry.summary?.quote.exact == "<p>One &amp; two</p> three")
        #expect(entry.title?.language.tag == "fr")
    }

    @Test("Each range holds its quote")
    func ranges() throws {
        let bytes = Array(Self.rss.utf8)
        for entry in try excerpts(Self.rss).entries {
            for excerpt in [entry.title, entry.link, entry.entryID, entry.published].compactMap(\.self) {
                let range = try #require(excerpt.quote.ranges.first)
                let cut = String(decoding: bytes[range], as: UTF8.self)
                #expect(!cut.contains("CDATA") && !cut.hasPrefix(" "))
                #expect(cut.contains(excerpt.text.prefix(3)), "\(cut) and \(excerpt.text)")
            }
        }
    }

    @Test("Atom: the alternate link, authors by name, plain text as it stands, XHTML as text")
    func atom() throws {
        let feed = try excerpts(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ko"><title>F</title>
            <entry><title>1 &lt; 2</title><link rel="edit" href="/edit"/><link href="/one"/><id>tag:1</id>
            <author><name>Kim</name><email>kim@x.org</email></author><published>2020-01-02T03:04:05Z</published>
            <updated>2020-02-03T00:00:00Z</updated><category term="t" label="T"/>
            <summary type="xhtml"><div>a<p>b</p></div></summary></entry>
            <entry><title type="html">&lt;i&gt;x&lt;/i&gt;</title><content type="html">&lt;b&gt;y&lt;/b&gt;</content></entry></feed>
            """)
        let first = feed.entries[0]
        #expect(first.title?.text == "1 < 2" && first.link?.text == "/one" && first.author?.text == "Kim")
        #expect(first.published?.text == "2020-01-02T03:04:05Z" && first.categories.map(\.text) == ["t"])
        #expect(first.summary?.text == "a b" && first.title?.language.tag == "ko")
        #expect(feed.entries[1].title?.text == "x" && feed.entries[1].summary?.text == "y")
    }

    @Test("RSS 1.0: items beside the channel, with their addresses as identifiers")
    func rdf() throws {
        let feed = try excerpts(
            """
            <rdf:RDF xmlns="http://purl.org/rss/1.0/"><channel rdf:about="http://x.org/"><title>F</title></channel>
            <item rdf:about="http://x.org/1"><title>One</title><dc:date>2003-04-05</dc:date></item></rdf:RDF>
            """)
        #expect(feed.title?.text == "F" && feed.entries.map { $0.entryID?.text } == ["http://x.org/1"])
        #expect(feed.entries[0].published?.text == "2003-04-05")
    }

    @Test(
        "An identifier that is an address is the link of an entry that has none",
        arguments: [
            ("<guid>http://x.org/1</guid>", "http://x.org/1"),
            ("<guid isPermaLink='true'>https://x.org/1</guid>", "https://x.org/1"),
            ("<guid isPermaLink='false'>http://x.org/1</guid>", nil), ("<guid>post-1</guid>", nil),
            ("<guid>http://x.org/1</guid><link>/one</link>", "/one"), ("<id>http://x.org/1</id>", nil),
        ] as [(String, String?)])
    func permanentLink(item: String, link: String?) throws {
        let feed = try excerpts(
            "<rss><channel><item>\(item)</item><item><title>b</title></item></channel></rss>")
        #expect(feed.entries.map { $0.link?.text } == [link, nil])
    }

    @Test("What podcasts alone say stands in for what they do not")
    func podcasts() throws {
        let feed = try excerpts(
            """
            <rss><channel><item><itunes:author>Ann</itunes:author><itunes:summary>About boats</itunes:summary></item>
            <item><dc:creator>Bob</dc:creator><itunes:author>Ann</itunes:author><description>Nets</description>
            <itunes:summary>About boats</itunes:summary></item></channel></rss>
            """)
        #expect(feed.entries.map { $0.author?.text } == ["Ann", "Bob"])
        #expect(feed.entries.map { $0.summary?.text } == ["About boats", "Nets"])
    }

    @Test("A feed in another encoding is decoded, and its ranges are of the payload's own bytes")
    func encoding() throws {
        let text = "<?xml version='1.0' encoding='ISO-8859-1'?><rss><channel><item><title>Caf"
        let bytes = Array(text.utf8) + [0xE9] + Array("</title><link>/a</link></item></channel></rss>".utf8)
        let feed = try #require(FeedReader.excerpts(of: page(bytes), rules: FeedRules()))
        #expect(feed.entries[0].title?.text == "Café")
        let range = try #require(feed.entries[0].link?.quote.ranges.first)
        #expect(bytes[range].elementsEqual("/a".utf8))
    }

    @Test(
        "Broken feeds give what they hold",
        arguments: [
            ("<rss><channel><item><title>a</title><item><title>b</title>", ["a"]),
            ("<rss><channel><item><title>a</item><item><title>b</title></item>", ["a", "b"]),
            ("<rss><channel><item><title>a & b</title></item></channel></rss>", ["a & b"]),
            ("<rss><channel><item><title><![CDATA[a</title></item>", ["a"]),
            ("<rss><channel><item></item><item><title/></item></channel></rss>", []),
            ("<rss><channel><item><title>a</title></item><item", ["a"]), ("<rss>", []),
        ])
    func broken(text: String, titles: [String]) throws {
        #expect(try excerpts(text).entries.compactMap { $0.title?.text } == titles)
    }

    @Test(
        "What is no feed has no entries",
        arguments: ["<html>", "", "<urlset><url><loc>a</loc></url></urlset>"])
    func others(text: String) throws {
        #expect(try FeedReader.excerpts(of: page(Array(text.utf8)), rules: FeedRules()) == nil)
    }

    @Test("Mutations end, and within work that grows with the bytes")
    func mutations() throws {
        var state: UInt64 = 11
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let source = Array(Self.rss.utf8)
        for _ in 0..<400 {
            var bytes = source
            for _ in 0..<8 { bytes[next(bytes.count)] = source[next(source.count)] }
            bytes.removeSubrange(next(bytes.count)...)
            let entries = try FeedReader.excerpts(of: page(bytes), rules: FeedRules())?.entries ?? []
            #expect(entries.count <= 10)
            for range in entries.compactMap({ $0.title?.quote.ranges.first }) {
                #expect(range.lowerBound >= 0 && range.upperBound <= bytes.count)
            }
        }
        for piece in ["<a", "<a '", "<a \"'", "<![CDATA[", "</", "<item", "<!--"] {
            let endless = Array(("<rss>" + String(repeating: piece, count: 400_000)).utf8)
            _ = try FeedReader.excerpts(of: page(endless), rules: FeedRules())
        }
        let deep = Array(("<rss>" + String(repeating: "<item><", count: 100_000)).utf8)
        _ = try FeedReader.excerpts(of: page(deep), rules: FeedRules())
    }
}
