import Markup
import Vocabulary

/// The images of a page as they stand there.
struct ImageDrafts {
    static func rows(_ position: Position, _ placing: Placing) -> PageRows {
        var rows = PageRows(kind: "image", width: BuiltInKinds.ImageCell.allCases.count)
        let tree = position.tree
        for (node, region) in position.parts.images {
            guard let source = source(of: node, in: tree) else { continue }
            rows.add(source)
            for name in [HTMLName.alt, .title] {
                rows.add(optional: tree.attributeBytes(name, of: Int(node)))
            }
            rows.add(optional: caption(of: node, position))
            for name in [HTMLName.width, .height] {
                rows.add(optional: tree.attributeBytes(name, of: Int(node)).nonEmpty)
            }
            rows.add(position.name(ofBlock: nil, node: node, region: region))
            placing.place(node, in: &rows)
            rows.endRow()
        }
        return rows
    }

    /// The source as written; where scripts load the image the place that they take it from.
    private static func source(of node: Int32, in tree: MarkupTree) -> ArraySlice<UInt8>? {
        let own = tree.attributeBytes(.src, of: Int(node)).nonEmpty
        if let own, !own.starts(with: "data:".utf8) { return own }
        if let later = tree.attributeBytes(.dataSrc, of: Int(node)).nonEmpty { return later }
        guard let own else { return nil }
        // The bytes of an image inside a page are the page's; its row says what they are.
        return own.firstIndex(of: UInt8(ascii: ",")).map { own[...$0] } ?? own.prefix(64)
    }

    private static func caption(of node: Int32, _ position: Position) -> ArraySlice<UInt8>? {
        let tree = position.tree
        var current = tree.nodes[Int(node)].parent
        var steps = 0
        while current > 0, steps < 8 {
            if tree.nodes[Int(current)].name == HTMLName.figure.rawValue {
                let figure = tree.nodes[Int(current)]
                let marks = position.parts.marks
                var low = 0
                var high = marks.count
                while low < high {
                    let middle = (low + high) / 2
                    if marks[middle].node < current { low = middle + 1 } else { high = middle }
                }
                let caption = marks[low...].prefix { $0.node < figure.end }.first { $0.name == .figcaption }
                guard let caption else { return nil }
                let text = position.parts.trimmed(caption.text)
                return text.isEmpty ? nil : position.parts.bytes(text)
            }
            current = tree.nodes[Int(current)].parent
            steps += 1
        }
        return nil
    }
}
