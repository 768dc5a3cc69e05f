import Testing
import Vocabulary

@testable import Capturing

@Suite struct LinkHeaderTests {
    @Test(
        "Versions are the alternates with a language (RFC 8288, section 3)",
        arguments: [
            ("<http://x.org/fr>; rel=\"alternate\"; hreflang=\"fr\"", ["fr http://x.org/fr"]),
            ("</de>;hreflang=de;rel=alternate", ["de /de"]),
            (
                "<a,b;c>; rel=\"next alternate\"; title=\"x, <y>; \\\"z\\\"\"; hreflang=es, <c>; rel=alternate; hreflang=it",
                ["es a,b;c", "it c"]
            ),
            ("<a>; rel=alternate; hreflang=en; hreflang=\"en-GB\"", ["en a", "en-GB a"]),
            ("<a>; rel=canonical; hreflang=en", []), ("<a>; rel=alternate", []),
            ("<a; rel=alternate; hreflang=en", []), ("", []), ("<a>; rel=alternate; hreflang=", []),
        ])
    func versions(header: String, expected: [String]) {
        #expect(LinkHeader.versions(in: [header]).map { $0.language + " " + $0.written } == expected)
    }

    @Test("A header of a megabyte is read once, and no more than 200 versions are kept")
    func many() {
        let header = String(repeating: "<a>; rel=alternate; hreflang=en, ", count: 30_000)
        #expect(LinkHeader.versions(in: [header, header]).count == 200)
    }
}
