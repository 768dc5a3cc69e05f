import CLibXML2
import Glibc

/// Text that is taken from the page, and that libxml2 then does not look at.
///
/// libxml2 takes a hundred steps for each character of text and hands it on as it stands, where it is of no
/// meaning to its tree: all but references and the characters that it drops. So the text behind a tag is
/// taken here, and its cursor moved behind it.
extension MarkupBuilder {
    /// Passes what is behind the start tag that was just entered, whose `>` the cursor is at.
    func passBehindStartTag(_ context: htmlParserCtxtPtr, cursor: Int) {
        let node = tree.nodes[lastNode]
        guard node.start < node.inner, Int(node.inner) == cursor + 1, consumed == cursor + 1,
            source[cursor] == UInt8(ascii: ">")
        else { return }
        // A body or paragraph may be implied by the tag that the cursor is in, and a tag of its name stand in
        // front of it.
        if node.name == HTMLName.body.rawValue || node.name == HTMLName.p.rawValue,
            source[Int(node.start + 1)..<cursor].contains(UInt8(ascii: "<"))
        {
            return
        }
        pass(context, cursor: cursor, isInTag: true)
    }

    /// Passes what is behind the end tag, or behind the start tag of an empty element, that the cursor is
    /// behind.
    func passBehindEndTag(_ context: htmlParserCtxtPtr, cursor: Int) {
        guard consumed == cursor, cursor > 0, source[cursor - 1] == UInt8(ascii: ">") else { return }
        pass(context, cursor: cursor, isInTag: false)
    }

    /// Passes what is behind the text or comment that the cursor is behind.
    func passBehindText(_ context: htmlParserCtxtPtr, cursor: Int) {
        guard consumed == cursor else { return }
        pass(context, cursor: cursor, isInTag: false)
    }

    /// Takes the text that stands where libxml2 would go on, and moves the cursor behind it; what follows it
    /// sees bare.
    private func pass(_ context: htmlParserCtxtPtr, cursor: Int, isInTag: Bool) {
        let parent = nameOfParent
        let content = Self.content(of: parent)
        guard content != .none, cartulary_remaining(context) == source.count - cursor else { return }
        var place = consumed
        if let text = text(in: content, isInTag: isInTag, parent) {
            consumed = text.upperBound
            append(UnsafeBufferPointer(rebasing: source[text]), at: text)
            place = text.upperBound
        }
        if content != .script { place = bare(at: place, in: context, cursor: cursor) ?? place }
        let count = place - cursor
        if isInTag {
            if count > 1 { cartulary_pass_text(context, count - 1) }
        } else if count > 0 {
            cartulary_advance(context, count)
        }
    }

    private func text(in content: Content, isInTag: Bool, _ parent: Int32) -> Range<Int>? {
        switch content {
        case .none, .tags: nil
        case .text: text()
        case .script: isInTag ? script(HTMLName.spelledBytes[Int(parent)]) : nil
        }
    }

    /// Text up to a tag or a reference; nil where there is none.
    private func text() -> Range<Int>? {
        let start = consumed
        return next(Self.tag | Self.reference, from: start).flatMap { start < $0 ? start..<$0 : nil }
    }

    /// The text of a script or style up to its end tag; nil where there is none, no end tag, or where libxml2
    /// takes its first bytes for a tag.
    private func script(_ name: [UInt8]) -> Range<Int>? {
        let start = consumed
        if start + 1 < source.count, source[start] == UInt8(ascii: "<"), !isPlain(source[start + 1]) {
            return nil
        }
        var index = start
        while let tag = next(Self.tag, from: index) {
            if ends(name, at: tag) { return start < tag ? start..<tag : nil }
            index = tag + 1
        }
        return nil
    }

    /// Whether a byte behind `<` begins no tag.
    private func isPlain(_ byte: UInt8) -> Bool {
        byte != UInt8(ascii: "/")
            && !((byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z"))
    }

    /// Whether an end tag begins at a `<`, whatever follows its name (HTMLparser.c, htmlParseScript).
    private func ends(_ name: [UInt8], at tag: Int) -> Bool {
        tag + 2 + name.count <= source.count && source[tag + 1] == UInt8(ascii: "/")
            && name.indices.allSatisfy { source[tag + 2 + $0] | 0x20 == name[$0] }
    }

    // MARK: Characters

    private static let tag: UInt8 = 1
    private static let reference: UInt8 = 2
    private static let dropped: UInt8 = 4
    private static let mayBeDropped: UInt8 = 8

    /// What each byte is or may begin; 0 for most.
    private static let signs: [UInt8] = (0..<256).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "<"): tag
        case UInt8(ascii: "&"): reference
        case 0x09, 0x0A, 0x0D: 0
        case 0x00..<0x20: dropped
        case 0xEF: mayBeDropped
        default: 0
        }
    }

    /// Where a byte of some signs stands next; nil where none does, or a character before it that libxml2
    /// drops.
    private func next(_ wanted: UInt8, from start: Int) -> Int? {
        Self.signs.withUnsafeBufferPointer { signs in
            let count = source.count
            var index = start
            while true {
                while index < count, signs[Int(source[index])] == 0 { index += 1 }
                guard index < count else { return nil }
                let sign = signs[Int(source[index])]
                if sign & wanted != 0 { return index }
                if sign == Self.dropped || sign == Self.mayBeDropped && isNoCharacter(at: index) {
                    return nil
                }
                index += 1
            }
        }
    }

    /// Whether U+FFFE or U+FFFF begins at a byte 0xEF (XML, production 2).
    private func isNoCharacter(at index: Int) -> Bool {
        index + 2 < source.count && source[index + 1] == 0xBF && source[index + 2] >= 0xBE
    }

    // MARK: Elements

    private enum Content { case none, tags, text, script }

    /// What text in an element is: in `html` and `head` libxml2 makes a paragraph of it, and an empty element
    /// has none.
    private static func content(of name: Int32) -> Content {
        name >= 0 && name < HTMLName.count ? contents[Int(name)] : .none
    }

    private static let contents: [Content] = HTMLName.spellings.map { name in
        switch name {
        case "html", "head": .tags
        case "script", "style": .script
        default: cartulary_is_empty_element(name) == 0 ? .text : .none
        }
    }
}
