import CLibXML2
import Glibc

/// Makes a flat tree of libxml2's SAX events.
///
/// Where a byte stands follows from the parser's cursor: text events fire when the cursor is behind the text,
/// start tags before their `>`, end tags behind it; implied ones fire inside the next tag and are told apart
/// by what the source spells.
final class MarkupBuilder {
    // Callbacks of one parser on one thread never overlap: to check that at each event costs a tenth of the
    // parse.
    @exclusivity(unchecked) var tree = MarkupTree()
    let source: UnsafeBufferPointer<UInt8>
    private let limits: MarkupLimits
    /// Open elements, the document first.
    @exclusivity(unchecked) private var open: [Int32] = [0]
    /// Up to here the source is accounted for.
    @exclusivity(unchecked) var consumed = 0
    /// The tag that libxml2 was shown without its attributes, until it reports it.
    @exclusivity(unchecked) var ahead: TagAhead?
    /// Whether libxml2 reported another: the page is then to be read once more, without passing anything.
    @exclusivity(unchecked) private(set) var isAstray = false
    /// The numbers of short names seen last, as pages spell them.
    @exclusivity(unchecked) var spelledNames = [(key: SpelledName, number: Int32)](
        repeating: (SpelledName(), 0), count: 256)
    @exclusivity(unchecked) private var otherNumbers: [String: Int32] = [:]
    /// The numbers of names seen last, by their addresses; an element's apart from an attribute's.
    @exclusivity(unchecked) private var recent = [(name: UInt, number: Int32)](repeating: (0, 0), count: 256)
    @exclusivity(unchecked) private var ordinals = SiblingCounts()
    @exclusivity(unchecked) private var lastText: Int?
    /// What libxml2 is about to hand on of a reference that it did not know.
    @exclusivity(unchecked) private var unknown: UnknownReference?

    /// A text of this many bytes is handed on before its last character is consumed (HTMLparser.c,
    /// HTML_PARSER_BIG_BUFFER_SIZE).
    static let bufferSize = 1000

    init(source: UnsafeBufferPointer<UInt8>, limits: MarkupLimits) {
        self.source = source
        self.limits = limits
        tree.nodes.reserveCapacity(source.count / 24)
        tree.arena.reserveCapacity(source.count / 2)
        tree.nodes.append(
            MarkupTree.Node(
                kind: .document, name: -1, parent: -1, end: 1, start: 0, finish: Int32(source.count),
                inner: 0,
                contentStart: 0, contentCount: 0, ordinal: 1))
    }

    var lastNode: Int { tree.nodes.count - 1 }

    /// Whether a limit was reached; the caller then stops the parser.
    var isOverLimit: Bool { open.count > limits.depth || tree.nodes.count > limits.nodes }

    func startElement(
        _ fullName: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
        at position: Int
    ) {
        lastText = nil
        let spelled = UnsafeBufferPointer(start: fullName, count: length(of: fullName))
        let first = ahead?.firstAttribute ?? tree.attributes.count
        var start = consumed
        var inner = consumed
        if let place = placeOfTag(spelled, before: position) {
            start = place
            inner = min(position, source.count)
            if inner < source.count && source[inner] == UInt8(ascii: "/") { inner += 1 }
            if inner < source.count && source[inner] == UInt8(ascii: ">") { inner += 1 }
            consumed = inner
            tree.placedElements += 1
        } else {
            tree.impliedElements += 1
        }
        append(
            kind: .element, name: number(of: fullName, isElement: true), start: start, inner: inner,
            finish: inner)
        var pair = attributes
        while let name = pair?[0] {
            let value = pair?[1]
            add(attribute: name, value: value)
            pair = pair.map { $0 + 2 }
        }
        // Those of a tag ahead are not the attributes of what it implies.
        let last = ahead == nil ? tree.attributes.count : first
        tree.nodes[lastNode].contentStart = Int32(first)
        tree.nodes[lastNode].contentCount = Int32(last - first)
        open.append(Int32(lastNode))
        ordinals.open()
    }

    /// - Returns: Whether the cursor is behind the tag that ends the element: its end tag, or the start tag
    ///   of an empty one.
    @discardableResult
    func endElement(_ fullName: UnsafePointer<UInt8>, at position: Int) -> Bool {
        lastText = nil
        guard open.count > 1, let node = open.popLast() else { return false }
        ordinals.close()
        let spelled = UnsafeBufferPointer(start: fullName, count: length(of: fullName))
        var isHere =
            Int(node) == lastNode && Int(tree.nodes[Int(node)].inner) == position && position == consumed
        if position > consumed, position <= source.count, let tag = lastTag(before: position),
            spells(spelled, at: tag + 2), source[tag + 1] == UInt8(ascii: "/")
        {
            consumed = position
            isHere = true
        }
        tree.nodes[Int(node)].finish = Int32(max(consumed, Int(tree.nodes[Int(node)].inner)))
        tree.nodes[Int(node)].end = Int32(tree.nodes.count)
        return isHere
    }

