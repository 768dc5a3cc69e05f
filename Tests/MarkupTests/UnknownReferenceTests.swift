import TestKit
import Testing

@testable import Markup

/// References that libxml2 does not know are read as browsers read them.
@Suite struct UnknownReferenceTests {
    private func text(_ html: String, answersXPath: Bool = false) throws -> String {
        let tree = try MarkupDocument(parsing: Array(html.utf8), answersXPath: answersXPath).tree
        return tree.rawText(of: 0)
    }

    @Test(
        "Names without a semicolon, the longest that a word begins with; names in capitals",
        arguments: [
            ("a &copy 2003", "a © 2003"), ("&copy2003", "©2003"), ("Caf&eacute", "Café"), ("&notit;", "¬it;"),
            ("&frac12x", "½x"), ("&lt*&gt;", "<*>"), ("&ampamp;", "&amp;"), ("R&ampD", "R&D"),
            ("&nbsp&nbspx", "\u{A0}\u{A0}x"),
            ("&Agrave\u{304C}", "À\u{304C}"), ("&AMP; b", "& b"), ("&COPY;&REG;", "©®"), ("&LTx", "<x"),
            ("&QUOT;", "\""),
            ("&Eacute;&eacute;", "Éé"), ("&ampx;", "&x;"), ("&COPYx;", "©x;"), ("&COPY;; b", "©; b"),
            ("jane&commat;x&period;org", "jane@x.org"), ("&Scaron;ime&ccaron;ek", "Šimeček"),
            ("&lstrok;&oacute;d&zacute;", "łódź"),
            ("&check;&half;&frac13;", "✓½⅓"), ("a&Tab;b&NewLine;c", "a\tb\nc"), ("&commat x", "&commat x"),
            ("&zzz;", "&zzz;"),
            ("&NotEqualTilde;", "&NotEqualTilde;"), ("&DiacriticalDoubleAcute;", "˝"),
            ("a &amp;copy b", "a &copy b"), ("&amp;amp", "&amp"), ("&amp;lt;&amp;gtx", "&lt;&gtx"),
            // No names without a semicolon, or no names at all.
            ("&hellip y", "&hellip y"), ("&apos y", "&apos y"), ("&foo bar", "&foo bar"), ("a&b", "a&b"),
            ("&;", "&;"),
            ("& copy", "& copy"), ("&NBSP; x", "&NBSP; x"), ("&c y", "&c y"), ("&thetasym y", "&thetasym y"),
        ])
    func resolved(html: String, expected: String) throws {
        for answersXPath in [false, true] {
            #expect(try text("<p>\(html)<b> z</b></p>", answersXPath: answersXPath) == expected + " z")
        }
    }

    @Test("In titles too; not in scripts, and in addresses as they were")
    func places() throws {
        let tree = try MarkupDocument(
            parsing: Array(
                "<title>A &copy B</title><script>a &copy b</script><p><a href='?a=1&copy=2&amp;lt=3'>x</a>"
                    .utf8)
        ).tree
        let script = try #require(tree.firstElement(.script))
        #expect(tree.textBytes(of: script + 1).elementsEqual("a &copy b".utf8))
        #expect(tree.rawText(of: 0) == "A © Bx")
        let link = try #require(tree.firstElement(.a))
        #expect(tree.attribute(.href, of: link) == "?a=1&copy=2&lt=3")
    }

    @Test("Places are those of the page")
    func ranges() throws {
        let html = "<p>a &copy 2003 &COPY; b</p><i>c</i>"
        let tree = try MarkupDocument(parsing: Array(html.utf8)).tree
        let pieces = tree.nodes.indices.filter { tree.nodes[$0].kind == .text }.map { node in
            String(decoding: Array(html.utf8)[tree.range(of: node)], as: UTF8.self)
        }
        #expect(pieces == ["a &copy 2003 &COPY; b", "c"])
    }
}
