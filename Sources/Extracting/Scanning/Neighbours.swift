import Markup

/// Which blocks of a page are of one form and stand beside one another.
struct Neighbours {
    let blocks: [TextBlock]
    let tree: MarkupTree

    /// How many on either side are looked at: a hostile page has very many.
    private static let mostBeside = 32

    /// The element around the one that a block is.
    func outer(_ index: Int) -> Int32 { tree.nodes[Int(blocks[index].parent)].parent }

    /// Whether two blocks have the same name and stand under the same element; cells, in the same table.
    func areAlike(_ one: Int, _ other: Int) -> Bool {
        guard blocks[one].name == blocks[other].name else { return false }
        let (first, second) = (outer(one), outer(other))
        guard blocks[one].name == .td, first >= 0, second >= 0 else { return first == second }
        return tree.nodes[Int(first)].parent == tree.nodes[Int(second)].parent
    }

    /// A block and those like it in front of it and behind, without another between them.
    func run(around index: Int) -> [Int] {
        var run = [index]
        for step in [-1, 1] {
            var other = index + step
            for _ in 0..<Self.mostBeside {
                guard blocks.indices.contains(other), areAlike(other, index) else { break }
                run.append(other)
                other += step
            }
        }
        return run
    }
}