    /// - Returns: Whether the cursor is behind all that libxml2 has to say of the text: of `&name` without a
    ///   semicolon it makes two.
    @discardableResult
    func text(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
        guard !bytes.isEmpty else { return false }
        isAstray = isAstray || ahead != nil
        var bytes = bytes
        if unknown != nil {
            bytes = withoutReference(bytes)
            guard !bytes.isEmpty else { return false }
        }
        let end = min(position, source.count)
        let isAsWritten = ends(bytes, at: end)
        let place = isAsWritten ? (end - bytes.count)..<end : range(of: bytes, changed: end)
        consumed = max(consumed, place.upperBound)
        if bytes.count == 2, bytes[0] == 0xC2, place.lowerBound < source.count,
            source[place.lowerBound] == UInt8(ascii: "&"),
            let meant = Windows1252.bytes(of: bytes[1])
        {
            meant.withUnsafeBufferPointer { append($0, at: place) }
        } else if bytes.count == 1, bytes[0] == UInt8(ascii: "&"), place.count > 1,
            let reference = UnknownReference(
                UnsafeBufferPointer(rebasing: source[place].dropFirst()), isEnded: endsReference(at: position)
            )
        {
            reference.meaning.withUnsafeBufferPointer { append($0, at: place) }
            unknown = reference
        } else {
            append(bytes, at: place)
        }
        guard consumed == position, place.upperBound == position, !place.isEmpty else { return false }
        let isReference =
            source[place.lowerBound] == UInt8(ascii: "&") && source[position - 1] == UInt8(ascii: ";")
        return isReference || isAsWritten
    }

    private func endsReference(at position: Int) -> Bool {
        position < source.count && source[position] == UInt8(ascii: ";")
    }

    /// What is left of a text when the name of a reference, and the semicolon behind it, are taken away.
    private func withoutReference(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        guard let reference = unknown.take() else { return bytes }
        let count: Int
        switch reference.rest {
        case .word(let length, let name) where length == bytes.count:
            unknown = reference.behindWord
            if name < length {
                append(UnsafeBufferPointer(rebasing: bytes[name...]), at: consumed..<consumed)
            }
            return UnsafeBufferPointer(rebasing: bytes[length...])
        case .semicolon where bytes[0] == UInt8(ascii: ";"):
            count = 1
            consumed += 1
            if let node = lastText { tree.nodes[node].finish = Int32(consumed) }
        default: count = 0
        }
        return UnsafeBufferPointer(rebasing: bytes[count...])
    }

    /// The name of the element that is open, whatever is added next.
    var nameOfParent: Int32 { tree.nodes[Int(open[open.count - 1])].name }

    func append(_ bytes: UnsafeBufferPointer<UInt8>, at place: Range<Int>) {
        if let node = lastText {
            tree.arena.append(contentsOf: bytes)
            tree.nodes[node].contentCount += Int32(bytes.count)
            tree.nodes[node].finish = Int32(place.upperBound)
            return
        }
        append(
            kind: .text, name: -2, start: place.lowerBound, inner: place.lowerBound, finish: place.upperBound)
        tree.nodes[lastNode].contentStart = Int32(tree.arena.count)
        tree.nodes[lastNode].contentCount = Int32(bytes.count)
        tree.arena.append(contentsOf: bytes)
        lastText = lastNode
    }

    func comment(at position: Int) {
        lastText = nil
        isAstray = isAstray || ahead != nil
        let end = max(consumed, min(position, source.count))
        append(kind: .comment, name: -3, start: consumed, inner: consumed, finish: end)
        consumed = end
    }

    /// Closes what is open, and gives the tree away.
    func finish() -> MarkupTree {
        isAstray = isAstray || ahead != nil && tree.stoppedAt == nil
        while open.count > 1 {
            let node = Int(open.removeLast())
            tree.nodes[node].end = Int32(tree.nodes.count)
            tree.nodes[node].finish = Int32(max(consumed, Int(tree.nodes[node].inner)))
        }
        tree.nodes[0].end = Int32(tree.nodes.count)
        return tree
    }

    private func append(kind: MarkupTree.Kind, name: Int32, start: Int, inner: Int, finish: Int) {
        let parent = open[open.count - 1]
        tree.nodes.append(
            MarkupTree.Node(
                kind: kind, name: name, parent: parent, end: Int32(tree.nodes.count + 1), start: Int32(start),
                finish: Int32(finish), inner: Int32(inner), contentStart: 0, contentCount: 0,
                ordinal: ordinals.next(name)))
    }

