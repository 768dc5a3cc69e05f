/// Writes the XPaths of nodes; what a path has in common with the last one is not written again.
///
/// A class, so that what places rows need not change: what is part of a value that changes is copied at each
/// use.
package final class PathCursor {
    private let tree: MarkupTree
    // One page's, on one thread, and nothing reads them while they change.
    /// The path, and room behind it.
    @exclusivity(unchecked) private var room: [UInt8] = []
    /// The node of each step of the path in `room`, and where the step ends.
    @exclusivity(unchecked) private var steps: [(node: Int32, end: Int)] = []

    /// The steps that are still to be written, the last first.
    @exclusivity(unchecked) private var missing: [Int32] = []

    package init(_ tree: MarkupTree) { self.tree = tree }

    /// The XPath of a node on the tree of libxml2.
    package func path(of node: Int) -> ArraySlice<UInt8> {
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
        var end = steps.last?.end ?? 0
        while let step = missing.popLast() {
            end = write(tree.nodes[Int(step)], at: end)
            steps.append((step, end))
        }
        return end == 0 ? [UInt8(ascii: "/")] : room[..<end]
    }

    private static let text = Array("text()".utf8)
    private static let comment = Array("comment()".utf8)
    /// A slash, brackets and the digits of a number.
    private static let most = 16

    /// Writes a step, and says where it ends.
    private func write(_ node: MarkupTree.Node, at start: Int) -> Int {
        var isNumbered = true
        let name: [UInt8]
        switch node.kind {
        case .element:
            name = tree.spelledBytes(of: node.name)
            let isSingle =
                node.name == HTMLName.html.rawValue || node.name == HTMLName.head.rawValue
                || node.name == HTMLName.body.rawValue
            isNumbered = !isSingle || node.ordinal != 1
        case .text: name = Self.text
        case .comment: name = Self.comment
        case .document: (name, isNumbered) = ([], false)
        }
        let most = start + name.count + Self.most
        if room.count < most { room.append(contentsOf: repeatElement(0, count: max(most, 1_024))) }
        return room.withUnsafeMutableBufferPointer { room in
            var end = start
            func write(_ byte: UInt8) {
                room[end] = byte
                end += 1
            }
            write(UInt8(ascii: "/"))
            for byte in name { write(byte) }
            guard isNumbered else { return end }
            write(UInt8(ascii: "["))
            var divisor: Int32 = 1
            while node.ordinal / divisor >= 10 { divisor *= 10 }
            while divisor > 0 {
                write(UInt8(ascii: "0") + UInt8(node.ordinal / divisor % 10))
                divisor /= 10
            }
            write(UInt8(ascii: "]"))
            return end
        }
    }
}
