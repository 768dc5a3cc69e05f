import Glibc

/// A look at the start tags of a page before libxml2 sees them.
///
/// libxml2 compares each attribute of a tag with all before it: one tag with 160,000 attributes holds it for
/// 25 seconds inside a single call, which nothing can interrupt.
enum TagScan {
    /// What of start tags is above the limits: the attributes behind those that a tag may have, to its end.
    static func tooLarge(in page: UnsafeBufferPointer<UInt8>, limits: MarkupLimits) -> [Range<Int>] {
        signs.withUnsafeBufferPointer { tooLarge(in: page, limits, $0) }
    }

    private static func tooLarge(
        in page: UnsafeBufferPointer<UInt8>, _ limits: MarkupLimits, _ signs: UnsafeBufferPointer<UInt8>
    ) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while index < page.count {
            guard let tag = next(UInt8(ascii: "<"), in: page, from: index), tag + 1 < page.count else {
                break
            }
            index = tag
            guard isLetter(page[index + 1]) else {
                index += 1
                continue
            }
            let start = index
            var attributes = 0
            var wasSpace = false
            // Where the last attribute begins that may stay, or the one that may not.
            var cut = start
            index += 2
            tag: while true {
                let nameStart = index
                while index < page.count, signs[Int(page[index])] == 0 { index += 1 }
                if nameStart < index {
                    if wasSpace {
                        attributes += 1
                        if attributes <= limits.tagAttributes + 1, nameStart - start <= limits.tagBytes {
                            cut = nameStart
                        }
                    }
                    wasSpace = false
                }
                guard index < page.count else { break tag }
                switch signs[Int(page[index])] {
                case close: break tag
                case equals:
                    index = endOfValue(in: page, from: index + 1)
                    wasSpace = true
                default:
                    wasSpace = true
                    index += 1
                }
            }
            if attributes > limits.tagAttributes || index - start > limits.tagBytes {
                let end = cut == start ? endOfName(in: page, start + 1..<index) : cut
                if end < index { ranges.append(end..<index) }
            }
            if isScript(page, at: start) { index = endOfScript(in: page, from: index) }
        }
        return ranges
    }

    /// Where the name of an element is to end at the latest, between two letters.
    private static func endOfName(in page: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Int {
        guard name.count > mostOfName else { return name.upperBound }
        var end = name.lowerBound + mostOfName
        while end > name.lowerBound, page[end] & 0xC0 == 0x80 { end -= 1 }
        return end
    }

    private static let mostOfName = 64

    private static let close: UInt8 = 1
    private static let equals: UInt8 = 2
    private static let space: UInt8 = 3

    /// What each byte is in a tag; 0 for what names are made of.
    private static let signs: [UInt8] = (0..<256).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: ">"): close
        case UInt8(ascii: "="): equals
        case 0x09, 0x0A, 0x0C, 0x0D, 0x20, UInt8(ascii: "/"): space
        default: 0
        }
    }

    /// Where a byte stands next.
    private static func next(_ byte: UInt8, in page: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = page.baseAddress, start < page.count else { return nil }
        return memchr(base + start, Int32(byte), page.count - start).map {
            UnsafeRawPointer($0) - UnsafeRawPointer(base)
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
    }

    /// Behind an attribute's value, quoted or not.
    private static func endOfValue(in page: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < page.count, isSpace(page[index]) { index += 1 }
        guard index < page.count else { return index }
        let quote = page[index]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            while index < page.count, page[index] != UInt8(ascii: ">"), !isSpace(page[index]) { index += 1 }
            return index
        }
        return next(quote, in: page, from: index + 1).map { $0 + 1 } ?? page.count
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte >= 0x09 && byte <= 0x0D && byte != 0x0B
    }

    private static func isScript(_ page: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        matches("script", page, at: start + 1) || matches("style", page, at: start + 1)
    }

    private static func endOfScript(in page: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while let tag = next(UInt8(ascii: "<"), in: page, from: index), tag + 2 < page.count {
            if page[tag + 1] == UInt8(ascii: "/"), isLetter(page[tag + 2]) { return tag }
            index = tag + 1
        }
        return page.count
    }

    static func matches(_ name: StaticString, _ page: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard start + name.utf8CodeUnitCount <= page.count else { return false }
        for offset in 0..<name.utf8CodeUnitCount where page[start + offset] | 0x20 != name.utf8Start[offset] {
            return false
        }
        return true
    }
}
