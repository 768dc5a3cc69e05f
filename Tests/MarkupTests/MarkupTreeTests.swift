import Markup
import TestKit
import Testing

@Suite struct MarkupTreeTests {
    private func tree(_ html: String) throws -> MarkupTree {
        try MarkupDocument(parsing: Array(html.utf8)).tree
    }

    private func first(_ name: String, _ tree: MarkupTree) throws -> Int {
        try #require(tree.firstElement(named: name))
    }

    @Test(
        "An element's range begins at its tag and ends behind it",
        arguments: [
            ("<html><body>1️⃣<p>one</p>2️⃣<p>two</p></body></html>", "p"),
            ("<p>before</p>1️⃣<DIV CLASS=x>one<br>two</DIV>2️⃣", "div"),
            ("<ul>1️⃣<li>one2️⃣<li>two</ul>", "li"),
            ("<table><tr>1️⃣<td>one2️⃣<td>two</table>", "td"),
            ("<p>1️⃣<b>one</b >2️⃣ two", "b"),
            ("<div>1️⃣<em>one2️⃣</div>", "em"),
            ("<!-- <b>no</b> -->1️⃣<b title='<b>'>yes</b>2️⃣", "b"),
            ("a &amp; 1️⃣<i>b</i>2️⃣", "i"),
            ("x &lt;1️⃣<a href=y>z</a>2️⃣", "a"),
            ("1️⃣<p\n  lang = \"fr\"\n>é</p\n>2️⃣", "p"),
            ("<p>1️⃣<o:b>x</o:b>2️⃣", "b"),
            ("</nothing>1️⃣<u>x</u>2️⃣", "u"),
        ])
    func elementRange(marked: String, name: String) throws {
        let page = MarkedText(marked)
        let tree = try tree(page.text)
        #expect(tree.range(of: try first(name, tree)) == page.range(1, 2))
    }

    @Test(
        "A start tag's range is the tag alone",
        arguments: ["1️⃣<a href=\"x>y\" rel=b>2️⃣text</a>", "<p>1️⃣<a\nhref='x'>2️⃣</a>", "1️⃣<a href=x/>2️⃣t</a>"])
    func startTag(marked: String) throws {
        let page = MarkedText(marked)
        let tree = try tree(page.text)
        #expect(tree.startTagRange(of: try first("a", tree)) == page.range(1, 2))
    }

    @Test(
        "A text's range is its bytes, references and all",
        arguments: [
            ("<p>1️⃣plain2️⃣</p>", "plain"), ("<p>1️⃣a &amp; b2️⃣</p>", "a & b"), ("<p>1️⃣é – ü2️⃣</p>", "é – ü"),
            ("<p>1️⃣&#233;2️⃣<b>x</b></p>", "é"), ("<p>1️⃣x < y2️⃣</p>", "x < y"),
        ])
    func textRange(marked: String, text: String) throws {
        let page = MarkedText(marked)
        let tree = try tree(page.text)
        let paragraph = try first("p", tree)
        let node = try #require(tree.subtree(of: paragraph).first { tree.kind(of: $0) == .text })
        #expect(String(decoding: tree.textBytes(of: node), as: UTF8.self) == text)
        #expect(tree.range(of: node) == page.range(1, 2))
    }

    @Test(
        "Long texts, which libxml2 hands on in pieces, keep their exact range",
        arguments: [999, 1000, 1001, 2500, 5003])
    func longText(count: Int) throws {
        for letter in ["a", "é", "한"] {
            let text = String(repeating: letter, count: count)
            let page = MarkedText("<div>1️⃣<p>\(text)</p>2️⃣<p>x</p></div>")
            let tree = try tree(page.text)
            let paragraph = try first("p", tree)
            #expect(tree.range(of: paragraph) == page.range(1, 2))
            #expect(tree.range(of: paragraph + 1).count == text.utf8.count)
            #expect(tree.rawText(of: paragraph) == text)
        }
    }

    @Test("Elements that the parser implies have an empty start tag")
    func implied() throws {
        let tree = try tree("<p>one")
        for name in ["html", "body"] {
            #expect(tree.startTagRange(of: try first(name, tree)).isEmpty)
        }
        #expect(tree.impliedElements == 2)
        #expect(tree.placedElements == 1)
    }

    @Test("Paths count siblings of one name")
    func paths() throws {
        let tree = try tree("<body><div><p>a</p><ul></ul><p>b<br>c</p></div></body>")
        let second = try #require(ElementIndex(tree).nodes(try CSSSelector("p:last-child")).first)
        #expect(tree.path(of: second) == "/html/body/div[1]/p[2]")
        let texts = tree.subtree(of: second).filter { tree.kind(of: $0) == .text }
        #expect(texts.map { tree.path(of: $0) }.last == "/html/body/div[1]/p[2]/text()[2]")
    }

    @Test("Paths are right among very many names of siblings")
    func crowdedPaths() throws {
        let names = (0..<60).map { "x\($0)" }
        let inner = names.map { "<\($0)></\($0)>" }.joined()
        let tree = try tree("<div>\(inner)<x59></x59><section>\(inner)<x58></x58></section></div>")
        let paths = ElementIndex(tree).nodes(try CSSSelector("x59")).map { tree.path(of: $0) }
        #expect(
            paths == [
                "/html/body/div[1]/x59[1]", "/html/body/div[1]/x59[2]", "/html/body/div[1]/section[1]/x59[1]",
            ])
    }

    @Test("The first of two attributes of one name counts, names are lower case")
    func attributes() throws {
        let tree = try tree("<A HREF='one' href='two' TITLE='a &quot;b&quot;' disabled>x</A>")
        let link = try first("a", tree)
        #expect(tree.attribute("href", of: link) == "one")
        #expect(tree.attribute("title", of: link) == "a \"b\"")
        #expect(tree.attribute("disabled", of: link) != nil)
        #expect(tree.attribute("rel", of: link) == nil)
    }

    @Test("Problems have positions, and unknown elements of HTML 5 are none")
    func problems() throws {
        let page = MarkedText("<section><p>a &amp b</section>\n<b><i>x</b>1️⃣</i>")
        let tree = try tree(page.text)
        #expect(!tree.problems.isEmpty)
        #expect(tree.problems.allSatisfy { $0.code != 801 })
        #expect(tree.problems.contains { ($0.offset ?? 0) > 20 })
    }

    @Test("An empty page is a tree of one node")
    func empty() throws {
        #expect(try tree("").count == 1)
        #expect(try tree("   ").firstElement(named: "p") == nil)
    }
}