    private func add(attribute name: UnsafePointer<UInt8>, value: UnsafePointer<UInt8>?) {
        let bytes = UnsafeBufferPointer(start: value, count: value.map { length(of: $0) } ?? 0)
        tree.attributes.append(
            MarkupTree.Attribute(
                name: number(of: name, isElement: false),
                valueStart: Int32(tree.arena.count), valueCount: Int32(bytes.count)))
        tree.arena.append(contentsOf: bytes)
    }

    /// The number of a name. libxml2 keeps each name of a page once, so that its address tells it apart.
    private func number(of name: UnsafePointer<UInt8>, isElement: Bool) -> Int32 {
        let key = UInt(bitPattern: name) << 1 | (isElement ? 1 : 0)
        let slot = Int((UInt64(key) &* 0x9E37_79B9_7F4A_7C15) >> 56)
        if recent[slot].name == key { return recent[slot].number }
        var spelled = UnsafeBufferPointer(start: name, count: length(of: name))
        if isElement { spelled = local(spelled) }
        let number = number(ofText: String(decoding: spelled, as: UTF8.self))
        recent[slot] = (key, number)
        return number
    }

    /// The number of a name in lower case.
    func number(ofText text: String) -> Int32 {
        if let known = HTMLName.indices[text] ?? otherNumbers[text] { return known }
        let number = HTMLName.count + Int32(tree.otherNames.count)
        tree.otherNames.append(text)
        otherNumbers[text] = number
        return number
    }
}

// MARK: - Places in the source

extension MarkupBuilder {
    /// Where the start tag of a name begins; nil where it is implied.
    private func placeOfTag(_ name: UnsafeBufferPointer<UInt8>, before position: Int) -> Int? {
        guard let tag = ahead else { return startOfTag(name, before: position) }
        guard name.count == tag.nameCount, spells(name, at: tag.start + 1) else { return nil }
        isAstray = isAstray || tag.cursor != position
        ahead = nil
        tree.bareTags += 1
        return tag.start
    }

    /// Where the start tag of a name begins, between what is consumed and the cursor.
    private func startOfTag(_ name: UnsafeBufferPointer<UInt8>, before position: Int) -> Int? {
        var index = consumed
        while index < min(position, source.count) {
            if source[index] == UInt8(ascii: "<") && spells(name, at: index + 1) { return index }
            index += 1
        }
        return nil
    }

    /// The last `<` between what is consumed and the cursor, if a `>` closes it there.
    private func lastTag(before position: Int) -> Int? {
        guard source[position - 1] == UInt8(ascii: ">") else { return nil }
        var index = position - 1
        while index >= consumed {
            if source[index] == UInt8(ascii: "<") { return index }
            index -= 1
        }
        return nil
    }

    private func spells(_ name: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard start + name.count <= source.count else { return false }
        for offset in 0..<name.count where lower(source[start + offset]) != lower(name[offset]) {
            return false
        }
        guard start + name.count < source.count else { return true }
        let next = source[start + name.count]
        return !(isNameByte(next))
    }

    /// The bytes that a text event covers which does not end at the cursor as it is written: the cursor may
    /// stand one character before their end, or characters were dropped, or it is a reference.
    private func range(of text: UnsafeBufferPointer<UInt8>, changed position: Int) -> Range<Int> {
        if text.count >= Self.bufferSize, position < source.count {
            let next = position + scalarLength(source[position])
            if next <= source.count && ends(text, at: next) { return (next - text.count)..<next }
        }
        var start = position - 1
        while start >= consumed && position - start < 64 {
            if source[start] == UInt8(ascii: "&") { return start..<position }
            start -= 1
        }
        return min(consumed, position)..<position
    }

    private func ends(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
        let start = position - text.count
        guard start >= consumed, position <= source.count else { return false }
        guard let own = source.baseAddress, let other = text.baseAddress else { return true }
        return memcmp(own + start, other, text.count) == 0
    }

    /// The name behind a prefix: libxml2's tree drops prefixes of elements.
    private func local(_ name: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        guard let colon = name.firstIndex(of: UInt8(ascii: ":")), colon > 0, colon + 1 < name.count else {
            return name
        }
        return UnsafeBufferPointer(rebasing: name[(colon + 1)...])
    }

    private func length(of text: UnsafePointer<UInt8>) -> Int { Int(xmlStrlen(text)) }

    private func lower(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "."):
            true
        default: false
        }
    }

    private func scalarLength(_ lead: UInt8) -> Int {
        lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    }
}
