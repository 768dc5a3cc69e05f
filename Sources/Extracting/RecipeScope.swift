import Markup

/// Where the rules of one record look: an element, a section from one heading to the next, or a piece of text.
struct RecipeScope {
    /// The element; of a section its heading.
    var node: Int
    /// The nodes that are looked at.
    var range: Range<Int>
    var isSection = false
    /// Of an element that was cut into several records the text of this one.
    var piece: String?

    /// An element, or the page.
    init(_ node: Int, in tree: MarkupTree, piece: String? = nil) {
        self.node = node
        range = tree.subtree(of: node)
        self.piece = piece
    }

    private init(heading: Int, range: Range<Int>) {
        node = heading
        self.range = range
        isSection = true
    }

    /// What stands between each heading and the next; behind the last, as far as their common element goes.
    static func sections(of headings: [Int], in tree: MarkupTree) -> [RecipeScope] {
        var container: Int?
        return headings.enumerated().map { index, heading in
            let next = index + 1 < headings.count ? headings[index + 1] : nil
            if let next { container = commonAncestor(of: heading, and: next, in: tree) }
            let around = container ?? tree.parent(of: heading) ?? 0
            let end = tree.subtree(of: around).upperBound
            return RecipeScope(heading: heading, range: heading..<max(heading + 1, next ?? end))
        }
    }

    private static func commonAncestor(of first: Int, and second: Int, in tree: MarkupTree) -> Int {
        var current = tree.parent(of: first)
        while let ancestor = current {
            if tree.subtree(of: ancestor).contains(second) { return ancestor }
            current = tree.parent(of: ancestor)
        }
        return 0
    }
}
