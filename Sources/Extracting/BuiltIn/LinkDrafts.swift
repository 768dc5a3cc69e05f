import Markup
import Vocabulary

/// The links of a page as they stand there.
struct LinkDrafts {
    private let position: Position
    // Kept beside the position: to reach through it would copy them at each use.
    private let tree: MarkupTree
    private let parts: PageParts
    private var rows = PageRows(kind: "link", width: BuiltInKinds.LinkCell.allCases.count)
    private var placing: Placing

    /// How much of a paragraph is kept on either side of a link, in bytes.
    private static let surroundings: Int32 = 80

    static func rows(_ position: Position, _ placing: Placing) -> PageRows {
        var drafts = LinkDrafts(position: position, placing: placing)
        drafts.walk()
        return drafts.rows
    }

    private init(position: Position, placing: Placing) {
        self.position = position
        tree = position.tree
        parts = position.parts
        self.placing = placing
    }

    private mutating func walk() {
        var others = parts.targets[...]
        for mark in parts.marks where mark.name == .a {
            while let other = others.first, other.node < mark.node {
                add(other.node, other.region)
                others = others.dropFirst()
            }
            add(mark)
        }
        for other in others { add(other.node, other.region) }
    }

    private mutating func add(_ mark: TextMark) {
        guard let href = tree.attributeBytes(.href, of: Int(mark.node)) else { return }
        let text = parts.trimmed(mark.text)
        rows.add("a")
        rows.add(href)
        if text.isEmpty { rows.addNull() } else { rows.add(parts.bytes(text)) }
        rows.add(optional: context(of: text))
        addAttributes(of: mark.node)
        rows.add(position.name(ofText: text, node: mark.node, region: mark.region))
        placing.place(mark.node, in: &rows)
        rows.endRow()
    }

    private mutating func add(_ node: Int32, _ region: Int32) {
        let name = tree.known(Int(node))
        guard let target = tree.attributeBytes(name == .area ? .href : .src, of: Int(node)) else { return }
        rows.add(tree.name(of: Int(node)))
        rows.add(target)
        rows.add(optional: tree.attributeBytes(name == .area ? .alt : .title, of: Int(node)).nonEmpty)
        rows.addNull()
        addAttributes(of: node)
        // What fills the window is not furniture, whatever browsers do with its contents.
        rows.add(name == .area ? position.name(ofText: 0..<0, node: node, region: region) : "other")
        placing.place(node, in: &rows)
        rows.endRow()
    }

    private mutating func addAttributes(of node: Int32) {
        for name in [HTMLName.rel, .hreflang, .type] {
            rows.add(optional: tree.attributeBytes(name, of: Int(node)).nonEmpty)
        }
    }

    /// The words around a link, where its paragraph says more than the link.
    private func context(of text: Range<Int32>) -> ArraySlice<UInt8>? {
        guard !text.isEmpty, let block = position.block(at: text.lowerBound),
            block.text.count > text.count + 20, text.upperBound <= block.text.upperBound
        else { return nil }
        var start = max(block.text.lowerBound, text.lowerBound - Self.surroundings)
        var end = min(block.text.upperBound, text.upperBound + Self.surroundings)
        while start < text.lowerBound, parts.text[Int(start)] & 0xC0 == 0x80 { start += 1 }
        while end > text.upperBound, end < block.text.upperBound, parts.text[Int(end)] & 0xC0 == 0x80 {
            end -= 1
        }
        return parts.bytes(start..<end)
    }
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
