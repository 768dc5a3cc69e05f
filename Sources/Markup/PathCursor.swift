/// Writes the XPaths of nodes; what a path has in common with the last one is not written again.
package struct PathCursor {
    private let tree: MarkupTree
    private var bytes: [UInt8] = []
    /// The node of each step of the path in `bytes`, and where the step ends.
    private var steps: [(node: Int32, end: Int)] = []

    /// The steps that are still to be written, the last first.
    private var missing: [Int32] = []

    package init(_ tree: MarkupTree) { self.tree = tree }

    /// The XPath of a node on the tree of libxml2.
    package mutating func path(of node: Int) -> ArraySlice<UInt8> {
        let node = Int32(node)
        while let last = steps.last, !(last.node <= node && node < tree.nodes[Int(last.node)].end) {
            steps.removeLast()
        }
        missing.removeAll(keepingCapacity: true)
        var current = node
        let known = steps.last?.node ?? 0
        while current > 0, current != known {
            missing.append(current)
            current = tree.nodes[Int(current)].parent
        }
        bytes.removeLast(bytes.count - (steps.last?.end ?? 0))
        while let step = missing.popLast() {
            append(step)
            steps.append((step, bytes.count))
        }
        return bytes.isEmpty ? [UInt8(ascii: "/")] : bytes[...]
    }

    private mutating func append(_ index: Int32) {
        let node = tree.nodes[Int(index)]
        bytes.append(UInt8(ascii: "/"))
        switch node.kind {
        case .element:
            let isSingle =
                node.name == HTMLName.html.rawValue || node.name == HTMLName.head.rawValue
                || node.name == HTMLName.body.rawValue
            tree.appendSpelling(of: node.name, to: &bytes)
            if isSingle && node.ordinal == 1 { return }
        case .text: bytes.append(contentsOf: "text()".utf8)
        case .comment: bytes.append(contentsOf: "comment()".utf8)
        case .document: return
        }
        bytes.append(UInt8(ascii: "["))
        append(number: Int(node.ordinal))
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func append(number: Int) {
        if number >= 10 { append(number: number / 10) }
        bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
    }
}
