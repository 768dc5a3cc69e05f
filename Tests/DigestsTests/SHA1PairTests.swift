import Digests
import Testing

@Suite struct SHA1PairTests {
    private func expected(_ bytes: [UInt8]) -> [UInt8] {
        let digest = MessageDigest(.sha1)
        bytes.withUnsafeBytes { digest.update($0) }
        return digest.finish()
    }

    private func noise(_ count: Int, seed: UInt64) -> [UInt8] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 40)
        }
    }

    @Test("Both digests are libcrypto's, whatever their lengths are and however the bytes come in")
    func digests() throws {
        for (number, length) in [0, 1, 55, 56, 63, 64, 65, 119, 120, 127, 128, 1000, 4096, 70_001]
            .enumerated()
        {
            for head in [0, 1, 17, 64, 300] {
                guard let pair = SHA1Pair() else { return }
                let body = noise(length, seed: UInt64(number + 1))
                let block = noise(head, seed: 99) + body
                var place = 0
                var step = 1
                while place < block.count {
                    let end = min(block.count, place + step)
                    block[place..<end].withUnsafeBytes { piece in
                        let skipped = min(piece.count, max(0, head - place))
                        pair.update(piece, UnsafeRawBufferPointer(rebasing: piece[skipped...]))
                    }
                    place = end
                    step = step * 3 + 7
                }
                let result = pair.finish()
                #expect(result.first == expected(block), "\(length) \(head)")
                #expect(result.second == expected(body), "\(length) \(head)")
            }
        }
    }

    @Test("The example of the standard")
    func example() {
        guard let pair = SHA1Pair() else { return }
        Array("abc".utf8).withUnsafeBytes { pair.update($0, UnsafeRawBufferPointer(rebasing: $0[..<0])) }
        let result = pair.finish()
        #expect(Hexadecimal.text(result.first) == "a9993e364706816aba3e25717850c26c9cd0d89d")
        #expect(Hexadecimal.text(result.second) == "da39a3ee5e6b4b0d3255bfef95601890afd80709")
    }
}
