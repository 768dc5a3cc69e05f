import Markup

/// Finds what stands beside a label: in a definition list, in a row of a table, or behind words in bold.
struct LabelSearch {
    let tree: MarkupTree

    /// The nodes that hold what a label names, in document order.
    func values(of label: String, in scope: RecipeScope) -> [Int] {
        let wanted = Self.folded(label)
        guard !wanted.isEmpty else { return [] }
        return scope.range.compactMap { node in
            guard let name = tree.known(node), Self.labels.contains(name) else { return nil }
            // A label is short: what is long is not looked at.
            guard tree.range(of: node).count < label.utf8.count + 400,
                Self.folded(tree.renderedText(of: node)) == wanted
            else { return nil }
            return value(beside: node, name).flatMap { scope.range.contains($0) ? $0 : nil }
        }
    }

    private static let labels: Set<HTMLName> = [
        .dt, .th, .td, .b, .strong, .em, .span, .label, .h3, .h4, .h5, .h6,
    ]

    /// Case, white space and a colon at the end are no part of a label.
    private static func folded(_ text: String) -> String {
        var folded = text.collapsingWhitespace().lowercased()
        while let last = folded.last, last == ":" || last == "：" || last.isWhitespace { folded.removeLast() }
        return folded
    }

    /// The node that holds what a label names.
    func value(beside node: Int, _ name: HTMLName) -> Int? {
        switch name {
        case .dt: sibling(behind: node) { $0 == .dd }
        case .th, .td: sibling(behind: node) { $0 == .td || $0 == .th } ?? cellBelow(node)
        default: textBehind(node)
        }
    }

    /// The next element beside a node, if it is of a kind.
    private func sibling(behind node: Int, _ isWanted: (HTMLName) -> Bool) -> Int? {
        guard let parent = tree.parent(of: node) else { return nil }
        let end = tree.subtree(of: parent).upperBound
        var index = tree.subtree(of: node).upperBound
        while index < end {
            if tree.kind(of: index) == .element {
                return tree.known(index).flatMap { isWanted($0) ? index : nil }
            }
            index = tree.subtree(of: index).upperBound
        }
        return nil
    }

    /// Of a heading that stands alone in its row the first cell of the next.
    private func cellBelow(_ node: Int) -> Int? {
        guard let row = tree.parent(of: node), let next = sibling(behind: row, { $0 == .tr }) else {
            return nil
        }
        return tree.subtree(of: next).first { tree.known($0) == .td }
    }

    /// The first text behind a node, or the element that holds it, as far as the node's own parent goes.
    private func textBehind(_ node: Int) -> Int? {
        guard let parent = tree.parent(of: node) else { return nil }
        let end = tree.subtree(of: parent).upperBound
        var index = tree.subtree(of: node).upperBound
        while index < end {
            let text = tree.renderedText(of: index).drop { $0 == ":" || $0 == "：" || $0.isWhitespace }
            if tree.kind(of: index) != .comment, !text.isEmpty { return index }
            index = tree.subtree(of: index).upperBound
        }
        return nil
    }
}
