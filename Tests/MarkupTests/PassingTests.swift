import TestKit
import Testing

@testable import Markup

/// Text that libxml2 does not look at: the tree is the one that it makes where it looks at all of it.
@Suite struct PassingTests {
    /// Where libxml2 builds a tree of its own, it reads all text itself.
    private func expectOneTree(_ html: [UInt8], _ comment: Comment? = nil) throws {
        let alone = try MarkupDocument(parsing: html).tree
        let beside = try MarkupDocument(parsing: html, answersXPath: true).tree
        let isOne =
            alone.nodes == beside.nodes && alone.attributes == beside.attributes
            && alone.arena == beside.arena
            && alone.otherNames == beside.otherNames
        #expect(isOne, comment ?? Comment(rawValue: String(decoding: html.prefix(400), as: UTF8.self)))
    }

    @Test(
        "The tree is the same whether libxml2 builds its own beside it or not",
        arguments: [
            "<p>one<p>two",
            "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><html><body> <p> a </p> \n <p>b</body>",
            "<table> <tr> <td>a </table> tail", "<script>if (a < b) { x = '<p>' }</script><p>x",
            "<?php echo 1 ?><p>x<!-- c -->y", "<ul><li>a<li>b<ul><li>c</ul></ul>",
            "<html lang=en><html lang=fr><body><body class=x>y", "<frameset><frame src=a></frameset>",
            "<p>a &amp; b &unknown; &#128512; c", "<select><option>a<option>b</select>",
            "<html>text in html<head>text in head<title>t</title>more</head>and<body>x</body>y</html>z",
            "<br>a<br/>b<br />c</br>d", "<div/>a<p/>b<img src=x>c<hr>d", "a</p>b</div>c", "<p>a</p></p>b",
            "<p>x\u{1}y</p>z\u{1}w<b>\u{FFFF}</b>\u{FFFE}", "<p>\u{FF0C}전각</p>，끝", "<p>a < b <c> d</p> > e",
            "<p>a\r\nb</p>\r\n<p>c\r</p>\r", "<p", "<p>", "<p>a", "<p>a</p", "<p>a</p>", "</p>", "a<", "a&",
            "&", "<p>&",
            "<textarea><b>x</textarea>y", "<title><b>x</title>y", "<x-y>a</x-y>b<x:y>c</x:y>d",
            "<p a=b>c<p a='>'>d",
            "<p\n>a</p\n>b</p junk>c", "<isindex>a<embed>b<param>c<area>d<col>e", "<a><b>x</a>y</b>z",
            "<svg><p>a</svg>b",
            "<plaintext>a<b>c", "<xmp>a<b>c</xmp>d", "<noscript>a</noscript>b<iframe>c</iframe>d",
        ])
    func oneTree(html: String) throws { try expectOneTree(Array(html.utf8)) }

    @Test(
        "Scripts and styles, short and long",
        arguments: [
            "</script><p>x", "</SCRIPT ><p>x", "</a>'; more(); </script><p>x<script>y</script>",
            "<!-- --></script>x", "é</script>x", "\u{1}</script><p>x", "\u{FFFF}a</script><p>x",
            "\u{FFFD}</script>\r\n<p>x", "", "<", "</", "</scrip", "</scripts><p>x</script>y",
            "</style></script>x",
            "&amp;</script>&amp;x", "</script", "</script x=y>z",
        ])
    func scripts(end: String) throws {
        for name in ["script", "style"] {
            // libxml2 hands on a thousand bytes at a time, at whatever byte of a character.
            for count in [0, 1, 990, 998, 999, 1_000, 1_001, 2_500] {
                for letter in ["a", "é", "한", "😀"] {
                    let text = String(repeating: letter, count: count / letter.utf8.count)
                    let last = end.replacing("script", with: name)
                    try expectOneTree(Array("<p>a<\(name)>\(text)\(last)".utf8))
                }
            }
        }
    }

    private static let pieces = [
        "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<br>", "<br/>", "<img src=x>", "<ul>", "<li>",
        "</ul>", "<table>",
        "<tr>", "<td>", "</table>", "<html>", "<head>", "</head>", "<body>", "</body>", "</html>", "<title>",
        "</title>",
        "<script>", "</script>", "<style>", "</style>", "<a href='x>y'>", "</a>", "<x-y>", "</x-y>",
        "<!-- c -->", "<!x>",
        "<?p?>", "<![CDATA[d]]>", "text ", " ", "\n", "\r\n", "é", "한글", "，", "\u{1}", "\u{FFFE}", "&amp;",
        "&", "&#0;", "&eacute;", "&#233;", "&#x2019", "&#147;", "&foo;", "&amp", ";", "&nbsp;",
        "<", ">", "</", "/>", "\"", "=", "\u{FEFF}", "<select>", "<option>", "<form>", "</form>", "<h1>",
        "</h2>",
        "<frameset>", "<textarea>", "</textarea>",
    ]

    @Test("Pages of pieces in any order, thousands of them, from a fixed seed")
    func anyOrder() throws {
        var numbers = SeededNumbers(seed: 20_261_127)
        for _ in 0..<4_000 {
            let page = (0..<Int.random(in: 1...40, using: &numbers)).map { _ in
                Self.pieces.randomElement(using: &numbers) ?? ""
            }.joined()
            try expectOneTree(Array(page.utf8))
        }
    }

    @Test(
        "Pages of real sites and of the tests of html5lib",
        .enabled(if: Corpora.has("std-html5lib"), "needs CARTULARY_CORPORA"),
        arguments: [
            "site-adod", "site-cc-stateof", "site-mozilla-old", "site-oi-kochi", "std-html5lib",
            "gt-readability",
        ])
    func realPages(corpus: String) throws {
        let files = Corpora.files(in: corpus, suffixes: [".html", ".htm", ".dat"])
        #expect(!files.isEmpty)
        for file in files.prefix(400) {
            // libxml2 is given valid UTF-8 without zeros.
            let bytes = Array(String(decoding: Corpora.bytes(file).filter { $0 != 0 }, as: UTF8.self).utf8)
            try expectOneTree(bytes, Comment(rawValue: file))
        }
    }
}
