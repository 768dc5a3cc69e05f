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
        var stops: Int32 = 0
        var commas: Int32 = 0
        var hasAtSign = false
    }

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    mutating func breakLine() { wantsBreak = true }

    mutating func append(_ source: [UInt8], _ range: Range<Int>, isPreformatted: Bool) -> Count {
        var count = Count()
        for index in range {
            let byte = source[index]
            let kind = Self.kinds[Int(byte)]
            if kind == .space {
                if byte == 0x0A && isPreformatted { wantsBreak = true }
                wantsSpace = true
                continue
            }
            if wantsBreak || wantsSpace {
                if !bytes.isEmpty { bytes.append(wantsBreak ? 0x0A : 0x20) }
                wantsBreak = false
                wantsSpace = false
            }
            if count.length == 0 { count.start = Int32(bytes.count) }
            bytes.append(byte)
            switch kind {
            case .letter: count.length += 1
            case .rest, .space: break
            case .stop:
                count.length += 1
                count.stops += 1
            case .comma:
                count.length += 1
                count.commas += 1
            case .at:
                count.length += 1
                count.hasAtSign = true
            case .wide:
                // A letter of Chinese, Japanese or Korean says as much as two of an alphabet.
                count.length += 2
                if index + 2 < range.upperBound {
                    Self.note(byte, source[index + 1], source[index + 2], in: &count)
                }
            }
        }
        return count
    }

    private enum Kind: UInt8 { case letter, rest, space, stop, comma, at, wide }

    private static let kinds: [Kind] = (0..<256).map { byte in
        switch UInt8(byte) {
        case 0x09, 0x0A, 0x0C, 0x0D, 0x20: .space
        case 0x80...0xBF: .rest
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): .stop
        case UInt8(ascii: ","), UInt8(ascii: ";"): .comma
        case UInt8(ascii: "@"): .at
        case 0xE3...0xEF: .wide
        default: .letter
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
