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

    @Test("A tag with very many attributes is refused before libxml2 sees it")
    func attributes() throws {
        let many = (0..<5000).map { "a\($0)=x" }.joined(separator: " ")
        let page = "<p>ok</p><div \(many)>x</div>"
        #expect(throws: MarkupError.tagTooLarge(offset: 9)) {
            _ = try MarkupDocument(parsing: Array(page.utf8))
        }
        let quoted = "<p title='" + String(repeating: "a b ", count: 9000) + "'>x</p>"
        #expect(throws: Never.self) { _ = try MarkupDocument(parsing: Array(quoted.utf8)) }
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
        let tree = try MarkupDocument(parsing: Array(html.utf8), answersXPath: true).tree
        for node in 0..<tree.count {
            let range = tree.range(of: node)
            #expect(range.lowerBound >= 0 && range.upperBound <= html.utf8.count)
            #expect(tree.subtree(of: node).upperBound <= tree.count)
        }
    }
}
