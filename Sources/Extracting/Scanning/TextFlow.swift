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
                let source = source[range]
                var index = source.startIndex
                while index < source.endIndex {
                    if kinds[Int(source[index])] == .space {
                        if source[index] == 0x0A && isPreformatted { wantsBreak = true }
                        wantsSpace = true
                        index += 1
                    } else {
                        index = appendRun(source, from: index, kinds, &count)
                    }
                }
            }
        }
        return count
    }

    /// Appends letters and the single spaces between them; gives where they end.
    private mutating func appendRun(
        _ source: Slice<UnsafeBufferPointer<UInt8>>, from start: Int, _ kinds: UnsafeBufferPointer<Kind>,
        _ count: inout Count
    ) -> Int {
        if bytes.isEmpty || wantsBreak || wantsSpace {
            count.words += 1
            if !bytes.isEmpty { bytes.append(wantsBreak ? 0x0A : 0x20) }
            wantsBreak = false
            wantsSpace = false
        }
        if count.length == 0 { count.start = Int32(bytes.count) }
        var index = start
        run: while index < source.endIndex {
            let byte = source[index]
            switch kinds[Int(byte)] {
            case .letter: count.length += 1
            case .rest: count.isPlain = false
            case .ampersand:
                count.length += 1
                count.isPlain = false
            case .space:
                guard byte == 0x20, index + 1 < source.endIndex, kinds[Int(source[index + 1])] != .space
                else { break run }
                count.words += 1
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
                count.wide += 1
                if index + 2 < source.endIndex {
                    Self.note(byte, source[index + 1], source[index + 2], in: &count)
                }
            }
            index += 1
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index]))
        return index
    }

    private enum Kind: UInt8 { case letter, rest, space, stop, comma, at, ampersand, wide }

    private static let kinds: [Kind] = (0..<256).map { byte in
        switch UInt8(byte) {
        case 0x09, 0x0A, 0x0C, 0x0D, 0x20: .space
        // What continues a letter, and controls, which are none.
        case 0x80...0xBF, 0x00..<0x20: .rest
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): .stop
        case UInt8(ascii: ","), UInt8(ascii: ";"): .comma
        case UInt8(ascii: "@"): .at
        case UInt8(ascii: "&"): .ampersand
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
