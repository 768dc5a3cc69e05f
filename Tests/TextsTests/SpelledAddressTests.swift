import Testing

@testable import Texts

/// Addresses with their signs in words, as archives of mailing lists have them.
@Suite struct SpelledAddressTests {
    @Test(
        "All of a text",
        arguments: [
            ("jane at example.org", "jane@example.org"),
            ("\n jane.doe+x at lists.example.org ", "jane.doe+x@lists.example.org"),
            ("jane AT example DOT org", "jane@example.org"), ("a at b dot c dot d", "a@b.c.d"),
            ("jürgen at müller.de", "jürgen@müller.de"), ("j_d  at  x.org", "j_d@x.org"),
            ("jane at example", nil), ("jane at example.", nil), ("jane at example.org now", nil),
            ("at example.org", nil),
            ("meet jane at example.org", nil), ("jane at", nil), ("", nil), ("jane@example.org", nil),
            ("jane  example.org", nil),
            ("jane at     example.org", nil), ("jane at example.org.", nil), ("jane at example dot", nil),
        ] as [(String, String?)])
    func whole(text: String, value: String?) {
        let found = SpelledAddress(whole: Array(("x" + text).utf8)[1...])
        #expect(found.map { String(decoding: $0.value, as: UTF8.self) } == value)
    }

    @Test("Where it stands within the text")
    func range() throws {
        let text = Array("xx jane at x.org \n".utf8)
        let found = try #require(SpelledAddress(whole: text[2...]))
        #expect(String(decoding: text[found.range], as: UTF8.self) == "jane at x.org")
    }

    @Test(
        "In brackets",
        arguments: [
            ("Bob <bob at x.org> wrote", ["bob at x.org"]),
            ("<a at b.c><d at e dot f>", ["a at b.c", "d at e dot f"]),
            ("1 < 2 <bob at x.org>", ["bob at x.org"]), ("<bob at x.org", []), ("<meet at noon>", []),
            ("< bob at x.org>", []),
            ("<look at it at x.org>", []), ("", []), ("<", []),
        ] as [(String, [String])])
    func bracketed(text: String, expected: [String]) {
        let bytes = Array(text.utf8)
        var found: [String] = []
        bytes.withUnsafeBufferPointer { buffer in
            var place = 0
            while let address = SpelledAddress.next(in: buffer, from: place) {
                found.append(String(decoding: bytes[address.range], as: UTF8.self))
                place = address.range.upperBound
            }
        }
        #expect(found == expected)
    }

    @Test(
        "Where one may stand",
        arguments: [
            ("write to jane at x.org now", true), ("&lt;jane at x dot org&gt;", true),
            ("meet at noon", false),
            (" at x.org", false), ("at ", false), ("", false),
        ])
    func possible(text: String, isPossible: Bool) {
        #expect(Array(text.utf8).withUnsafeBufferPointer { SpelledAddress.mayStand(in: $0) } == isPossible)
    }
}
