import Glibc

/// A look at the tags of a page before libxml2 sees them.
///
/// libxml2 compares each attribute of a tag with all before it: one tag with 160,000 attributes holds it for
/// 25 seconds inside a single call, which nothing can interrupt. And it makes text of what browsers take for
/// a comment.
struct TagScan {
    /// What of start tags is above the limits: the attributes behind those that a tag may have, to its end.
    private(set) var tooLarge: [Range<Int>] = []
    /// Comments that are not written as such, from their `<` to their `>`: `<! x>`, `<![if !IE]>`, `</ p>`, `<? x>`
    /// (HTML, section 13.2.5.41, bogus comment state).
    private(set) var bogusComments: [ClosedRange<Int>] = []
    /// What is not closed, though tags stand behind it.
    private(set) var unclosed: Unclosed?
    /// Whether no `>` stands behind what was looked at last: to look again at each `<!` would cost a square.
    private var isOpenEnded = false

    init(_ page: UnsafeBufferPointer<UInt8>, limits: MarkupLimits) {
        Self.signs.withUnsafeBufferPointer { scan(page, limits, $0) }
    }

    private mutating func scan(
        _ page: UnsafeBufferPointer<UInt8>, _ limits: MarkupLimits, _ signs: UnsafeBufferPointer<UInt8>
    ) {
        // In XHTML it is text, which a mirrored page may have been served as.
        let isXML = Self.matches("<?xml", page, at: 0)
        var index = 0
        var endOfLetters = 0
        while index < page.count {
            guard let tag = Self.next(UInt8(ascii: "<"), in: page, from: index), tag + 1 < page.count else {
                break
            }
            index = tag
            guard Self.isLetter(page[index + 1]) else {
                index = passComment(in: page, at: tag, isInLetters: tag < endOfLetters, isXML: isXML)
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
                case Self.close: break tag
                case Self.equals:
                    index = Self.endOfValue(in: page, from: index + 1)
                    wasSpace = true
                default:
                    wasSpace = true
                    index += 1
                }
            }
            if attributes > limits.tagAttributes || index - start > limits.tagBytes {
                let end = cut == start ? Self.endOfName(in: page, start + 1..<index) : cut
                if end < index { tooLarge.append(end..<index) }
            }
            if index == page.count { noteUnclosed(.tag, from: start, in: page) }
            guard start >= endOfLetters, let raw = Self.rawElement(page, at: start) else { continue }
            let end = Self.endTag(of: raw.name, in: page, from: index)
            if raw.isScript {
                index = end
                if index == page.count { noteUnclosed(.script, from: start, in: page) }
            } else {
                endOfLetters = end
            }
        }
    }

    /// Notes a bogus comment that begins at a `<` without a name.
    ///
    /// - Returns: Where to look on.
    private mutating func passComment(
        in page: UnsafeBufferPointer<UInt8>, at tag: Int, isInLetters: Bool, isXML: Bool
    ) -> Int {
        let next = tag + 2 < page.count ? page[tag + 2] : 0
        switch page[tag + 1] {
        case UInt8(ascii: "!"):
            if Self.matches("--", page, at: tag + 2) {
                // libxml2 takes the end of `<!-->` and `<!--->` for a part of what they begin.
                for end in [tag + 4, tag + 5] where Self.endsComment(page, at: end) {
                    bogusComments.append(tag...end)
                    return end + 1
                }
                let end = Self.endOfComment(in: page, from: tag + 4)
                if end == nil { noteUnclosed(.comment, from: tag, in: page) }
                return end ?? page.count
            }
            if Self.matches("doctype", page, at: tag + 2) { return tag + 1 }
            if isXML, next == UInt8(ascii: "["), Self.matches("cdata", page, at: tag + 3) { return tag + 1 }
        case UInt8(ascii: "/"): if Self.isLetter(next) { return tag + 2 }
        case UInt8(ascii: "?"):
            // One that has a name is a comment to libxml2, too.
            if Self.isLetter(next) || next == UInt8(ascii: "_") {
                return Self.next(UInt8(ascii: ">"), in: page, from: tag + 2) ?? page.count
            }
        default: return tag + 1
        }
        if isInLetters || isOpenEnded { return tag + 1 }
        guard let end = Self.next(UInt8(ascii: ">"), in: page, from: tag + 2) else {
            isOpenEnded = true
            return tag + 1
        }
        // `<!>` and `</>` have no room for what libxml2 takes for a comment.
        if end > tag + 2 { bogusComments.append(tag...end) }
        return end + 1
    }

    /// What stands behind what is not closed is lost, where there are tags.
    private mutating func noteUnclosed(
        _ kind: Unclosed.Kind, from start: Int, in page: UnsafeBufferPointer<UInt8>
    ) {
        guard Self.next(UInt8(ascii: "<"), in: page, from: start + 1) != nil else { return }
        unclosed = unclosed ?? Unclosed(kind: kind, start: start)
    }

    /// Behind a comment that is written as such; nil where it is not closed.
    private static func endOfComment(in page: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        while let end = next(UInt8(ascii: ">"), in: page, from: index) {
            if endsComment(page, at: end)
                || page[end - 1] == UInt8(ascii: "!") && endsComment(page, at: end, 1)
            {
                return end + 1
            }
            index = end + 1
        }
        return nil
    }

    /// Whether a `>` stands behind two hyphens, and perhaps another sign.
    private static func endsComment(
        _ page: UnsafeBufferPointer<UInt8>, at end: Int, _ signs: Int = 0
    ) -> Bool {
        end < page.count && page[end] == UInt8(ascii: ">") && page[end - signs - 1] == UInt8(ascii: "-")
            && page[end - signs - 2] == UInt8(ascii: "-")
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

    /// The element that a tag begins, where browsers read letters in it rather than tags. Of titles and fields
    /// libxml2 reads tags all the same.
    private static func rawElement(
        _ page: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> (name: StaticString, isScript: Bool)? {
        let first = page[start + 1] | 0x20
        guard first == UInt8(ascii: "s") || first == UInt8(ascii: "t") else { return nil }
        let found = rawElements.first { element in
            let end = start + 1 + element.name.utf8CodeUnitCount
            return matches(element.name, page, at: start + 1)
                && (end == page.count || signs[Int(page[end])] != 0)
        }
        return found
    }

    private static let rawElements: [(name: StaticString, isScript: Bool)] = [
        ("script", true), ("style", true), ("title", false), ("textarea", false),
    ]

    /// Where the end tag of an element begins, whatever follows its name (HTMLparser.c, htmlParseScript).
    private static func endTag(
        of name: StaticString, in page: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int {
        var index = start
        while let tag = next(UInt8(ascii: "<"), in: page, from: index), tag + 2 < page.count {
            if page[tag + 1] == UInt8(ascii: "/"), matches(name, page, at: tag + 2) { return tag }
            index = tag + 1
        }
        return page.count
    }

    private static func matches(_ name: StaticString, _ page: UnsafeBufferPointer<UInt8>, at start: Int)
        -> Bool
    {
        guard start + name.utf8CodeUnitCount <= page.count else { return false }
        for offset in 0..<name.utf8CodeUnitCount where page[start + offset] | 0x20 != name.utf8Start[offset] {
            return false
        }
        return true
    }
}
