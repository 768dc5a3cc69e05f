import Markup
import Testing

@Suite struct XPathTests {
    private let page =
        "<div id=a><p>one</p><p class=x>two <b>bold</b></p></div><a href='u' title='t'>link</a>"

    private func matches(_ xpath: String, from css: String? = nil) throws -> [XPathMatch] {
        let document = try MarkupDocument(parsing: Array(page.utf8), answersXPath: true)
        let start =
            try css.map { try #require(ElementIndex(document.tree).nodes(try CSSSelector($0)).first) } ?? 0
        return try document.nodes(xpath: xpath, from: start)
    }

    @Test("Elements, texts and attributes come with their place in the flat tree")
    func kinds() throws {
        let document = try MarkupDocument(parsing: Array(page.utf8), answersXPath: true)
        let link = try #require(document.tree.firstElement(named: "a"))
        #expect(try document.nodes(xpath: "//a") == [.node(link)])
        #expect(try document.nodes(xpath: "//a/text()") == [.node(link + 1)])
        #expect(
            try document.nodes(xpath: "//a/@*") == [
                .attribute(owner: link, name: "href"), .attribute(owner: link, name: "title"),
            ])
    }

    @Test("A path of the tree finds its own node", arguments: ["p", "b", "div", "a"])
    func paths(name: String) throws {
        let document = try MarkupDocument(parsing: Array(page.utf8), answersXPath: true)
        for node in ElementIndex(document.tree).nodes(try CSSSelector(name)) {
            #expect(try document.nodes(xpath: document.tree.path(of: node)) == [.node(node)])
            for text in document.tree.subtree(of: node) where document.tree.kind(of: text) == .text {
                #expect(try document.nodes(xpath: document.tree.path(of: text)) == [.node(text)])
            }
        }
    }

    @Test(
        "Strings, numbers and booleans are values",
        arguments: [
            ("string(//p[2])", "two bold", true), ("count(//p)", "2", true), ("//p = 'one'", "true", true),
            ("concat('a', 'b')", "ab", true), ("//p = 'none'", "false", false), ("count(//none)", "0", false),
            ("number('x')", "NaN", false), ("string(false())", "false", true), ("not(//none)", "true", true),
        ])
    func values(xpath: String, value: String, isTrue: Bool) throws {
        #expect(try matches(xpath) == [.value(value, isTrue: isTrue)])
    }

    @Test("Relative expressions begin at their element")
    func relative() throws {
        #expect(try matches("p", from: "#a").count == 2)
        #expect(try matches("./b", from: ".x").count == 1)
        #expect(try matches("../a", from: "#a").count == 1)
    }

    @Test(
        "No match is an empty list, an error is an error",
        arguments: ["//p[", "//p[@", "foo(", "//p[unknown(1)]"])
    func errors(xpath: String) throws {
        #expect(try matches("//video") == [])
        #expect(throws: MarkupError.self) { _ = try matches(xpath) }
    }

    @Test("An expression is checked before any page is there")
    func checking() throws {
        #expect(throws: Never.self) { try check(xpath: "//div[@class='x']/p[1]") }
        #expect {
            try check(xpath: "//div[@class='x'")
        } throws: { error in
            if case .badXPath(let message)? = error as? MarkupError { !message.isEmpty } else { false }
        }
    }

    @Test(
        "Names that XPath 1.0 does not have are said before any page is there, with what to write instead",
        arguments: [
            ("//p[foo()]", "no function `foo` (at its byte 5)"), ("//p[matches(., 'a')]", "the step `match`"),
            ("lower-case(//p)", "translate(…, 'ABC…', 'abc…')"), ("//svg:path", "the prefix `svg`"),
            ("//@xlink:href", "@*[name() = 'xlink:href'] (at its byte 4)"), ("//p[$x]", "no variables"),
            ("//p[contains(.)]", "contains() takes 2 arguments, not 1 (at its byte 5)"),
            ("//p[position(1)]", "position() takes 0 arguments, not 1"),
            ("concat('a')", "2 or more arguments, not 1"),
            ("substring('a')", "2 or 3 arguments, not 1"),
            ("//p[not(count(), 1)]", "count() takes 1 argument, not 0"),
            (
                "//p[starts-with(normalize-space(.), concat('a', 'b'), 'c')]",
                "starts-with() takes 2 arguments, not 3"
            ),
            ("//p['unclosed]", "does not end"), ("//p[1", "is no condition"),
        ])
    func unknownNames(xpath: String, says: String) {
        #expect {
            try check(xpath: xpath)
        } throws: { error in
            (error as? MarkupError)?.explanation.contains(says) ?? false
        }
    }

    @Test(
        "What XPath 1.0 has is no fault, whatever stands in quotes and however names look",
        arguments: [
            "//p[contains(., 'foo(x:y) $z')]", "//p[. = \"it's(\"]",
            "//and/or[div and mod or (1 div 2) mod 3]",
            "//*[self::h1 or self::h2][last()]", "ancestor::div/child::p/@class", "count (//p) > 2",
            "processing-instruction('x')/following::comment()/node()", "//p[position() = last() - 1]",
            "id('a')",
            "translate(., 'ABC', 'abc')", "substring(., 2)", "substring(., 2, string-length(.) - 1)",
            "string()",
            "concat('a', 'b', 'c', concat('d', ','))", "//p[lang('en')]", "sum(//td) + floor(1.5) * -1",
            "//élan/@data-x.y", "(//p | //li)[1]", "not(true()) != false()", "//p[true( )]",
        ])
    func knownNames(xpath: String) {
        #expect(throws: Never.self) { try check(xpath: xpath) }
    }

    @Test("What fails on a page is said in words")
    func explained() throws {
        let html = String(repeating: "<p>x</p>", count: 3000)
        let document = try MarkupDocument(parsing: Array(html.utf8), answersXPath: true)
        #expect {
            _ = try document.nodes(xpath: "//p[count(//p[count(//p) > 1]) > 1]")
        } throws: { ($0 as? MarkupError)?.explanation == "it takes more operations than a page may cost" }
        #expect {
            _ = try document.nodes(xpath: "count('x')")
        } throws: { ($0 as? MarkupError)?.explanation.contains("wrong type") ?? false }
    }

    @Test("A hostile expression runs into the limit on operations, and says so")
    func limit() throws {
        let html = String(repeating: "<p>x</p>", count: 3000)
        let document = try MarkupDocument(parsing: Array(html.utf8), answersXPath: true)
        #expect(throws: MarkupError.self) {
            _ = try document.nodes(xpath: "//p[count(//p[count(//p) > 1]) > 1]")
        }
    }
}
