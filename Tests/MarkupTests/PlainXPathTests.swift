import Markup
import TestKit
import Testing

/// XPath that says no more than a selector is matched as one; libxml2 must find the same.
@Suite struct PlainXPathTests {
    private static let page = """
        <html><body class="a  b"><div id=m class="b"><p>1<p class="a">2<p class="a
        b" title="x y">3</div><div><div class=c><p>4<ul><li>5<li class=a><a href="http://x/a.pdf">6</a></ul></div>
        <p>7<a name=q>8</a><a href="b.html" title="">9</a></div><table><tr><td>10<td class="a b">11</table></body></html>
        """

    /// Both ways, from the document and from each element.
    private func compare(_ xpath: String, _ document: borrowing MarkupDocument, _ index: ElementIndex) throws
        -> Int
    {
        guard let plain = PlainXPath(xpath) else { return -1 }
        var compared = 0
        for node in [0] + document.tree.nodes.indices.filter({ document.tree.kind(of: $0) == .element }) {
            let expected = try document.nodes(xpath: xpath, from: node)
            let found = plain.nodes(from: node, in: index).map { owner -> XPathMatch in
                plain.attribute.map { .attribute(owner: owner, name: $0) } ?? .node(owner)
            }
            #expect(found == expected, "\(xpath) from \(document.tree.path(of: node))")
            compared += expected.count
        }
        return compared
    }

    @Test(
        "Expressions that selectors can say find what libxml2 finds, from everywhere",
        arguments: [
            "//p", ".//p", "p", "./p", "/html/body/div", "/html//p", "//div/p", "//div//p", ".//div/p[1]",
            "//p[2]",
            "//p[last()]", "//p[position()=2]", "//*[1]", "//*[last()]", "//div/*[2]", "//p[@class]",
            "//p[@class='a']", "//p[@title=\"x y\"]", "//p[not(@class)]", "//*[@class and @title]",
            "//*[@class][@title]", "//p[1][@class]", "//a[starts-with(@href, 'http')]",
            "//a[contains(@href, 'html')]",
            "//a[not(contains(@href,'http'))]",
            "//*[contains(concat(' ', normalize-space(@class), ' '), ' a ')]",
            "//*[contains(concat(' ', @class, ' '), ' b ')]", "//*[contains(concat(' ',@class,' '),' a ')]/a",
            "//a/@href", ".//a/@title", "p | div", "//p | //li", ".//a/@href | .//li/@href", "/html", "/body",
            "//html",
            "child::div/child::p", "descendant::p", "./descendant::p[@class]", "//ul/li[2]/a", " // p [ 2 ] ",
            "//a[@title='']",
        ])
    func same(xpath: String) throws {
        let document = try MarkupDocument(parsing: Array(Self.page.utf8), answersXPath: true)
        #expect(try compare(xpath, document, ElementIndex(document.tree)) >= 0, "\(xpath) is plain")
    }

    @Test(
        "What selectors cannot say is left to libxml2",
        arguments: [
            "//p/text()", "//p/..", "//p[a]", "//p[.='1']", "//p[@class][1]", "(//p)[1]",
            "//p/following-sibling::p",
            "string(//p)", "count(//p)", "//P", "//x:p", "//p[@class='a' or @id='m']", "//p[position()>1]",
            "//@href",
            "@href", ".", "..", "//p[0]", "//p[", "", "|", "//p |", "//p/@href/x", "//descendant::p[1]",
            "//p[contains(@a,'')]",
            "//p[normalize-space(@class)='a']", "//p[contains(concat(' ',@class,' '),'a')]", "//*[@xml:lang]",
            "//p//@href",
            "//a/@href | //a/@title", "//p | p", "//p[2.5]", "//p[1] [", "//p)", "/", "//", "*:p", "id('m')",
        ])
    func left(xpath: String) { #expect(PlainXPath(xpath) == nil, "\(xpath)") }

    @Test("Expressions made of the pieces that decide, from a fixed seed, find what libxml2 finds")
    func made() throws {
        let document = try MarkupDocument(parsing: Array(Self.page.utf8), answersXPath: true)
        let index = ElementIndex(document.tree)
        let pieces = [
            "/", "//", ".", "p", "div", "*", "a", "li", "[1]", "[2]", "[last()]", "[@class]", "[@class='a']",
            "@href",
            "[not(@id)]", "|", " ", "[contains(concat(' ', @class, ' '), ' a ')]", "body", "[@a and @b]",
        ]
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func next(_ limit: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(limit))
        }
        var plain = 0
        for _ in 0..<6_000 {
            let xpath = (0..<(1 + next(6))).map { _ in pieces[next(pieces.count)] }.joined()
            guard PlainXPath(xpath) != nil else { continue }
            plain += 1
            _ = try compare(xpath, document, index)
        }
        #expect(plain > 500)
    }

    @Test(
        "On real pages they find the same elements",
        .enabled(if: Corpora.has("site-httpd-manual"), "needs CARTULARY_CORPORA"))
    func realPages() throws {
        let files = Corpora.files(in: "site-httpd-manual/docs/manual", suffixes: [".html.en"]).prefix(10)
        var compared = 0
        for file in Array(files) + Corpora.files(in: "site-oi-kochi", suffixes: [".html"]).prefix(5) {
            let document = try MarkupDocument(
                parsing: Corpora.bytes(file).filter { $0 < 0x80 && $0 != 0 }, answersXPath: true)
            let index = ElementIndex(document.tree)
            for xpath in [
                "//a/@href", "//table//td[1]", "//div[@class]/p[last()]", "/html/body//*[2]/a",
                "//ul/li[3] | //h2",
            ] {
                let plain = try #require(PlainXPath(xpath))
                let expected = try document.nodes(xpath: xpath)
                #expect(
                    plain.nodes(from: 0, in: index).map { node in
                        plain.attribute.map { .attribute(owner: node, name: $0) } ?? .node(node)
                    } == expected, "\(xpath) on \(file)")
                compared += expected.count
            }
        }
        #expect(compared > 100)
    }
}
