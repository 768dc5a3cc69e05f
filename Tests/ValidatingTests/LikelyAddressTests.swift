import Addresses
import Testing
import Vocabulary

@testable import Validating

/// Which addresses a server likely took for one, and by what they differ.
@Suite struct LikelyAddressTests {
    private static let plain = Project.Aliases()
    private static let session = "0123456789abcdef0123456789abcdef"

    @Test(
        "Spellings that servers mostly take for one",
        arguments: [
            ("http://x.org/a", "https://x.org/a", [.scheme]),
            ("http://x.org/a", "http://www.x.org/a", [.www]),
            ("http://x.org/a", "https://www.x.org/a/", [.scheme, .www, .slash]),
            ("http://x.org/%d9%85", "http://x.org/%D9%85", [.percentEncoding]),
            ("http://x.org/%7Ebob/", "http://x.org/~bob/", [.percentEncoding]),
            ("http://x.org/a?b=%c3%a9", "http://x.org/a?b=%C3%A9", [.percentEncoding]),
            ("http://x.org/a/", "http://x.org/a", [.slash]),
            ("http://x.org/a/index.php", "http://x.org/a/", [.index]),
            ("http://x.org/Default.aspx", "http://x.org/", [.index]),
            ("http://x.org/index.htm", "http://x.org/index.html", []),
            ("http://x.org/a/index.asp", "http://x.org/a", [.index, .slash]),
            ("http://x.org/a?PHPSESSID=\(session)", "http://x.org/a", [.session]),
            ("http://x.org/a?t=1&sid=\(session)", "http://x.org/a?sid=f\(session)&t=1", []),
            ("http://x.org/a;jsessionid=1A2B?t=1", "http://x.org/a?t=1", [.session]),
            ("http://x.org/(S(abc123))/a.aspx", "http://x.org/a.aspx", [.session]),
            ("http://x.org/a?b=1&a=2", "http://x.org/a?a=2&b=1", [.query]),
            ("http://x.org/a?", "http://x.org/a", [.query]),
            ("http://x.org/a?utm_source=x&b=1", "http://x.org/a?b=1", [.query]),
            ("file:///m/a/index.html", "file:///m/a", [.index, .slash]),
        ] as [(String, String, [Alias.Rule])])
    func same(first: String, second: String, rules: [Alias.Rule]) throws {
        let (a, b) = (try #require(WebURL(first)), try #require(WebURL(second)))
        let address = LikelyAddress(Self.plain)
        #expect(address.key(of: a) == address.key(of: b))
        let found = address.differences(of: a, b)
        #expect(found == address.differences(of: b, a))
        // Where both sides change, all that changed one of them counts.
        if rules.isEmpty { #expect(!found.isEmpty) } else { #expect(found == rules) }
    }

    @Test(
        "What is another address",
        arguments: [
            ("http://x.org/a", "http://x.org/A"), ("http://x.org/a", "http://x.org/b"),
            ("http://x.org/a", "http://y.org/a"), ("http://x.org/a", "http://x.org:8080/a"),
            ("http://x.org/a?v=aB", "http://x.org/a?v=ab"), ("http://x.org/a?b=1", "http://x.org/a?b=2"),
            ("http://x.org/a?sid=12", "http://x.org/a"), ("http://x.org/a?s=\(session)", "http://x.org/a"),
            ("http://x.org/index", "http://x.org/"), ("http://x.org/index.pdf", "http://x.org/"),
            ("http://x.org/a%2Fb", "http://x.org/a/b"), ("http://x.org/a?b", "http://x.org/a"),
            ("file:///m/a", "http://m/a"),
        ])
    func different(first: String, second: String) throws {
        let address = LikelyAddress(Self.plain)
        let keys = try [first, second].map { address.key(of: try #require(WebURL($0))) }
        // A file has no host, and none is made of its folder.
        if first.hasPrefix("file") { #expect(keys == ["/m/a", "m/a"]) }
        #expect(keys[0] != keys[1])
    }

    @Test("A project says that letters of both cases are the same, and what of the query changes nothing")
    func project() throws {
        var aliases = Project.Aliases()
        aliases.ignoresCase = true
        aliases.ignoredQuery = [Glob("highlight"), Glob("share_*")]
        let address = LikelyAddress(aliases)
        func differences(_ first: String, _ second: String) throws -> [Alias.Rule]? {
            let (a, b) = (try #require(WebURL(first)), try #require(WebURL(second)))
            return address.key(of: a) == address.key(of: b) ? address.differences(of: a, b) : nil
        }
        #expect(try differences("http://x.org/Docs/A.ASP", "http://x.org/docs/a.asp") == [.letterCase])
        #expect(try differences("http://x.org/a?t=1&highlight=sea", "http://x.org/a?t=1") == [.query])
        #expect(try differences("http://x.org/a?share_on=x", "http://x.org/a") == [.query])
        #expect(try differences("http://x.org/a?highlights=x", "http://x.org/a") == nil)
    }
}
