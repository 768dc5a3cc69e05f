import Glibc

/// A look at the start tags of a page before libxml2 sees them.
///
/// libxml2 compares each attribute of a tag with all before it: one tag with 160,000 attributes holds it for
/// 25 seconds inside a single call, which nothing can interrupt.
enum TagScan {
    /// The offset of the first start tag above the limits.
    static func firstTooLarge(in page: UnsafeBufferPointer<UInt8>, limits: MarkupLimits) -> Int? {
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
            index += 2
            tag: while index < page.count {
                let byte = page[index]
                switch byte {
                case UInt8(ascii: ">"): break tag
                case UInt8(ascii: "="):
                    index = endOfValue(in: page, from: index + 1)
                    wasSpace = true
                    continue tag
                case 0x09, 0x0A, 0x0C, 0x0D, 0x20, UInt8(ascii: "/"): wasSpace = true
                default:
                    if wasSpace { attributes += 1 }
                    wasSpace = false
                }
                if attributes > limits.tagAttributes { return start }
                index += 1
            }
            if index - start > limits.tagBytes { return start }
            if isScript(page, at: start) { index = endOfScript(in: page, from: index) }
        }
        return nil
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
        while index < page.count && [0x09, 0x0A, 0x0C, 0x0D, 0x20].contains(page[index]) { index += 1 }
        guard index < page.count else { return index }
        let quote = page[index]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return index }
        return next(quote, in: page, from: index + 1).map { $0 + 1 } ?? page.count
    }

    private static func isScript(_ page: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        matches("script", page, at: start + 1) || matches("style", page, at: start + 1)
    }

    private static func endOfScript(in page: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index + 2 < page.count {
            if page[index] == UInt8(ascii: "<"), page[index + 1] == UInt8(ascii: "/"),
                isLetter(page[index + 2])
            {
                return index
            }
            index += 1
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
