import Extracting
import TestKit
import Testing

@Suite struct AddressListTests {
    private func read(_ text: String) -> AddressList? { AddressList(Array(text.utf8)) }

    @Test("A site map, an index of site maps, RSS and Atom give their addresses with their places")
    func forms() throws {
        let map =
            "<?xml version='1.0'?><urlset xmlns='x'><url><loc> http://x.org/a?b=1&amp;c=2 </loc></url></urlset>"
        let list = try #require(read(map))
        #expect(list.kind == .siteMap)
        #expect(list.entries.map(\.written) == ["http://x.org/a?b=1&c=2"])
        let range = try #require(list.entries.first?.range)
        #expect(String(decoding: Array(map.utf8)[range], as: UTF8.self) == "http://x.org/a?b=1&amp;c=2")
        #expect(read("<sitemapindex><sitemap><loc>/map2.xml</loc>")?.entries.map(\.written) == ["/map2.xml"])
        let rss =
            "<rss><channel><link>http://x.org/</link><item><link><![CDATA[http://x.org/b]]></link></item>"
        #expect(read(rss)?.kind == .feed)
        #expect(read(rss)?.entries.map(\.written) == ["http://x.org/", "http://x.org/b"])
        let atom =
            "<feed><link rel=\"self\" href=\"/feed\"/><entry><link rel='alternate' href='http://x.org/c'/>"
            + "<link rel='edit' href='/edit'/><link rel=\"replies\" href=\"/r\"/><link href='/d'/></entry>"
        #expect(read(atom)?.entries.map(\.written) == ["http://x.org/c", "/r", "/d"])
    }

    @Test("Versions in a site map belong to the address of their own element, wherever it stands in it")
    func versions() throws {
        let map = """
            <urlset xmlns:xhtml="http://www.w3.org/1999/xhtml">
            <url><loc>http://x.org/en</loc><xhtml:link rel="alternate" hreflang="fr" href="http://x.org/fr?a&amp;b"/></url>
            <url><xhtml:link rel='alternate' href='http://x.org/en' hreflang='en'/><loc>http://x.org/fr?a&amp;b</loc></url>
            <url><loc>http://x.org/alone</loc><image:loc>http://x.org/i.png</image:loc></url>
            </urlset>
            """
        let versions = try #require(read(map)).versions
        #expect(versions.map(\.language) == ["fr", "en"])
        #expect(versions.map(\.of) == ["http://x.org/en", "http://x.org/fr?a&b"])
        #expect(versions.map(\.entry.written) == ["http://x.org/fr?a&b", "http://x.org/en"])
        let place = try #require(versions.last?.entry.range)
        #expect(String(decoding: Array(map.utf8)[place], as: UTF8.self) == "http://x.org/en")
        #expect(read("<urlset><url><link hreflang=fr href=/fr>")?.versions.isEmpty == true)
    }

    @Test(
        "What is no list is none, and a broken one gives what it holds",
        arguments: ["", "<html><link href=a>", "<?xml version='1.0'?><data><loc>x</loc></data>", "{}"])
    func none(text: String) { #expect(read(text) == nil) }

    @Test("Lists that break off or never end are read without a crash")
    func broken() {
        let text = "<urlset><url><loc>http://x.org/a</loc><loc>http://x.org/b</loc><loc"
        for length in 0...text.utf8.count { _ = AddressList(Array(text.utf8.prefix(length))) }
        #expect(read("<urlset><loc>http://x.org/a")?.entries.count == 1)
        #expect(read("<urlset>" + String(repeating: "<loc>", count: 10_000))?.entries.isEmpty == true)
        #expect(read("<feed>" + String(repeating: "<link href='", count: 2_000)) != nil)
    }

    @Test(
        "The site maps of a suite are read",
        .enabled(if: Corpora.has("std-crawlercommons"), "needs CARTULARY_CORPORA"))
    func suite() {
        var maps = 0
        for file in Corpora.files(in: "std-crawlercommons", suffixes: [".xml"]) {
            guard let list = AddressList(Corpora.bytes(file)), list.kind == .siteMap else { continue }
            maps += 1
            for entry in list.entries { #expect(!entry.written.isEmpty) }
        }
        #expect(maps > 5)
    }
}
