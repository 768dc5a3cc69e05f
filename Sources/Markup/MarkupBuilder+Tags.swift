import CLibXML2
import Glibc

/// Start tags and comments that libxml2 sees bare, without attributes and without words.
///
/// What an element closes and implies follows from its name alone, and libxml2 takes a hundred steps for each
/// character of the rest. So the attributes of a plain tag are read here as libxml2 would (HTMLparser.c,
/// htmlParseStartTag), and the bare tag is written over its end, in the parser's own copy of the page.
extension MarkupBuilder {
    /// A start tag whose attributes are in the tree already, and that libxml2 is to report next.
    struct TagAhead {
        var start: Int
        /// Where the cursor stands when it is reported: at its `>` or `/>`.
        var cursor: Int
        var nameCount: Int
        var firstAttribute: Int
    }

    /// Where libxml2 goes on so that it sees what begins here bare; nil where it has to see all of it.
    func bare(at start: Int, in context: htmlParserCtxtPtr, cursor: Int) -> Int? {
        guard start + 4 < source.count, source[start] == UInt8(ascii: "<") else { return nil }
        if source[start + 1] == UInt8(ascii: "!") {
            return endOfComment(at: start).map { end in
                cartulary_write(context, end - 4 - cursor, source.baseAddress.map { $0 + start }, 4)
                return end - 4
            }
        }
        guard let tag = tag(at: start) else { return nil }
        ahead = tag
        let place = tag.cursor - tag.nameCount - 1
        cartulary_write(
            context, place - cursor, source.baseAddress.map { $0 + start }, tag.nameCount + 1)
        return place
    }

    /// Where the `-->` of a comment stands; nil where nothing is gained, or where libxml2 might see another
    /// end.
    private func endOfComment(at start: Int) -> Int? {
        let first = start + 4
        guard first + 8 < source.count, source[start + 2] == UInt8(ascii: "-"),
            source[start + 3] == UInt8(ascii: "-"), source[first] != UInt8(ascii: ">"),
            source[first] != UInt8(ascii: "-")
        else { return nil }
        var index = first
        while index + 2 < source.count {
            let byte = source[index]
            if byte == 0 { return nil }
            guard byte == UInt8(ascii: "-"), source[index + 1] == UInt8(ascii: "-") else {
                index += 1
                continue
            }
            if source[index + 2] == UInt8(ascii: "!") { return nil }
            if source[index + 2] == UInt8(ascii: ">") { return index - first >= 8 ? index : nil }
            index += 1
        }
        return nil
    }

    /// Reads a start tag that has attributes; nil, and nothing is read, where libxml2 might read another.
    private func tag(at start: Int) -> TagAhead? {
        Self.signs.withUnsafeBufferPointer { signs in
            var index = start + 1
            while index < source.count, signs[Int(source[index])] & Self.word != 0 { index += 1 }
            let name = UnsafeBufferPointer(rebasing: source[(start + 1)..<index])
            guard (1...Self.longestName).contains(name.count), index < source.count,
                signs[Int(source[index])] & Self.blank != 0, signs[Int(name[0])] & Self.nameStart != 0
            else { return nil }
            let element = number(spelled: name)
            guard Self.mayBeBare(element) else { return nil }
            let attributes = tree.attributes.count
            let bytes = tree.arena.count
            guard let end = readAttributes(from: index, signs), tree.attributes.count > attributes else {
                tree.attributes.removeLast(tree.attributes.count - attributes)
                tree.arena.removeLast(tree.arena.count - bytes)
                return nil
            }
            return TagAhead(start: start, cursor: end, nameCount: name.count, firstAttribute: attributes)
        }
    }

    /// Adds the attributes of a tag to the tree.
    ///
    /// - Returns: Where its `>` or `/>` stands.
    private func readAttributes(from start: Int, _ signs: UnsafeBufferPointer<UInt8>) -> Int? {
        let first = tree.attributes.count
        var index = start
        while true {
            while index < source.count, signs[Int(source[index])] & Self.blank != 0 { index += 1 }
            guard index < source.count else { return nil }
            let byte = source[index]
            if byte == UInt8(ascii: ">") { return index }
            if byte == UInt8(ascii: "/"), index + 1 < source.count, source[index + 1] == UInt8(ascii: ">") {
                return index
            }
            guard signs[Int(byte)] & Self.nameStart != 0 else { return nil }
            let nameStart = index
            while index < source.count, signs[Int(source[index])] & Self.name != 0 { index += 1 }
            guard index - nameStart < Self.longestName else { return nil }
            let name = number(spelled: UnsafeBufferPointer(rebasing: source[nameStart..<index]))
            while index < source.count, signs[Int(source[index])] & Self.blank != 0 { index += 1 }
            let valueStart = tree.arena.count
            if index < source.count, source[index] == UInt8(ascii: "=") {
                index += 1
                while index < source.count, signs[Int(source[index])] & Self.blank != 0 { index += 1 }
                guard let end = readValue(from: index, signs) else { return nil }
                index = end
            }
            // Of an attribute that stands twice the first counts.
            if tree.attributes[first...].contains(where: { $0.name == name }) {
                tree.arena.removeLast(tree.arena.count - valueStart)
                continue
            }
            tree.attributes.append(
                MarkupTree.Attribute(
                    name: name, valueStart: Int32(valueStart),
                    valueCount: Int32(tree.arena.count - valueStart)))
        }
    }

