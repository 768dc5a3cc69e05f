import Testing
import Workspace

@testable import Validating

/// Which texts are nearly the same, by their digests.
@Suite struct SimilarTextsTests {
    private func nearest(_ digests: [UInt64], seconds: [UInt64]? = nil) -> [Int: Int] {
        let texts = SimilarTexts(in: nil)
        for (first, second) in zip(digests, seconds ?? digests) { texts.append(first, second) }
        let near = texts.nearest()
        return Dictionary(
            uniqueKeysWithValues: (0..<near.count).filter { near[$0] >= 0 }.map { ($0, Int(near[$0])) })
    }

    @Test("Each text is grouped with the first that it is near to, whatever bits differ")
    func groups() {
        let base: UInt64 = 0x0123_4567_89AB_CDEF
        let digests = [base, ~base, base ^ 0b111, base, base ^ (1 << 20 | 1 << 40 | 1 << 60), base ^ 0xFF]
        #expect(nearest(digests) == [2: 0, 3: 0, 4: 0])
    }

    @Test("Where the second digests are far, the texts are not near")
    func second() {
        #expect(nearest([7, 7, 6], seconds: [0, .max, 0xFF]) == [:])
    }

    @Test("A hundred thousand digests, many of them alike in a part, are grouped in bounded work")
    func many() {
        let digests = (0..<100_000 as Range<UInt64>).map { ($0 &* 0x9E37_79B9_7F4A_7C15) & ~0xFFFF }
        #expect(nearest(digests).count < 100)
    }
}
