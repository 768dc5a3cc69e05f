import Testing

@testable import Markup

/// The table of docs/html.md: what libxml2's tree is where browsers have another.
@Suite struct HTMLDifferenceTests {
    /// Elements, their attributes and texts on one line: `p(b("x"))`.
    private static func outline(_ html: String) throws -> String {
        let tree = try MarkupDocument(parsing: Array(html.utf8)).tree
        var children: [Int: [Int]] = [:]
        for node in tree.nodes.indices.dropFirst() {
            children[tree.parent(of: node) ?? 0, default: []].append(node)
        }
        func written(_ node: Int) -> String {
            switch tree.kind(of: node) {
            case .text: return "\"" + String(decoding: tree.textBytes(of: node), as: UTF8.self) + "\""
            case .comment: return "comment"
            case .element, .document:
                let inside = (children[node] ?? []).map(written).joined(separator: " ")
                let name = tree.kind(of: node) == .element ? tree.name(of: node) : ""
                let language = tree.attribute("lang", of: node).map { "@" + $0 } ?? ""
                return name.isEmpty ? inside : name + language + (inside.isEmpty ? "" : "(\(inside))")
            }
        }
        return written(0)
    }

    @Test(
        "libxml2's tree",
        arguments: [
            ("<![if !IE]><p>x</p><![endif]>", "comment html(body(p(\"x\") comment))"),
            ("<b><p>x</b>y</p>", "html(body(b p(\"xy\")))"),
            ("<head><div>x</div></head>", "html(head body(div(\"x\")))"),
            ("<html lang=a><p>x</p><html lang=b>", "html@a(body(p(\"x\")))"),
            ("<p>&#150;", "html(body(p(\"–\")))"),
            ("<p><svg:title>x</svg:title>", "html(body(p(title(\"x\"))))"),
            ("<p>a<?php echo 1 ?>b", "html(body(p(\"a\" comment \"b\")))"),
            ("<p>a<noscript>b</noscript>", "html(body(p(\"a\" noscript(\"b\"))))"),
            ("<p>x<!-- c -->y", "html(body(p(\"x\" comment \"y\")))"),
            ("<?xml version='1.0'?><p>x<![CDATA[y]]>z", "comment html(body(p(\"x<![CDATA[y]]>z\")))"),
            ("<p>x<!>y</>z", "html(body(p(\"x<!>y>z\")))"),
            ("<p>x<section>y</section>", "html(body(p(\"x\" section(\"y\"))))"),
            ("<dl><dt>x<dt>y<dd>z</dl>", "html(body(dl(dt(\"x\" dt(\"y\")) dd(\"z\"))))"),
            ("<p>x<source>y", "html(body(p(\"x\" source(\"y\"))))"),
            ("<table>x<tr><td>y</table>", "html(body(table(\"x\" tr(td(\"y\")))))"),
            ("<template><p>x</p></template>", "html(body(template(p(\"x\"))))"),
            ("<textarea>a<b>c</b></textarea>", "html(body(textarea(\"a\" b(\"c\"))))"),
            ("<title>a<b>c</b></title>", "html(head(title(\"a\" b(\"c\"))))"),
        ])
    func tree(html: String, outline: String) throws {
        #expect(try Self.outline(html) == outline)
    }

    @Test(
        "What browsers take for a comment is one, and what is behind it is read",
        arguments: [
            ("<p>x<! y >z", "p(\"x\" comment \"z\")"), ("<p>x<!é>z", "p(\"x\" comment \"z\")"),
            ("<p>x<![CDATA[y]]>z", "p(\"x\" comment \"z\")"), ("<p>x<!y>z", "p(\"x\" comment \"z\")"),
            ("<p>x<!ELEMENT br EMPTY>z", "p(\"x\" comment \"z\")"), ("<p>x</ p>z", "p(\"x\" comment \"z\")"),
            ("<p>x<? include('a') ?>z", "p(\"x\" comment \"z\")"),
            ("<p>x<?php echo '<! a>' ?>z", "p(\"x\" comment \"' ?>z\")"),
            ("<p>x<!-- a --!>y<b>z</b>", "p(\"x\" comment \"y\" b(\"z\"))"),
            ("<p>x<!-->y<b>z</b>", "p(\"x\" comment \"y\" b(\"z\"))"),
            ("<p>x<!--->y<!-- a -->z", "p(\"x\" comment \"y\" comment \"z\")"),
            ("<p>x<!-- <! a> -->y", "p(\"x\" comment \"y\")"),
            ("<p>x<!-- a --!><! b>y", "p(\"x\" comment comment \"y\")"),
            ("<!--[if !IE]><!--><p>x<!--<![endif]-->y", "p(\"x\" comment \"y\")"),
            ("<!--[if !IE]> --><p>x<!-- <![endif]-->y", "p(\"x\" comment \"y\")"),
            ("<p>x<![if !vml]><b>y</b><![endif]>z", "p(\"x\" comment b(\"y\") comment \"z\")"),
            ("<p>x<script>'<! y>'</script>z", "p(\"x\" script(\"'<! y>'\") \"z\")"),
            ("<p>x<b class='<! y>'>z</b>", "p(\"x\" b(\"z\"))"),
            ("<p>x<textarea><! y></textarea>z", "p(\"x\" textarea(\"<! y>\") \"z\")"),
            (
                "<p>x<script>'</b><! y>'</script><! a>z",
                "p(\"x\" script(\"'</b><! y>'\") comment \"z\")"
            ),
            ("<p>x<styles><! a>z</styles>", "p(\"x\" styles(comment \"z\"))"),
            ("<p>x <3 y <= z", "p(\"x <3 y <= z\")"), ("<p>x<! y", "p(\"x<! y\")"),
        ])
    func bogusComments(html: String, outline: String) throws {
        let found = try Self.outline(html)
        #expect(found.hasSuffix("html(body(\(outline)))"), "\(found)")
        #expect(try PassingTests.isOneTree(Array(html.utf8)))
    }

    @Test(
        "What is not closed is said, where tags stand behind it",
        arguments: [
            ("<p>x<!-- y><p>z", "comment 4"), ("<p>x<script>y<p>z", "script 4"),
            ("<p>x<style>y</script><p>z", "script 4"), ("<p>x<a href=\"y>z</a><p>z", "tag 4"),
            ("<p>x<!-- y", nil), ("<p>x<a href=\"y>z", nil), ("<p>x<!-- y --><p>z", nil),
            ("<p>x<script>y</script><p>z", nil), ("<title>x<p>z", nil), ("<p>x<p", nil),
        ] as [(String, String?)])
    func unclosed(html: String, expected: String?) throws {
        let unclosed = try MarkupDocument(parsing: Array(html.utf8)).tree.unclosed
        let found = unclosed.map { "\($0.kind.rawValue) \($0.start)" }
        #expect(found == expected)
    }

    @Test("What stands behind a comment is quoted where the page has it")
    func places() throws {
        let html = "<p>x<! é <b>y</ p><i>z"
        let tree = try MarkupDocument(parsing: Array(html.utf8)).tree
        let places = tree.nodes.indices.filter { tree.kind(of: $0) == .text }.map {
            String(decoding: Array(html.utf8)[tree.range(of: $0)], as: UTF8.self)
        }
        #expect(places == ["x", "y", "z"])
    }
}
