import TestKit
import Testing

@testable import Markup

/// Text that libxml2 does not look at: the tree is the one that it makes where it looks at all of it.
@Suite struct PassingTests {
    /// Whether a page has one tree. Where libxml2 builds a tree of its own, it reads all of the page itself.
    static func isOneTree(_ html: [UInt8]) throws -> Bool {
        let alone = try MarkupDocument(parsing: html).tree
        let beside = try MarkupDocument(parsing: html, answersXPath: true).tree
        return alone.nodes == beside.nodes && alone.attributes == beside.attributes
            && alone.arena == beside.arena && alone.otherNames == beside.otherNames
    }

    private func expectOneTree(_ html: [UInt8], _ comment: Comment? = nil) throws {
        let isOne = try Self.isOneTree(html)
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

    @Test(
        "Attributes are those that libxml2 reads",
        arguments: [
            "a=b", "a='b'", "a=\"b\"", "a = 'b'", "a\n=\t'b'", "a", "a b c", "A=B cLaSs=X", "a=1 A=2 a=3",
            "a=''", "a=",
            "a= b", "a=>", "a='b'c='d'", "a=b'c", "a=\"'\"", "a='>'", "a='<b>'", "a=b>c", "a='b' /", "a=b/",
            "a=b /",
            "a='b'/", "/ a=b", "a=b / c=d", "a/b=c", "a='&amp;'", "a=&amp;b&amp;c", "a='&amp'", "a='&b=c&d'",
            "a='&'",
            "a='& b'", "a='&eacute;'", "a='&#38;'", "a='&#x26'", "a='&lt;'", "a='&unknown;'", "a='&;'",
            "a='&é;'",
            "a='&b-c.d:e_f;'", "a='&amp;amp;'", "a='é 한글 😀'", "a=é", "é=a", "a='\u{1}'", "a='\u{FFFE}'",
            "a='，'",
            "a='b\nc'", "a='b\r\nc'", "a=b\r\nc=d", "a=b\u{C}c=d", "a='b", "a=\"b'", "a='b' 'c'",
            "a='b' \"c\" d=e",
            "@a=b", "a@b=c", "_a=b", ":a=b", ".a=b", "-a=b", "1=b", "a=b=c", "a==b", "a:b='c'", "xml:lang=en",
            "data-long-name-of-an-attribute=1 data-long-name-of-an-attributf=2", "<b", "a=<b", "a <b>",
        ])
    func attributes(of tag: String) throws {
        for name in ["a", "p", "IMG", "x-y", "x:y", "script", "meta", "html", "body", "head", "title", "td"] {
            for (before, after) in [
                ("", "x"), ("<p>", "</p>"), ("<div>t ", " u"), ("<!-- c -->", "<b>y"), ("<br>", ""),
            ] {
                try expectOneTree(Array("\(before)<\(name) \(tag)>\(after)<i \(tag)/>z".utf8))
            }
        }
    }

    @Test("Long names and values, and many attributes")
    func longAttributes() throws {
        let many = (0..<300).map { "a\($0)=\($0)" }.joined(separator: " ")
        let long = [99, 100, 101, 120].map { String(repeating: "x", count: $0) + "=b" }
        for tag in long + ["a='\(String(repeating: "x", count: 3_000))'", many] {
            try expectOneTree(Array("<p>t<b \(tag)>x</b><i \(tag)/>z".utf8))
        }
    }

    @Test(
        "Comments end where libxml2 ends them",
        arguments: [
            "<!-- a long enough comment -->", "<!---->", "<!--->", "<!-->", "<!-- -- long enough -- -->",
            "<!-- long enough --!> x -->", "<!-- long enough ---->", "<!---- long enough -->",
            "<!-- long enough - ->",
            "<!-- long enough", "<!-- long enough --", "<!-- é 한글 \u{1} \u{FFFE} -->", "<! long enough -->",
            "<!-- long <p a=b> enough --><p a=b>", "<!-- long <!-- enough --> x --> y", "<!- long enough -->",
        ])
    func comments(comment: String) throws {
        for (before, after) in [
            ("", "x"), ("<p>", "<b c=d>y"), ("<p>a", " &amp; "), ("<html>", "<head a=b>"),
            ("<i>x</i>", "<!--"),
        ] {
            try expectOneTree(Array("\(before)\(comment)\(after)\(comment)".utf8))
        }
    }

    @Test(
        "A text that libxml2 hands on in pieces is passed at its end alone, whatever it drops of it",
        arguments: [0, 1, 2, 3])
    func longTexts(dropped: Int) throws {
        for count in Array(990...1_010) + [1_990, 2_001, 5_000] {
            for letter in ["a", "é"] {
                let half = String(repeating: letter, count: count / letter.utf8.count / 2)
                let text = half + String(repeating: "\u{1}", count: dropped) + half
                try expectOneTree(
                    Array("\(text)<p a=b>\(text)&amp;\(text)<!-- \(text) --><i c=d>\(text)".utf8))
            }
        }
    }

    @Test("Of plain tags libxml2 sees the names alone; a page is not read a second time")
    func bare() throws {
        let html =
            "<p a=b>x <a href='c?d&amp;e' title=f>g</a><br class=h><img src=i /><ul><li id=j>k<li id=l><!-- comment of words --><b m>"
        let tree = try MarkupDocument(parsing: Array(html.utf8)).tree
        // The first tag stands at the start, where nothing was passed before it.
        #expect(tree.bareTags == 6)
        #expect(try MarkupDocument(parsing: Array(html.utf8), answersXPath: true).tree.bareTags == 0)
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
        "<p class=a>", "<div id='b' class=\"c d\">", "<a href=\"e?f&amp;g=h\" title='i>j'>", "<li value=1>",
        "<td colspan=2 />",
        "<a href=k?l&m=n>", "<option selected>", "<a title='&eacute;'>", "<b o=p o=q>", "<x-y z=1>",
        "<body class=r>",
        "<html lang=en>", "<head profile=s>", "<meta name=t>", "<script src=u>", "<h1 v = 'w' >",
        "<i x='\u{1}'>", "<i y",
        "<!-- a longer comment -->", "<!-- <p a=b> in a comment --!> -->", "<!-->", "--", "<embed src=z>",
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
        var tags = 0
        var bare = 0
        for file in files.prefix(400) {
            // libxml2 is given valid UTF-8 without zeros.
            let bytes = Array(String(decoding: Corpora.bytes(file).filter { $0 != 0 }, as: UTF8.self).utf8)
            try expectOneTree(bytes, Comment(rawValue: file))
            let tree = try MarkupDocument(parsing: bytes).tree
            tags += tree.placedElements
            bare += tree.bareTags
        }
        // Many tags have no attributes; a suite of tests has few that are plain.
        #expect(bare > tags / (corpus == "std-html5lib" ? 1_000 : 10))
    }
}
