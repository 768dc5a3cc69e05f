import Markup
import Testing

@Suite struct CSSTests {
    private static let page = """
        <html lang="en"><body>
        <div id="a" class="box red" title="one two"><p class="x">1</p><p>2</p><span>3</span><p lang="fr-CA">4</p></div>
        <div id="b" data-k="a-b"><ul><li>5</li><li class="x">6</li><li>7<ul><li>8</li></ul></li></ul></div>
        <div id="c" class="Box"><em></em><p></p><p>9 <b>10</b></p></div>
        </body></html>
        """

    private func texts(_ selector: String, in scope: String? = nil) throws -> [String] {
        let tree = try MarkupDocument(parsing: Array(Self.page.utf8)).tree
        let start = try scope.map { try #require(ElementIndex(tree).nodes(try CSSSelector($0)).first) } ?? 0
        return ElementIndex(tree).nodes(try CSSSelector(selector), in: start).map {
            tree.renderedText(of: $0)
        }
    }

    @Test(
        "Selectors match what they match in a browser",
        arguments: [
            ("p", ["1", "2", "4", "", "9 10"]), ("P", ["1", "2", "4", "", "9 10"]), ("p.x", ["1"]),
            (".x", ["1", "6"]),
            ("div.red.box > span", ["3"]), (".Box b", ["10"]), ("#b li.x", ["6"]), ("p + p", ["2", "9 10"]),
            ("p ~ p", ["2", "4", "9 10"]), ("span + p", ["4"]), ("#a > *", ["1", "2", "3", "4"]),
            ("[title]  p.x", ["1"]), ("[title~=two] span", ["3"]), ("[title~=tw] span", []),
            ("[data-k|=a] li.x", ["6"]),
            ("[data-k^=\"a-\"] .x", ["6"]), ("[data-k$='b'] .x", ["6"]), ("[data-k*=-] .x", ["6"]),
            ("[data-k=a] .x", []),
            ("#a p:first-child", ["1"]), ("#a p:last-child", ["4"]), ("#a p:nth-child(2)", ["2"]),
            ("#a p:nth-child(odd)", ["1"]), ("#a :nth-child(2n)", ["2", "4"]), ("#a p:nth-of-type(3)", ["4"]),
            ("#a p:nth-last-of-type(1)", ["4"]), ("#b > ul > li:nth-child(-n+2)", ["5", "6"]),
            ("#b li:nth-last-child(1)", ["7\n8", "8"]), ("span:only-of-type", ["3"]),
            ("b:only-child", ["10"]),
            ("#c p:empty", [""]), ("#c :empty", ["", ""]), ("li:not(.x)", ["5", "7\n8", "8"]),
            ("p:not(:first-child)", ["2", "4", "", "9 10"]),
            ("p:lang(fr)", ["4"]), ("#a p:lang(en)", ["1", "2"]), ("b, em, span", ["3", "", "10"]),
            ("ul ul li", ["8"]),
            ("div ul > li > ul > li", ["8"]), ("body div p b", ["10"]), ("li li li", []),
            ("p:first-of-type b", []),
            ("*#c > p:nth-of-type(2)", ["9 10"]), (":root > body > #a > span", ["3"]),
            ("#\\61 > span", ["3"]),
            ("div.b\\ox > span", ["3"]),
        ])
    func matches(selector: String, expected: [String]) throws {
        #expect(try texts(selector) == expected)
    }

    @Test("A rule's selector looks below its element, and :scope is that element")
    func scope() throws {
        #expect(try texts("p", in: "#c") == ["", "9 10"])
        #expect(try texts(":scope > ul > li.x", in: "#b") == ["6"])
        #expect(try texts("div p", in: "#a") == ["1", "2", "4"])
        #expect(try texts("#a", in: "#a") == [])
    }

    @Test(
        "What cannot be matched without a browser, or is no selector, is refused with its place",
        arguments: [
            ("p:hover", 1), ("p::before", 2), ("p >", 3), ("", 0), ("p[", 2), ("p[x", 3), ("p[x=]", 4),
            ("p:nth-child(x)", 14 - 3),
            ("p, ", 3), ("p:not(a b)", 8), ("..x", 1), ("p{}", 1), ("[x='y]", 6), ("p:nth-child", 11),
            ("1p", 0),
        ])
    func refused(selector: String, offset: Int) throws {
        #expect {
            _ = try CSSSelector(selector)
        } throws: { error in
            guard case .badSelector(let message, let place)? = error as? MarkupError else { return false }
            return place == offset && !message.isEmpty
        }
    }

    @Test("Hostile nesting does not make a selector slow: no ancestor is tried in vain")
    func deep() throws {
        let html = String(repeating: "<div class=a>", count: 900) + "<p>x</p>"
        let tree = try MarkupDocument(parsing: Array(html.utf8)).tree
        let selector = try CSSSelector(".b .a .a .a .a .a p")
        #expect(ElementIndex(tree).nodes(selector).isEmpty)
    }
}
