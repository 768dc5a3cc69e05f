import Matching
import Testing

@Suite struct PatternTests {
    @Test(
        "The first group is taken, or the whole match",
        arguments: [
            (#"^(.+?)(?: \(KR\))?$"#, "Report (KR)", "Report"), (#"\d{4}"#, "in 2020.", "2020"),
            (#"(?i)see the (\w+) version"#, "See the French version", "French"),
            (#"\p{Hangul}+"#, "in 서울 now", "서울"), (#"é+"#, "caféé", "éé"),
        ])
    func excerpt(pattern: String, text: String, expected: String) throws {
        #expect(try Pattern(pattern).excerpt(of: text) == expected)
    }

    @Test("No match is nil, also of a group that took no part")
    func none() throws {
        #expect(try Pattern("x").excerpt(of: "abc") == nil)
        #expect(try Pattern("a(x)?").excerpt(of: "abc") == nil)
        #expect(try Pattern("x").isFound(in: "abc") == false)
    }

    @Test(
        "Matches are replaced by a template",
        arguments: [
            (#"(\w+)@(\w+)"#, "$2 at $1", "a@b c@d", "b at a d at c"), ("-", "", "a-b-c", "abc"),
            ("x*", "-", "ab", "-a-b-"),
            ("a", "$$", "banana", "b$n$n$"), ("é", "e", "été", "ete"), ("b", "[$0$9]", "abc", "a[b]c"),
        ])
    func replacing(pattern: String, template: String, text: String, expected: String) throws {
        #expect(try Pattern(pattern).replacing(in: text, with: template) == expected)
    }

    @Test("Offsets are in UTF-8, and empty matches go on by a character")
    func offsets() throws {
        let matches = try Pattern("b?").matches(in: Array("éb".utf8))
        #expect(matches.compactMap { $0[0] } == [0..<0, 2..<3, 3..<3])
    }

    @Test(
        "A pattern that does not compile says why and where",
        arguments: [("(", 1), ("a[", 2), ("*a", 0), ("(?<n", 4)])
    func syntax(pattern: String, offset: Int) {
        #expect {
            _ = try Pattern(pattern)
        } throws: { error in
            guard case .syntax(let message, let place)? = error as? PatternError else { return false }
            return place == offset && !message.isEmpty
        }
    }

    @Test("A pattern cannot be held by a hostile text: the limit is an error, not a non-match")
    func limit() throws {
        let pattern = try Pattern("^(a+)+$")
        #expect(throws: PatternError.limit) {
            _ = try pattern.isFound(in: String(repeating: "a", count: 40) + "b")
        }
    }
}