    /// Adds a value to the arena.
    ///
    /// - Returns: Where the tag goes on behind it.
    private func readValue(from start: Int, _ signs: UnsafeBufferPointer<UInt8>) -> Int? {
        guard start < source.count else { return nil }
        let quote = source[start]
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        // Without quotes a value ends at a blank or `>`.
        let ends = isQuoted ? Self.quote : Self.blank | Self.close
        var index = isQuoted ? start + 1 : start
        var piece = index
        while true {
            while index < source.count, signs[Int(source[index])] & (ends | Self.special) == 0 { index += 1 }
            guard index < source.count else { return nil }
            let byte = source[index]
            if signs[Int(byte)] & Self.special == 0 {
                if isQuoted, byte != quote {
                    index += 1
                    continue
                }
                // libxml2 makes a fault of an empty value without quotes.
                guard isQuoted || index > start else { return nil }
                add(piece..<index)
                return isQuoted ? index + 1 : index
            }
            guard byte == UInt8(ascii: "&"), let next = behindReference(at: index, signs) else { return nil }
            if next.isAmpersand {
                add(piece..<(index + 1))
                piece = next.end
            }
            index = next.end
        }
    }

    private func add(_ piece: Range<Int>) {
        tree.arena.append(contentsOf: UnsafeBufferPointer(rebasing: source[piece]))
    }

    /// What a `&` in a value is: `&amp;`, or no reference, which stands as it is written; nil for any other.
    private func behindReference(at start: Int, _ signs: UnsafeBufferPointer<UInt8>)
        -> (end: Int, isAmpersand: Bool)?
    {
        var index = start + 1
        while index < source.count, signs[Int(source[index])] & Self.name != 0 { index += 1 }
        guard index < source.count, source[index] < 0x80, source[index] != UInt8(ascii: "#") else {
            return nil
        }
        guard source[index] == UInt8(ascii: ";"), index > start + 1 else { return (index, false) }
        let isAmpersand =
            index == start + 4 && source[start + 1] == UInt8(ascii: "a")
            && source[start + 2] == UInt8(ascii: "m") && source[start + 3] == UInt8(ascii: "p")
        return isAmpersand ? (index + 1, true) : nil
    }

    // MARK: Names

    /// The number of a name as the page spells it, in any case.
    private func number(spelled name: UnsafeBufferPointer<UInt8>) -> Int32 {
        var key = SpelledName()
        for byte in name { key.append(byte) }
        let slot = key.slot
        if name.count <= SpelledName.most, spelledNames[slot].key == key { return spelledNames[slot].number }
        let number = number(ofText: String(decoding: name, as: UTF8.self).lowercased())
        if name.count <= SpelledName.most { spelledNames[slot] = (key, number) }
        return number
    }

    /// Of these libxml2 looks at the attributes, or leaves the tag out where it stands twice.
    private static func mayBeBare(_ element: Int32) -> Bool {
        element != HTMLName.meta.rawValue && element != HTMLName.html.rawValue
            && element != HTMLName.head.rawValue && element != HTMLName.body.rawValue
    }

    /// libxml2 cuts names at a hundred bytes (HTML_PARSER_BUFFER_SIZE).
    private static let longestName = 99

    // MARK: Characters

    private static let word: UInt8 = 1
    private static let nameStart: UInt8 = 2
    private static let name: UInt8 = 4
    private static let blank: UInt8 = 8
    private static let quote: UInt8 = 16
    private static let close: UInt8 = 32
    /// What has a meaning in a value, or is dropped from it.
    private static let special: UInt8 = 64

    private static let signs: [UInt8] = (0..<256).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
            word | nameStart | name
        case UInt8(ascii: "0")...UInt8(ascii: "9"): word | name
        case UInt8(ascii: "-"): word | name
        case UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "."): nameStart | name
        case 0x09, 0x0A, 0x20: blank
        case 0x0D: blank | special
        case UInt8(ascii: "\""), UInt8(ascii: "'"): quote
        case UInt8(ascii: ">"): close
        case UInt8(ascii: "&"), 0xEF: special
        case 0x00..<0x20: special
        default: 0
        }
    }
}

/// A short name in lower case, as numbers that are compared at once.
struct SpelledName: Equatable {
    /// The longest name that fits.
    static let most = 16

    private var high: UInt64 = 0
    private var low: UInt64 = 0

    /// Adds a byte behind the others; the first of more than 16 are lost.
    mutating func append(_ byte: UInt8) {
        let lower = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
        high = high << 8 | low >> 56
        low = low << 8 | UInt64(lower)
    }

    /// A place among 256.
    var slot: Int { Int(((low ^ high &* 31) &* 0x9E37_79B9_7F4A_7C15) >> 56) }
}
