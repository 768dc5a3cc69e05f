import Testing
import Vocabulary

@testable import Normalising

@Suite struct WithholdingTests {
    @Test(
        "Addresses of people are found in any text, also in disguise",
        arguments: [
            "write to jane.doe@example.org now", "jane [at] example.org", "jane (at) example (dot) org",
            "mailto:jane@example.org", "jane{at}example.org", "JANE@EXAMPLE.ORG", "jane%40example.org",
            "jane @ example.org", "jürgen@müller.de", "jane(\u{A0}at\u{A0})example.org",
            "jane [@] example.org",
            "see (at noon) jane@example.org", "100% of jane@example.org", "중문(한국) jane@example.org, x@y",
        ])
    func found(text: String) throws {
        let redacted = try #require(try Withholding(published: []).redacted(text))
        #expect(redacted.contains(Withholding.mark))
        #expect(!redacted.lowercased().contains("example.org") && !redacted.contains("müller"))
    }

    @Test(
        "Other texts are left alone",
        arguments: [
            "", "meet at noon", "@cities", "a @ b", "Look at example.org", "R@D", "cat [at] home", "5 @ 3",
            "follow @example.org", "jane at example.org", "<meet at noon>", "name@ example.org",
            "(at the end) of example.org", "(한국어) example.org",
        ])
    func leftAlone(text: String) throws {
        #expect(try Withholding(published: []).redacted(text) == nil)
    }

    @Test(
        "What is kept back ends where the address ends",
        arguments: [
            ("to jane@example.org, or", "to [withheld], or"), ("<jane@example.org>", "<[withheld]>"),
            ("see MAILTO:jane@example.org.", "see [withheld]."), ("a@b.org b@c.org", "[withheld] [withheld]"),
            ("é:jane@example.org", "é:[withheld]"), ("x=jane%40example.org&y", "[withheld]&y"),
            ("Jane <jane at example dot org>,", "Jane <[withheld]>,"),
            ("<a at b.c> <d@e.f>", "<[withheld]> <[withheld]>"),
            ("(jane@example.org)", "([withheld])"), ("jane (at) example.org!", "[withheld]!"),
        ])
    func rest(text: String, expected: String) throws {
        #expect(try Withholding(published: []).redacted(text) == expected)
    }

    @Test("A hostile text costs its length: a megabyte of letters around an at sign is looked at once")
    func hostile() throws {
        let withholding = try Withholding(published: [])
        let letters = String(repeating: "a", count: 1_000_000)
        #expect(withholding.redacted(letters + " @ ") == nil)
        #expect(withholding.redacted(letters + "@" + letters) == nil)
        #expect(withholding.redacted(letters + "@x.org")?.hasSuffix(Withholding.mark) == true)
    }

    @Test("Signs of all kinds in any order: nothing but addresses goes, and none stays")
    func mixedSigns() throws {
        let withholding = try Withholding(published: [])
        let pieces = [
            "jane@example.org", "jane (at) example.org", "jane [@] example.org", "jane%40example.org",
            "a lookup of @partial(email)@ in lists", "a @ b", "100% (at noon)", "x@y", "한국어", "[at]",
            String(repeating: "lorem ", count: 30),
        ]
        // Each pair of pieces between each other two: windows meet, hold one another and reach over several.
        for first in pieces {
            for second in pieces {
                for third in pieces {
                    let parts = [first, second, third, first]
                    let text = parts.joined(separator: " ; ")
                    let kept = withholding.redacted(text) ?? text
                    #expect(!kept.contains("jane"), "\(text)")
                    let bytes = Array(text.utf8)
                    let windows = bytes.withUnsafeBufferPointer { AddressSigns.windows(in: $0) }
                    for (before, behind) in zip(windows, windows.dropFirst()) {
                        #expect(before.upperBound < behind.lowerBound, "\(text)")
                    }
                    for part in parts where !part.contains("jane") && !part.contains("at]") {
                        #expect(kept.contains(part), "\(text)")
                    }
                }
            }
        }
    }

    @Test("What a page's links show in words is withheld in its other texts")
    func spelled() throws {
        let plain = try Withholding(published: [])
        let withholding = plain.hiding([Array("jane at x.org".utf8), Array("bob at y.org".utf8)])
        #expect(
            withholding.redacted("bob at y.org, jane at x.org, jane at x.org.")
                == "[withheld], [withheld], [withheld].")
        #expect(withholding.redacted("<jane at x.org> a@b.org") == "<[withheld]> [withheld]")
        #expect(withholding.redacted("jane at x") == nil)
        #expect(plain.redacted("jane at x.org") == nil)
    }

    @Test("An excerpt loses its quote with its address")
    func excerpt() throws {
        let quote = Quote(capture: "c", ranges: [0..<9], path: "/p", exact: "a@b.org")
        let redacted = try Withholding(published: []).redacted(Excerpt(text: "ask a@b.org", quote: quote))
        #expect(redacted?.text == "ask [withheld]")
        #expect(redacted?.quote.exact == nil)
        #expect(redacted?.quote.ranges == [0..<9])
    }

    @Test(
        "Links to people",
        arguments: [
            ("mailto:a@b.c", true), ("TEL:+1", true), (" mailto:x", true), ("http://x", false),
            ("telephone.html", false), ("", false), ("tel://+1", true), ("facetime:x", true), ("a:b", false),
            ("MailTo:x", true), ("mail", false),
        ])
    func links(target: String, isPersonal: Bool) {
        #expect(Withholding.isPersonal(target: Array(target.utf8)[...]) == isPersonal)
    }

    @Test(
        "E-mail addresses by the grammar",
        arguments: [
            ("a@b.org", true), ("a.b+c@d.e.fr", true), ("a@b", false), ("@b.org", false),
            ("a b@c.org", false), ("a@b@c.org", false), ("a@.org", false),
        ])
    func grammar(text: String, isEmail: Bool) {
        #expect(Withholding.isEmail(text) == isEmail)
    }
}
