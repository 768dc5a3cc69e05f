import Markup
import TestKit
import Testing

/// CSS is matched by our own code, XPath by libxml2: on one page both must find the same elements.
@Suite struct CSSAndXPathTests {
    private static let pairs: [(css: String, xpath: String)] = [
        ("a", "//a"), ("a[href]", "//a[@href]"), ("div p", "//div//p"), ("div > p", "//div/p"),
        ("ul > li", "//ul/li"), ("h2 + p", "//h2/following-sibling::*[1][self::p]"),
        ("h2 ~ p", "//p[preceding-sibling::h2]"), ("li:first-child", "//li[not(preceding-sibling::*)]"),
        ("li:last-child", "//li[not(following-sibling::*)]"),
        ("tr:nth-child(2n)", "//tr[(count(preceding-sibling::*)+1) mod 2 = 0]"),
        ("p:nth-of-type(2)", "//p[count(preceding-sibling::p)=1]"),
        ("td:only-child", "//td[not(preceding-sibling::*) and not(following-sibling::*)]"),
        ("a[href^=\"http\"]", "//a[starts-with(@href, 'http')]"),
        ("a[href*=\"html\"]", "//a[contains(@href, 'html')]"),
        ("[class~=\"nav\"]", "//*[contains(concat(' ', normalize-space(@class), ' '), ' nav ')]"),
        (".section", "//*[contains(concat(' ', normalize-space(@class), ' '), ' section ')]"),
        ("#preamble", "//*[@id='preamble']"), ("p:not([class])", "//p[not(@class)]"),
        ("p:empty", "//p[not(node()[not(self::comment())])]"),
        ("div div a, td a", "//div//div//a | //td//a"), ("body > *", "//body/*"),
        ("img[alt=\"\"]", "//img[@alt='']"),
    ]

    private static let fixture = """
        <html><body><div class="nav section" id="preamble"><h2>a</h2><p>b</p><p class=x>c</p><p></p></div>
        <table><tr><td><a href="http://x/">1</a></td></tr><tr><td>2</td><td><a href="b.html">3</a></td></tr></table>
        <div><div><a>4</a><ul><li>5<li>6<li>7</ul><img alt=""><p><!-- c --></p></div></div></body></html>
        """

    private func compare(_ page: [UInt8], _ name: String) throws -> Int {
        let document = try MarkupDocument(parsing: page, answersXPath: true)
        var compared = 0
        for (css, xpath) in Self.pairs {
            let byCSS = ElementIndex(document.tree).nodes(try CSSSelector(css))
            let byXPath = try document.nodes(xpath: xpath).compactMap {
                if case .node(let node) = $0 { node } else { nil }
            }
            #expect(byCSS == byXPath, "\(css) and \(xpath) differ on \(name)")
            compared += byCSS.count
        }
        return compared
    }

    @Test("Both find the same elements on our own page")
    func ownPage() throws {
        #expect(try compare(Array(Self.fixture.utf8), "the fixture") > 40)
    }

    @Test(
        "Both find the same elements on real pages",
        .enabled(if: Corpora.has("site-httpd-manual"), "needs CARTULARY_CORPORA"))
    func realPages() throws {
        let files = Corpora.files(in: "site-httpd-manual/docs/manual", suffixes: [".html.en"]).prefix(25)
        let others = Corpora.files(in: "site-adod", suffixes: [".html"]).prefix(15)
        var compared = 0
        for file in Array(files) + others {
            let bytes = Corpora.bytes(file).filter { $0 < 0x80 && $0 != 0 }
            compared += try compare(bytes, file)
        }
        #expect(compared > 1000)
    }
}
