import Markup
import Vocabulary

/// The links of a page as they stand there.
struct LinkDrafts {
    // Nothing of it changes: what is part of a value that changes is copied at each use.
    private let position: Position
    private let tree: MarkupTree
    private let parts: PageParts
    private let placing: Placing

    /// How much of a paragraph is kept on either side of a link, in bytes.
    private static let surroundings: Int32 = 80

    static func rows(_ position: Position, _ placing: Placing) -> PageRows {
        var rows = PageRows(kind: "link", width: BuiltInKinds.LinkCell.allCases.count)
        LinkDrafts(position: position, placing: placing).write(&rows)
        return rows
    }

    private init(position: Position, placing: Placing) {
        self.position = position
        tree = position.tree
        parts = position.parts
        self.placing = placing
    }

    private func write(_ rows: inout PageRows) {
        var others = parts.targets[...]
        for mark in parts.marks where mark.name == .a {
            while let other = others.first, other.node < mark.node {
                add(other.node, other.region, &rows)
                others = others.dropFirst()
            }
            add(mark, &rows)
        }
        for other in others { add(other.node, other.region, &rows) }
    }

    private func add(_ mark: TextMark, _ rows: inout PageRows) {
        guard mark.hasTarget else { return }
        let found = attributes(of: mark.node)
        let text = parts.trimmed(mark.text)
        let block = text.isEmpty ? nil : position.blockIndex(at: text.lowerBound, near: mark.block)
        rows.add(Self.name)
        add(found.href, &rows)
        if text.isEmpty { rows.addNull() } else { rows.add(parts.text, text.asInts) }
        if let context = context(of: text, in: block) {
            rows.add(parts.text, context.asInts)
        } else {
            rows.addNull()
        }
        for value in [found.rel, found.hreflang, found.type] {
            add(value.flatMap { $0.isEmpty ? nil : $0 }, &rows)
        }
        rows.add(position.name(ofBlock: block, node: mark.node, region: mark.region))
        placing.place(mark.node, in: &rows)
        rows.endRow()
    }

    private static let name = Array("a".utf8)

    /// What a link says, each value as a range of the arena.
    private struct Attributes {
        var href: Range<Int>?
        var rel: Range<Int>?
        var hreflang: Range<Int>?
        var type: Range<Int>?
    }

    /// One look over the attributes, of which the first of a name counts.
    private func attributes(of node: Int32) -> Attributes {
        var found = Attributes()
        for attribute in tree.attributes(of: Int(node)) {
            switch attribute.name {
            case HTMLName.href.rawValue: found.href = found.href ?? attribute.value
            case HTMLName.rel.rawValue: found.rel = found.rel ?? attribute.value
            case HTMLName.hreflang.rawValue: found.hreflang = found.hreflang ?? attribute.value
            case HTMLName.type.rawValue: found.type = found.type ?? attribute.value
            default: break
            }
        }
        return found
    }

    private func add(_ value: Range<Int>?, _ rows: inout PageRows) {
        if let value { rows.add(tree.arena, value) } else { rows.addNull() }
    }

    private func add(_ node: Int32, _ region: Int32, _ rows: inout PageRows) {
        let name = tree.known(Int(node))
        guard let target = tree.attributeBytes(name == .area ? .href : .src, of: Int(node)) else { return }
        rows.add(tree.name(of: Int(node)))
        rows.add(target)
        rows.add(optional: tree.attributeBytes(name == .area ? .alt : .title, of: Int(node)).nonEmpty)
        rows.addNull()
        addAttributes(of: node, &rows)
        // What fills the window is not furniture, whatever browsers do with its contents.
        rows.add(name == .area ? position.name(ofBlock: nil, node: node, region: region) : "other")
        placing.place(node, in: &rows)
        rows.endRow()
    }

    private func addAttributes(of node: Int32, _ rows: inout PageRows) {
        for name in [HTMLName.rel, .hreflang, .type] {
            rows.add(optional: tree.attributeBytes(name, of: Int(node)).nonEmpty)
        }
    }

    /// The words around a link, where its paragraph says more than the link.
    private func context(of text: Range<Int32>, in block: Int?) -> Range<Int32>? {
        guard let own = block.map({ parts.blocks[$0].text }),
            own.count > text.count + 20, text.upperBound <= own.upperBound
        else { return nil }
        var start = max(own.lowerBound, text.lowerBound - Self.surroundings)
        var end = min(own.upperBound, text.upperBound + Self.surroundings)
        while start < text.lowerBound, parts.text[Int(start)] & 0xC0 == 0x80 { start += 1 }
        while end > text.upperBound, end < own.upperBound, parts.text[Int(end)] & 0xC0 == 0x80 { end -= 1 }
        return start..<end
    }
}

extension Range<Int32> {
    var asInts: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}

extension PageParts {
    func bytes(_ range: Range<Int32>) -> ArraySlice<UInt8> {
        text[Int(range.lowerBound)..<Int(range.upperBound)]
    }

    func string(_ range: Range<Int32>) -> String { String(decoding: bytes(range), as: UTF8.self) }

    /// A range without the separators at its front.
    func trimmed(_ range: Range<Int32>) -> Range<Int32> {
        var start = range.lowerBound
        while start < range.upperBound, text[Int(start)] == 0x20 || text[Int(start)] == 0x0A { start += 1 }
        return start..<max(start, range.upperBound)
    }
}

extension ArraySlice<UInt8>? {
    /// Nil for what is empty, too.
    var nonEmpty: ArraySlice<UInt8>? { flatMap { $0.isEmpty ? nil : $0 } }
}
