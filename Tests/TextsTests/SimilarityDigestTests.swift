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

    @Test("Letters of scripts without spaces count as words")
    func withoutSpaces() {
        let text = String(repeating: "항구박물관은해안사람들이어떻게살았는지를보여줍니다", count: 3)
        #expect(SimilarityDigest.digests(of: Array(text.utf8)).count == 2)
    }

    @Test("Each text is grouped with the first that it is near to, whatever bits differ")
    func groups() {
        let base: UInt64 = 0x0123_4567_89AB_CDEF
        let digests = [base, ~base, base ^ 0b111, base, base ^ (1 << 20 | 1 << 40 | 1 << 60), base ^ 0xFF]
        #expect(SimilarityDigest.nearDuplicates(of: digests, seconds: digests) == [2: 0, 3: 0, 4: 0])
    }

    @Test("Where the second digests are far, the texts are not near")
    func second() {
        #expect(SimilarityDigest.nearDuplicates(of: [7, 7, 6], seconds: [0, .max, 0xFF]) == [:])
    }

    @Test("A hundred thousand digests, many of them alike in a part, are grouped in bounded work")
    func many() {
        let digests = (0..<100_000 as Range<UInt64>).map { ($0 &* 0x9E37_79B9_7F4A_7C15) & ~0xFFFF }
        #expect(SimilarityDigest.nearDuplicates(of: digests, seconds: digests).count < 100)
    }
}
