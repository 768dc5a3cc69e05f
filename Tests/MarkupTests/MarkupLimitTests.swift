import Markup
import Testing

@Suite struct MarkupLimitTests {
    @Test("A page nested 100,000 deep is parsed up to the limit", arguments: ["div", "b", "ul><li"])
    func depth(name: String) throws {
        let html = String(repeating: "<\(name)>", count: 100_000) + "deep"
        let tree = try MarkupDocument(parsing: Array(html.utf8)).tree
        #expect(tree.stoppedAt != nil)
        #expect(tree.count < 3000)
    }

    @Test("The depth of honest pages is no problem: libxml2's own limit of 256 is lifted")
    func honestDepth() throws {
        let html =
            String(repeating: "<div>", count: 600) + "<p>deep</p>" + String(repeating: "</div>", count: 600)
            + "<p>after</p>"
        let tree = try MarkupDocument(parsing: Array(html.utf8)).tree
        #expect(tree.stoppedAt == nil)
        #expect(
            ElementIndex(tree).nodes(try CSSSelector("p")).map { tree.renderedText(of: $0) } == [
                "deep", "after",
            ])
    }

    @Test("Of a tag with very many attributes libxml2 sees the first", arguments: [4096, 4097, 10_000])
    func attributes(count: Int) throws {
        let many = (0..<count).map { "a\($0)=x" }.joined(separator: " ")
        let page = "<p>ok</p><div \(many)>in it</div><p class=b>after"
        let tree = try MarkupDocument(parsing: Array(page.utf8)).tree
        let div = try #require(tree.firstElement(named: "div"))
        #expect(tree.attributes(of: div).count == 4096)
        #expect(tree.renderedText(of: div) == "in it")
        #expect(
            ElementIndex(tree).nodes(try CSSSelector("p.b")).map { tree.renderedText(of: $0) } == ["after"])
        #expect(
            tree.leftOut.map { String(decoding: Array(page.utf8)[$0], as: UTF8.self) }
                == (count == 4096 ? [] : [(4096..<count).map { "a\($0)=x" }.joined(separator: " ")]))
    }

    @Test(
        "A tag of very many attributes is found behind whatever hides a quote from libxml2",
        arguments: [
            "<!-- <a x=' -->", "<title><!-- <a x=' --></title>", "<!-- <a x=' --!>", "<!--><p x=1>",
            "<?php <a x=' ?>", "<! <a x=' >", "<script><a x='</script>",
            "<textarea><!-- <a x=' --></textarea>",
        ])
    func hidden(start: String) throws {
        let page = start + "<p " + (0..<5000).map { "a\($0)=x" }.joined(separator: " ") + ">in it"
        let tree = try MarkupDocument(parsing: Array(page.utf8)).tree
        let most = tree.nodes.indices.filter { tree.kind(of: $0) == .element }.map {
            tree.attributes(of: $0).count
        }.max()
        #expect(most == 4096 && !tree.leftOut.isEmpty)
    }

    @Test(
        "What nothing closes costs its length, however often it stands there",
        arguments: [
            ("<! ", nil), ("<!x", nil), ("</ ", nil), ("<? ", nil), ("<!-- ", .comment), ("<!--!", .comment),
            ("<style>", .script), ("<a b='", .tag), ("<title>", nil), ("<textarea>", nil), ("<title></", nil),
        ] as [(String, Unclosed.Kind?)])
    func unclosed(piece: String, kind: Unclosed.Kind?) throws {
        let page = String(repeating: piece, count: 400_000)
        let tree = try MarkupDocument(parsing: Array(page.utf8)).tree
        #expect(tree.unclosed?.kind == kind)
        #expect(tree.unclosed?.start == (kind == nil ? nil : 0))
    }

    /// A tag, with `…` for what makes it too long, and what is left out of it.
    private static let long: [(tag: String, name: String, kept: [String], leftOut: String)] = [
        ("<i a=1 title='…' b=2>", "i", ["a"], "title='…' b=2"),
        ("<i a=1 title=… b=2>", "i", ["a"], "title=… b=2"),
        ("<i a=1 b… c=2>", "i", ["a"], "b… c=2"),
        ("<i …>", "i", [], "…"),
    ]

    @Test("Of a tag of too many bytes the attributes are read up to there", arguments: long)
    func tagBytes(tag: String, name: String, kept: [String], leftOut: String) throws {
        let filling = String(repeating: "é", count: 1000)
        let page = "<p>ok</p>" + tag.replacing("…", with: filling) + "in it</i><p>after"
        let limits = MarkupLimits(tagBytes: 1500)
        for answersXPath in [false, true] {
            let document = try MarkupDocument(
                parsing: Array(page.utf8), limits: limits, answersXPath: answersXPath)
            let element = try #require(document.tree.firstElement(named: name))
            #expect(document.tree.renderedText(of: element) == "in it")
            #expect(document.tree.attributes(of: element).count == kept.count)
            #expect(
                document.tree.leftOut.map { String(decoding: Array(page.utf8)[$0], as: UTF8.self) } == [
                    leftOut.replacing("…", with: filling)
                ])
            #expect(page.utf8.count == document.tree.range(of: 0).upperBound)
        }
        let whole = try MarkupDocument(parsing: Array(page.utf8)).tree
        #expect(whole.leftOut.isEmpty)
    }

    @Test("A name without an end ends between two letters, and what is behind it is read")
    func longName() throws {
        let page = "<td" + String(repeating: "\u{FFFD}", count: 1000) + ">in it</td><p>after"
        let tree = try MarkupDocument(parsing: Array(page.utf8), limits: MarkupLimits(tagBytes: 1500)).tree
        let left = try #require(tree.leftOut.first)
        #expect((60...65).contains(left.lowerBound) && (left.lowerBound - 3) % 3 == 0)
        #expect(left.upperBound == 3 + 3000)
        #expect(tree.renderedText(of: 0).hasSuffix("after"))
    }

    @Test("A tag above the limit that has nothing to leave out is as it is")
    func nothing() throws {
        let tree = try MarkupDocument(parsing: Array("<p>ok".utf8), limits: MarkupLimits(tagBytes: 1)).tree
        #expect(tree.leftOut.isEmpty && tree.renderedText(of: 0) == "ok")
    }

    @Test("Quotes hold signs of tags, and a tag without an end is read")
    func quotes() throws {
        let quoted = "<p title='" + String(repeating: "a b ", count: 9000) + "'>x</p>"
        #expect(try MarkupDocument(parsing: Array(quoted.utf8)).tree.leftOut.isEmpty)
        let open = "<p>first<a href='" + String(repeating: "a b ", count: 900)
        let tree = try MarkupDocument(parsing: Array(open.utf8), limits: MarkupLimits(tagBytes: 1500)).tree
        #expect(tree.leftOut == [11..<open.utf8.count])
        #expect(tree.renderedText(of: 0) == "first")
    }

    @Test("Scripts are not taken for tags")
    func scripts() throws {
        let script = "<script>var a = [" + String(repeating: "1 <b 2, ", count: 9000) + "]</script><p>x"
        let tree = try MarkupDocument(parsing: Array(script.utf8)).tree
        #expect(tree.firstElement(named: "p") != nil)
    }

    @Test("Bytes and nodes are limited")
    func sizes() throws {
        let page = Array(String(repeating: "<p>x</p>", count: 1000).utf8)
        #expect(throws: MarkupError.tooLarge(bytes: page.count)) {
            _ = try MarkupDocument(parsing: page, limits: MarkupLimits(bytes: 100))
        }
        let tree = try MarkupDocument(parsing: page, limits: MarkupLimits(nodes: 50)).tree
        #expect(tree.stoppedAt != nil)
        #expect(tree.count <= 60)
    }

    @Test(
        "Broken pages are parsed without a trap",
        arguments: [
            "<", "<p", "<p ", "<p a", "<p a=", "<p a='", "</", "</p", "<!", "<!-", "<!--", "<![CDATA[", "<?",
            "&", "&#", "&#x", "&amp",
            "<a><b></a></b>", "</p></p></p>", "<table><p><table>", "<html><head><body><head>", "\u{FEFF}<p>x",
            "<p>\u{1}\u{2}x",
            "<script>", "<style><p>", "<title><b>x", "<plaintext><p>", "<svg><title>x</title></svg>",
            "<p/a/b/c=d>x", "&#147;", "<p>&#147", "\u{93}", "<p title=&#147;>&#x96;",
        ])
    func broken(html: String) throws {
        for limits in [
            MarkupLimits(), MarkupLimits(tagBytes: 2, tagAttributes: 1), MarkupLimits(tagBytes: 0),
        ] {
            let tree = try MarkupDocument(parsing: Array(html.utf8), limits: limits, answersXPath: true).tree
            for node in 0..<tree.count {
                let range = tree.range(of: node)
                #expect(range.lowerBound >= 0 && range.upperBound <= html.utf8.count)
                #expect(tree.subtree(of: node).upperBound <= tree.count)
            }
        }
    }
}
