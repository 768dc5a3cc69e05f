/// A digest of a text that is near that of a similar text: SimHash of its runs of three words (Charikar
/// 2002).
///
/// Letters of scripts without spaces are words of their own. Two texts whose digests differ in at most
/// `nearest` bits have nearly all of their runs in common; texts that share half of them come as near by
/// chance once in some millions of pairs, so a second digest of other bits has to agree.
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
        var votes = BitVotes()
        var words = 0
        var (before, last) = (0 as UInt64, 0 as UInt64)
        text.withUnsafeBufferPointer { text in
            signs.withUnsafeBufferPointer { signs in
                var index = 0
                while index < text.count {
                    guard signs[Int(text[index])] != .other else {
                        index += 1
                        continue
                    }
                    // A letter of a script without spaces begins a word, and goes on to the next one.
                    let start = index
                    repeat { index += 1 } while index < text.count && signs[Int(text[index])] == .letter
                    let word = hash(UnsafeRawBufferPointer(text), start..<index)
                    words += 1
                    // The hashes of three words in their order, mixed once more so that every bit depends on
                    // all.
                    let mixed = mixed((before &* 31 &+ last) &* 31 &+ word)
                    (before, last) = (last, word)
                    // One run in four is enough, chosen by itself, so that equal texts choose equally.
                    guard words > 2, mixed & 3 == 0 else { continue }
                    votes.add(mixed, (mixed ^ (mixed >> 29)) &* 0xBF58_476D_1CE4_E5B9)
                }
            }
        }
        guard words >= leastWords else { return [] }
        return votes.majorities()
    }

    /// A hash of a word, eight bytes at a time, capital letters of ASCII as small ones.
    private static func hash(_ text: UnsafeRawBufferPointer, _ word: Range<Int>) -> UInt64 {
        var hash = seed &+ UInt64(word.count)
        var place = word.lowerBound
        while place < word.upperBound {
            let count = min(8, word.upperBound - place)
            var bytes: UInt64 = 0
            if place + 8 <= text.count {
                bytes = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: place, as: UInt64.self))
                bytes &= .max >> UInt64(64 - 8 * count)
            } else {
                for offset in 0..<count { bytes |= UInt64(text[place + offset]) << UInt64(8 * offset) }
            }
            // Digits have that bit anyway, and so have the bytes behind the word.
            bytes |= (~bytes & 0x8080_8080_8080_8080) >> 2
            hash = (hash ^ bytes) &* prime
            hash ^= hash >> 32
            place += 8
        }
        return hash
    }

    private static func mixed(_ hash: UInt64) -> UInt64 {
        var mixed = hash
        mixed ^= mixed >> 33
        mixed = mixed &* 0xFF51_AFD7_ED55_8CCD
        mixed ^= mixed >> 33
        mixed = mixed &* 0xC4CE_B9FE_1A85_EC53
        return mixed ^ (mixed >> 33)
    }

    private enum Sign: UInt8 { case other, letter, wide }

    /// What each byte is: part of a word, the first byte of a letter that is a word of its own, or neither.
    private static let signs: [Sign] = (0..<256).map { byte in
        switch UInt8(byte) {
        case 0xE3...0xED: .wide
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: .letter
        default: .other
        }
    }
}

/// How often each of 128 bits was set, counted eight bits at a time in the bytes of a word.
private struct BitVotes {
    /// The bits of a byte, each in a byte of its own.
    private static let spread: [UInt64] = (0..<256).map { byte in
        var word: UInt64 = 0
        for bit in 0..<8 where byte & 1 << bit != 0 { word |= 1 << UInt64(8 * bit) }
        return word
    }

    private var lanes = [UInt64](repeating: 0, count: 16)
    private var totals = [Int32](repeating: 0, count: 128)
    private var sum: Int32 = 0
    /// What the lanes hold; a byte of them counts to 255.
    private var pending = 0

    mutating func add(_ first: UInt64, _ second: UInt64) {
        Self.spread.withUnsafeBufferPointer { spread in
            lanes.withUnsafeMutableBufferPointer { lanes in
                var (first, second) = (first, second)
                for byte in 0..<8 {
                    lanes[byte] &+= spread[Int(first & 0xFF)]
                    lanes[8 &+ byte] &+= spread[Int(second & 0xFF)]
                    first &>>= 8
                    second &>>= 8
                }
            }
        }
        pending += 1
        if pending == 255 { flush() }
    }

    private mutating func flush() {
        for bit in 0..<128 {
            let lane = lanes[bit / 8] >> UInt64(8 * (bit % 8))
            totals[bit] += Int32(lane & 0xFF)
        }
        for lane in lanes.indices { lanes[lane] = 0 }
        sum += Int32(pending)
        pending = 0
    }

    /// The bits that were set more often than not, 64 and 64.
    mutating func majorities() -> [UInt64] {
        flush()
        return [totals[..<64], totals[64...]].map { half in
            half.reversed().reduce(0 as UInt64) { $0 << 1 | ($1 * 2 > sum ? 1 : 0) }
        }
    }
}
