import Addresses
import Testing

/// The quick way of resolving links must give what the URL Standard's parser gives, or leave the link to it.
@Suite struct LinkResolverTests {
    private static let bases = [
        "http://x.org/a/i.html?k=1", "https://u:p@example.org:8080/", "http://x.org", "http://x.org/a/b/c#f",
        "http://x.org/a?b/c", "http://x.org/a//b/c/", "http://1.2.3.4/a/b", "file:///srv/a/b.html",
        "mailto:a@b.org",
    ]

    private static func agree(_ link: String, _ text: String?) {
        let base = text.flatMap { WebURL($0) }
        let expected = WebURL(link, base: base)?.href
        var bytes: [UInt8] = []
        let isResolved = LinkResolver(base: base).append(ArraySlice(link.utf8), to: &bytes)
        let resolved = isResolved ? String(decoding: bytes, as: UTF8.self) : nil
        #expect(resolved == expected, "\(link) on \(text ?? "no base")")
    }

    @Test(
        "Links that look plain, and are not",
        arguments: [
            "", "/", "//y/z", "a", "a/", "a//b", "a/./b", "a/../b", "a.", "a..", "a/.b", "a/..b", "a/b.", ".",
            "..", "../", "./", "../b", "../../b", "../../../../b", ".//b", "..//b", "./b:c", "../#f", "./?q",
            "../a(b)", "../%2e%2e/b",
            ".../b", "../.b", "../b/../c", "./a/./b",
            "a?b/../c", "a#b/../c", "a#b#c", "#", "##", "?", "?q#f", "a:b", "a1+b:c", "a/b:c", "?a:b",
            "a?b:c",
            "averyveryverylongschemename:rest", "averyveryverylongname/a:rest", "http:g", "https:g",
            "http:/g", "http://",
            "http://h", "http://h/", "http://h?q", "http://H/", "http://h.1/", "http://0x7f/", "http://h:80/",
            "http://a..b/", "http://.a/", "http://a./b", "http://-a-/", "http://a--b/x", "http://xn--a/x",
            "http://xn--bcher-kva.de/", "http://a_b/", "http://u@h/", "http://1a/", "http://a1/",
            "http://1.a/",
            "https://h/a|b", "https://h/a%7eb", "https://h/a%zz", "a b", " a", "a\n", "a\tb", "\\a", "a\\b",
            "é",
            "a'b", "a\"b", "a(b)", "a;b", "a@b", "a$b", "a!b", "a*b", "a[b]", "a^b", "a`b", "a{b}", "..",
            "../", "./", "../b", "../../b", "../../../../b", ".//b", "..//b", "./b:c", "../#f", "./?q",
            "../a(b)", "../%2e%2e/b",
            ".../b", "../.b", "../b/../c", "./a/./b",
            "-a", "_a", "..", "../", "./", "../b", "../../b", "../../../../b", ".//b", "..//b", "./b:c",
            "../#f", "./?q", "../a(b)", "../%2e%2e/b",
            ".../b", "../.b", "../b/../c", "./a/./b",
            "HTTP://h/", "javascript:a", "mailto:a@b", "tel:+1", "data:a,b",
        ])
    func likeTheParser(link: String) {
        for base in Self.bases { Self.agree(link, base) }
        Self.agree(link, nil)
    }

    @Test("A megabyte of signs costs a megabyte", arguments: ["%41", "../", "%2", ".", "a.", "a%"])
    func long(piece: String) {
        Self.agree(String(repeating: piece, count: 300_000), "http://x.org/a/b")
    }

    @Test("Links made of the pieces that decide, thousands of them, from a fixed seed")
    func madeLinks() {
        let pieces = [
            "http://", "https://", "//", "/", ".", "..", "?", "#", ":", "a", "b1", "xn--", "--", "-", "_",
            "~", "=", "&",
            "+", ",", "%41", "%", " ", "é", "@", "org", "1", "\\", "A", "../", "./", "%2e", "(", ";", "!",
            "$", "*",
        ]
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func next(_ limit: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(limit))
        }
        for _ in 0..<20_000 {
            let link = (0..<(1 + next(7))).map { _ in pieces[next(pieces.count)] }.joined()
            Self.agree(link, Self.bases[next(Self.bases.count)])
        }
    }
}
