/// Sees the elements of a feed begin and end.
protocol FeedVisitor {
    /// An element has begun; its content is not known yet.
    mutating func begin(_ element: FeedScanner.Element)
    mutating func end(_ element: FeedScanner.Element)
}

/// Walks over the tags of a feed, well-formed or not, and says what each element holds.
///
/// Feeds in the wild are often no XML. So nothing is refused: an end tag closes the nearest open element of its name, and what
/// was never closed ends with its parent.
struct FeedScanner {
    /// An element: its name as written, that of its parent, and how many are open with it.
    struct Element {
        var name: String
        var parent: String
        var depth: Int
        var startTag: Range<Int>
        var content: Range<Int>
    }

    private let bytes: [UInt8]
    private var open: [(name: String, startTag: Range<Int>)] = []

    private static let mostOpen = 256
    private static let longestTag = 8_192
    private static let longestName = 64

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Shows each element when it begins and when it ends.
    mutating func run(_ visitor: inout some FeedVisitor) {
        var index = 0
        while let tag = next(UInt8(ascii: "<"), from: index) {
            if starts("<![CDATA[", at: tag) {
                index = after("]]>", from: tag + 9)
            } else if starts("<!--", at: tag) {
                index = after("-->", from: tag + 4)
            } else if starts("<!", at: tag) || starts("<?", at: tag) {
                index = (next(UInt8(ascii: ">"), from: tag) ?? bytes.count - 1) + 1
            } else {
                index = element(at: tag, &visitor)
            }
        }
        while !open.isEmpty { close(at: bytes.count, &visitor) }
    }

    /// Reads a start or end tag; where to go on.
    private mutating func element(at tag: Int, _ visitor: inout some FeedVisitor) -> Int {
        let isEnd = tag + 1 < bytes.count && bytes[tag + 1] == UInt8(ascii: "/")
        let start = tag + (isEnd ? 2 : 1)
        var nameEnd = start
        while nameEnd < bytes.count, nameEnd - start < Self.longestName, Self.isName(bytes[nameEnd]) {
            nameEnd += 1
        }
        guard nameEnd > start, let end = endOfTag(from: nameEnd) else { return tag + 1 }
        let name = String(decoding: bytes[start..<nameEnd], as: UTF8.self)
        if isEnd {
            if open.contains(where: { $0.name == name }) {
                while let last = open.last?.name {
                    close(at: tag, &visitor)
                    if last == name { break }
                }
            }
        } else if open.count < Self.mostOpen {
            open.append((name, tag..<(end + 1)))
            visitor.begin(top(contentEnd: end + 1))
            if bytes[end - 1] == UInt8(ascii: "/") { close(at: end + 1, &visitor) }
        }
        return end + 1
    }

    /// The element that was opened last.
    private func top(contentEnd: Int) -> Element {
        let last = open[open.count - 1]
        return Element(
            name: last.name, parent: open.count > 1 ? open[open.count - 2].name : "", depth: open.count,
            startTag: last.startTag,
            content: last.startTag.upperBound..<max(contentEnd, last.startTag.upperBound))
    }

    private mutating func close(at place: Int, _ visitor: inout some FeedVisitor) {
        let element = top(contentEnd: place)
        open.removeLast()
        visitor.end(element)
    }

    /// The `>` that ends a tag, quoted ones left out.
    private func endOfTag(from start: Int) -> Int? {
        var quote: UInt8?
        for index in start..<min(bytes.count, start + Self.longestTag) {
            let byte = bytes[index]
            if let opened = quote {
                if byte == opened { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return index
            } else if byte == UInt8(ascii: "<") {
                // Another tag begins: this one never ends.
                return nil
            }
        }
        return nil
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "."):
            true
        default: false
        }
    }

    private func next(_ byte: UInt8, from start: Int) -> Int? {
        start < bytes.count ? bytes[start...].firstIndex(of: byte) : nil
    }

    private func starts(_ text: StaticString, at place: Int) -> Bool {
        guard place + text.utf8CodeUnitCount <= bytes.count else { return false }
        return text.withUTF8Buffer { bytes[place..<(place + $0.count)].elementsEqual($0) }
    }

    private func after(_ text: StaticString, from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            if starts(text, at: index) { return index + text.utf8CodeUnitCount }
            index += 1
        }
        return bytes.count
    }

    /// The value of an attribute of a start tag, as a range.
    static func attribute(_ name: String, in tag: Range<Int>, of bytes: [UInt8]) -> Range<Int>? {
        let wanted = Array(name.utf8)
        var index = tag.lowerBound
        while index < tag.upperBound {
            guard bytes[index] <= 0x20 else {
                index += 1
                continue
            }
            index += 1
            let end = index + wanted.count
            guard end + 1 < tag.upperBound, bytes[index..<end].elementsEqual(wanted) else { continue }
            var place = end
            while place < tag.upperBound, bytes[place] <= 0x20 { place += 1 }
            guard place < tag.upperBound, bytes[place] == UInt8(ascii: "=") else { continue }
            place += 1
            while place < tag.upperBound, bytes[place] <= 0x20 { place += 1 }
            guard place < tag.upperBound,
                bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "'"),
                let close = bytes[(place + 1)..<tag.upperBound].firstIndex(of: bytes[place])
            else { return nil }
            return (place + 1)..<close
        }
        return nil
    }
}
