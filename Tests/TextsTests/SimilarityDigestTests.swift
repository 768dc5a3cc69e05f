import Testing

@testable import Texts

@Suite struct SimilarityDigestTests {
    private let words = (0..<400).map { "word\($0 * 7919 % 1000)" }

    private func digest(_ words: [String]) -> UInt64? {
        SimilarityDigest.digests(of: Array(words.joined(separator: " ").utf8)).first
    }

    @Test("A text that differs in a few words is near; another text is far; a short one has no digest")
    func nearness() throws {
        let first = try #require(digest(words))
        #expect(digest(words) == first)
        #expect(digest(words.map { $0.uppercased() }) == first)
        var changed = words
        changed[200] = "other"
        let near = try #require(digest(changed))
        #expect((near ^ first).nonzeroBitCount <= SimilarityDigest.nearest)
        let far = try #require(digest((0..<400).map { "term\($0 * 104_729 % 1000)" }))
        #expect((far ^ first).nonzeroBitCount > 12)
        #expect(digest(Array(words.prefix(40))) == nil)
    }

    @Test("A digest is of words, wherever the text ends, and of all their letters")
    func ends() throws {
        let words = (0..<400).map { "word\($0 * 7919 % 1000)andmore" }
        let first = try #require(digest(words))
        // What stands around the words counts for nothing, a letter at the end of a long one does.
        #expect(digest(words + ["", "", ""]) == first)
        #expect(digest(words.map { $0 + "x" }) != first)
        #expect(digest(words.map { $0.dropLast() + "f" }) != first)
    }

    @Test("Letters of scripts without spaces count as words")
    func withoutSpaces() {
        let text = String(repeating: "항구박물관은해안사람들이어떻게살았는지를보여줍니다", count: 3)
        #expect(SimilarityDigest.digests(of: Array(text.utf8)).count == 2)
    }
}
