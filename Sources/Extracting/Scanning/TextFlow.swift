/// Text that grows as a browser lays it out: one space, or one line break, between words.
struct TextFlow {
    private(set) var bytes: [UInt8] = []
    private var wantsSpace = false
    private var wantsBreak = false

    /// What one text node added.
    struct Count {
        /// Where its first letter stands.
        var start: Int32 = 0
        var length: Int32 = 0
        /// Letters that count for two of them.
        var wide: Int32 = 0
        /// Words that begin here, where the text is plain.
        var words: Int32 = 0
        var stops: Int32 = 0
        var commas: Int32 = 0
        var hasAtSign = false
        /// Letters of ASCII alone, and no `&`.
        var isPlain = true
    }

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    mutating func breakLine() { wantsBreak = true }

    mutating func append(_ source: [UInt8], _ range: Range<Int>, isPreformatted: Bool) -> Count {
        var count = Count()
        source.withUnsafeBufferPointer { source in
            Self.kinds.withUnsafeBufferPointer { kinds in
                Self.counts.withUnsafeBufferPointer { counts in
                    let source = source[range]
                    var index = source.startIndex
                    while index < source.endIndex {
                        if kinds[Int(source[index])] == Self.space {
                            if source[index] == 0x0A && isPreformatted { wantsBreak = true }
                            wantsSpace = true
                            index += 1
                        } else {
                            index = appendRun(source, from: index, kinds, counts, &count)
                        }
                    }
                }
            }
        }
        return count
    }

    /// Appends letters and the single spaces between them; gives where they end, or where it is enough.
    private mutating func appendRun(
        _ source: Slice<UnsafeBufferPointer<UInt8>>, from start: Int, _ kinds: UnsafeBufferPointer<UInt8>,
        _ counts: UnsafeBufferPointer<UInt64>, _ count: inout Count
    ) -> Int {
        if bytes.isEmpty || wantsBreak || wantsSpace {
            count.words += 1
            if !bytes.isEmpty { bytes.append(wantsBreak ? 0x0A : 0x20) }
            wantsBreak = false
            wantsSpace = false
        }
        if count.length == 0 { count.start = Int32(bytes.count) }
        var index = start
        var all: UInt8 = 0
        var sum: UInt64 = 0
        let end = min(source.endIndex, start + Self.most)
        while index < end {
            let byte = source[index]
            let kind = kinds[Int(byte)]
            all |= kind
            if kind & (Self.space | Self.wide) != 0 {
                if kind == Self.space {
                    guard byte == 0x20, index + 1 < source.endIndex,
                        kinds[Int(source[index + 1])] != Self.space
                    else { break }
                    count.words += 1
                } else {
                    // A letter of Chinese, Japanese or Korean says as much as two of an alphabet.
                    count.length += 2
                    count.wide += 1
                    if index + 2 < source.endIndex {
                        Self.note(byte, source[index + 1], source[index + 2], in: &count)
                    }
                }
            }
            sum &+= counts[Int(byte)]
            index += 1
        }
        count.length += Int32(sum & 0x3FF_FFFF)
        count.stops += Int32(sum >> 26 & 0x7_FFFF)
        count.commas += Int32(sum >> 45)
        if all & Self.at != 0 { count.hasAtSign = true }
        if all & (Self.unplain | Self.wide) != 0 { count.isPlain = false }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index]))
        return index
    }

    private static let space: UInt8 = 1
    /// The first byte of a letter that counts for two.
    private static let wide: UInt8 = 2
    private static let at: UInt8 = 4
    /// What something can be wrong with: `&`, what continues a letter, and controls, which are none.
    private static let unplain: UInt8 = 8

    /// What each byte is; 0 for most letters.
    private static let kinds: [UInt8] = (0..<256).map { byte in
        switch UInt8(byte) {
        case 0x09, 0x0A, 0x0C, 0x0D, 0x20: space
        case 0x00..<0x20, 0x80...0xBF, UInt8(ascii: "&"): unplain
        case UInt8(ascii: "@"): at
        case 0xE3...0xEF: wide
        default: 0
        }
    }

    /// So many bytes are counted at once, so that no sum is too large for its bits.
    private static let most = 1 << 18

    /// What each byte counts: a letter from bit 0, a mark that ends sentences from bit 26, one that divides
    /// them from bit 45 on.
    private static let counts: [UInt64] = (0..<256).map { byte in
        switch UInt8(byte) {
        case 0x00...0x20, 0x80...0xBF, 0xE3...0xEF: 0
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): 1 | 1 << 26
        case UInt8(ascii: ","), UInt8(ascii: ";"): 1 | 1 << 45
        default: 1
        }
    }

    /// Counts the full-width marks 。 ！ ？ and 、 ，.
    private static func note(_ first: UInt8, _ second: UInt8, _ third: UInt8, in count: inout Count) {
        switch (first, second, third) {
        case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F): count.stops += 1
        case (0xE3, 0x80, 0x81), (0xEF, 0xBC, 0x8C): count.commas += 1
        default: break
        }
    }
}
