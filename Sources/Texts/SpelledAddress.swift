/// An e-mail address with its signs in words, as archives of mailing lists have it: `jane at example.org`,
/// `jane at example dot org`.
///
/// Words like these stand in sentences too ("meet at example.org"). It is an address where brackets hold
/// nothing else (`<jane at example.org>`), or where it is all that a link to an address shows.
package struct SpelledAddress {
    /// The address as it is meant: `jane@example.org`.
    package var value: [UInt8]
    /// Where it stands.
    package var range: Range<Int>

    /// The address that is all of a text but for white space at its ends; nil where the text is none.
    package init?(whole text: ArraySlice<UInt8>) {
        var end = text.endIndex
        while end > text.startIndex, text[end - 1] <= 0x20 { end -= 1 }
        let start = text[..<end].firstIndex { $0 > 0x20 } ?? end
        guard let address = text.withUnsafeBufferPointer({ Self.read($0, from: start - text.startIndex) }),
            address.range.upperBound == end - text.startIndex
        else { return nil }
        value = address.value
        range = start..<end
    }

    private init(value: [UInt8], range: Range<Int>) {
        self.value = value
        self.range = range
    }

    /// The next address that stands alone in angle brackets.
    package static func next(in text: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> SpelledAddress? {
        var place = start
        while let open = text.firstPlace(of: UInt8(ascii: "<"), from: place) {
            if let address = read(text, from: open + 1), address.range.upperBound < text.count,
                text[address.range.upperBound] == UInt8(ascii: ">")
            {
                return address
            }
            place = open + 1
        }
        return nil
    }

    /// Whether anything in a text may be one, in brackets or not: `at` between words, the second with a dot.
    package static func mayStand(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        for at in text.indices.dropLast(3) where text[at] == 0x20 && text[at + 3] == 0x20 {
            guard text[at + 1] | 0x20 == UInt8(ascii: "a"), text[at + 2] | 0x20 == UInt8(ascii: "t") else {
                continue
            }
            var start = at
            while start > 0, at - start < longestName, isName(text[start - 1]) { start -= 1 }
            if read(text, from: start) != nil { return true }
        }
        return false
    }

    // MARK: Reading

    private static let longestName = 64
    private static let longestLabel = 63
    private static let mostLabels = 9
    private static let mostSpaces = 4

    private static func read(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> SpelledAddress? {
        var reader = Reader(text: text, place: start)
        guard var value = reader.take(longestName, isName), reader.word(UInt8(ascii: "a"), UInt8(ascii: "t"))
        else { return nil }
        value.append(UInt8(ascii: "@"))
        var labels = 0
        while labels < mostLabels, let label = reader.take(longestLabel, isLabel) {
            value += labels == 0 ? label : [UInt8(ascii: ".")] + label
            labels += 1
            if !reader.dot() { break }
        }
        guard labels > 1, reader.isBehindLabel else { return nil }
        return SpelledAddress(value: value, range: start..<reader.place)
    }

    private struct Reader {
        let text: UnsafeBufferPointer<UInt8>
        var place: Int
        var isBehindLabel = false

        mutating func take(_ most: Int, _ fits: (UInt8) -> Bool) -> [UInt8]? {
            let start = place
            while place < text.count, place - start < most, fits(text[place]) { place += 1 }
            isBehindLabel = place > start
            return isBehindLabel ? Array(text[start..<place]) : nil
        }

        /// Takes white space around a word of these letters.
        mutating func word(_ letters: UInt8...) -> Bool {
            var end = place
            func skipSpaces() -> Bool {
                let start = end
                while end < text.count, end - start < mostSpaces, text[end] <= 0x20 { end += 1 }
                return end > start
            }
            guard skipSpaces() else { return false }
            for letter in letters {
                guard end < text.count, text[end] | 0x20 == letter else { return false }
                end += 1
            }
            guard skipSpaces() else { return false }
            place = end
            return true
        }

        /// Takes a dot, or the word for it; behind it a label is missing.
        mutating func dot() -> Bool {
            if place < text.count, text[place] == UInt8(ascii: ".") {
                place += 1
            } else if !word(UInt8(ascii: "d"), UInt8(ascii: "o"), UInt8(ascii: "t")) {
                return false
            }
            isBehindLabel = false
            return true
        }
    }

    private static func isLabel(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80..., UInt8(ascii: "-"): true
        default: false
        }
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "="):
            true
        default: isLabel(byte)
        }
    }
}
