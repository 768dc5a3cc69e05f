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
            ("<![if !IE]><p>x</p><![endif]>", "\"<\" html(body(p(\"![if !IE]>\") p(\"x\") \"<![endif]>\"))"),
            ("<b><p>x</b>y</p>", "html(body(b p(\"xy\")))"),
            ("<head><div>x</div></head>", "html(head body(div(\"x\")))"),
            ("<html lang=a><p>x</p><html lang=b>", "html@a(body(p(\"x\")))"),
            ("<p>&#150;", "html(body(p(\"–\")))"),
            ("<p><svg:title>x</svg:title>", "html(body(p(title(\"x\"))))"),
            ("<p>a<?php echo 1 ?>b", "html(body(p(\"a\" comment \"b\")))"),
            ("<p>a<noscript>b</noscript>", "html(body(p(\"a\" noscript(\"b\"))))"),
            ("<p>x<!-- c -->y", "html(body(p(\"x\" comment \"y\")))"),
            ("<p>x<![CDATA[y]]>z", "html(body(p(\"x<![CDATA[y]]>z\")))"),
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
}
