import Markup
import Vocabulary

/// Says where the elements of a page stand, for rows of built-in kinds.
struct Placing {
    let tree: MarkupTree
    private let offsets: OffsetMap
    private let paths: PathCursor

    init(_ tree: MarkupTree, _ offsets: OffsetMap) {
        self.tree = tree
        self.offsets = offsets
        paths = PathCursor(tree)
    }

    /// Says of the row that is written that it was read from an element, with the element's text.
    func place(_ node: Int32, in rows: inout PageRows) {
        let path = rows.slice(paths.path(of: Int(node)))
        let exact = rows.slice { tree.appendRawText(of: Int(node), most: Quote.longestExact, to: &$0) }
        rows.place(
            PageRows.Place(
                range: offsets.payloadRange(of: tree.range(of: Int(node))), path: path, exact: exact))
    }

    /// Says of the row that is written that it was read from an attribute.
    func place(_ attribute: HTMLName, of node: Int32, in rows: inout PageRows) {
        let path = rows.slice { bytes in
            bytes.append(contentsOf: paths.path(of: Int(node)))
            bytes.append(contentsOf: "/@".utf8)
            bytes.append(contentsOf: tree.spelledBytes(of: attribute.rawValue))
        }
        let value = tree.attributeBytes(attribute, of: Int(node)) ?? []
        let exact = rows.slice(value.prefixOfCharacters(Quote.longestExact))
        rows.place(
            PageRows.Place(
                range: offsets.payloadRange(of: tree.startTagRange(of: Int(node))), path: path, exact: exact))
    }
}

extension ArraySlice<UInt8> {
    /// The first characters of UTF-8.
    func prefixOfCharacters(_ most: Int) -> ArraySlice<UInt8> {
        guard count > most else { return self }
        var characters = 0
        for index in indices where self[index] & 0xC0 != 0x80 {
            if characters == most { return self[..<index] }
            characters += 1
        }
        return self
    }
}
