/// A digest of a text that is near that of a similar text: SimHash of its runs of three words (Charikar 2002).
///
/// Letters of scripts without spaces are words of their own. Two texts whose digests differ in at most
/// `nearest` bits have nearly all of their runs in common; texts that share half of them come as near by chance once
/// in some millions of pairs, so a second digest of other bits has to agree.
package enum SimilarityDigest {
    /// The most bits in which digests of near-duplicates differ.
    package static let nearest = 3
    /// Texts with fewer words say too little of themselves.
    package static let leastWords = 50

    private static let seed: UInt64 = 14_695_981_039_346_656_037
    private static let prime: UInt64 = 1_099_511_628_211

    /// The digest and its second; empty where the text is too short.
    ///
    /// - Parameter text: UTF-8.
    package static func digests(of text: [UInt8]) -> [UInt64] {
        var counts = [Int32](repeating: 0, count: 128)
        var words = 0
        var (before, last) = (0 as UInt64, 0 as UInt64)
        var word = seed
        func end() {
            guard word != seed else { return }
            words += 1
            // The hashes of three words in their order, mixed once more so that every bit depends on all.
            var mixed = (before &* 31 &+ last) &* 31 &+ word
            mixed ^= mixed >> 33
            mixed = mixed &* 0xFF51_AFD7_ED55_8CCD
            mixed ^= mixed >> 33
            mixed = mixed &* 0xC4CE_B9FE_1A85_EC53
            mixed ^= mixed >> 33
            (before, last, word) = (last, word, seed)
            // One run in four is enough, chosen by itself, so that equal texts choose equally.
            guard words > 2, mixed & 3 == 0 else { return }
            let second = (mixed ^ (mixed >> 29)) &* 0xBF58_476D_1CE4_E5B9
            counts.withUnsafeMutableBufferPointer { counts in
                for bit in 0..<64 {
                    counts[bit] += Int32(truncatingIfNeeded: (mixed >> UInt64(bit)) & 1) &* 2 &- 1
                    counts[64 + bit] += Int32(truncatingIfNeeded: (second >> UInt64(bit)) & 1) &* 2 &- 1
                }
            }
        }
        text.withUnsafeBufferPointer { text in
            for byte in text {
                switch byte {
                case 0x30...0x39, 0x61...0x7A: word = (word ^ UInt64(byte)) &* prime
                case 0x41...0x5A: word = (word ^ UInt64(byte | 0x20)) &* prime
                case 0xE3...0xED:
                    end()
                    word = (word ^ UInt64(byte)) &* prime
                case 0x80...: word = (word ^ UInt64(byte)) &* prime
                default: end()
                }
            }
        }
        end()
        guard words >= leastWords else { return [] }
        return [counts[..<64], counts[64...]].map { half in
            half.reversed().reduce(0 as UInt64) { $0 << 1 | ($1 > 0 ? 1 : 0) }
        }
    }

    /// The groups of texts that are nearly the same, by the places of their digests, in work that is nearly linear.
    ///
    /// Two digests that differ in at most three bits share one of four parts of sixteen bits; within a part each
    /// digest is compared with a bounded number of others. A text belongs to the first one that it is near to.
    ///
    /// - Returns: For each text that is near an earlier one, the earlier one.
    package static func nearDuplicates(of digests: [UInt64], seconds: [UInt64]) -> [Int: Int] {
        var firsts: [UInt64: Int] = [:]
        var near: [Int: Int] = [:]
        var originals: [Int] = []
        for (place, digest) in digests.enumerated() {
            if let first = firsts[digest], seconds[first] == seconds[place] {
                near[place] = first
            } else {
                if firsts[digest] == nil { firsts[digest] = place }
                originals.append(place)
            }
        }
        for part in 0..<4 as Range<UInt64> {
            var buckets: [UInt64: [Int]] = [:]
            for place in originals {
                let key = (digests[place] >> (part * 16)) & 0xFFFF
                let bucket = buckets[key] ?? []
                for other in bucket
                where (digests[other] ^ digests[place]).nonzeroBitCount <= nearest
                    && (seconds[other] ^ seconds[place]).nonzeroBitCount <= nearest
                {
                    near[place] = min(near[place] ?? other, near[other] ?? other)
                    break
                }
                if bucket.count < mostCompared { buckets[key, default: []].append(place) }
            }
        }
        return near
    }

    private static let mostCompared = 64
}
