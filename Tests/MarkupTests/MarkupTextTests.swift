import Markup
import Testing

@Suite struct MarkupTextTests {
    private func body(_ html: String) throws -> (MarkupTree, Int) {
        let tree = try MarkupDocument(parsing: Array(("<body>" + html).utf8)).tree
        return (tree, try #require(tree.firstElement(named: "body")))
    }

    @Test(
        "Text reads as a browser shows it",
        arguments: [
            ("<p>one\n  two</p>", "one two"), ("<p>one</p><p>two</p>", "one\ntwo"),
            ("one<br>two<br/>three", "one\ntwo\nthree"),
            ("<b>K</b>orean", "Korean"), ("K <b>orean</b>", "K orean"), ("<td>a</td><td>b</td>", "a\nb"),
            ("<script>x</script>a<style>y</style>b", "ab"), ("a<noscript>n</noscript>", "a"),
            ("<ul><li>a<li>b</ul>c", "a\nb\nc"), ("<pre>a\n  b</pre>", "a\nb"), ("  a  ", "a"), ("", ""),
            ("a<span> </span>b", "a b"), ("a&nbsp;b", "a\u{A0}b"), ("<h1>t</h1> <div> x </div>", "t\nx"),
            ("<div>a<div>b</div>c</div>", "a\nb\nc"),
        ])
    func rendered(html: String, text: String) throws {
        let (tree, node) = try body(html)
        #expect(tree.renderedText(of: node) == text)
    }

    @Test("References to 128 to 159 mean letters of windows-1252; real control characters stay")
    func controls() throws {
        let (tree, node) = try body("<p>&#147;a&#148; &#150; &#x80; \u{93}</p>")
        #expect(tree.renderedText(of: node) == "“a” – € \u{93}")
    }

    @Test("Raw text keeps white space and drops tags and scripts")
    func raw() throws {
        let (tree, node) = try body("<p>a\n <b>b</b>&amp;c<script>no</script></p>")
        #expect(tree.rawText(of: node) == "a\n b&c")
        #expect(tree.rawText(of: node, limit: 1).hasPrefix("a"))
    }

    @Test("A script's own text can be asked for")
    func unseen() throws {
        let (tree, _) = try body("<script>x = 1</script>")
        let script = try #require(tree.firstElement(named: "script"))
        #expect(tree.rawText(of: script) == "x = 1")
    }
}
