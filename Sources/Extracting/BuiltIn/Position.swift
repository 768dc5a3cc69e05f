import Markup

/// Tells where on a page something stands: in the main text, or in which furniture.
struct Position {
    let parts: PageParts
    let main: MainText
    let tree: MarkupTree
    private let rootEnd: Int32

    init(_ parts: PageParts, _ main: MainText, _ tree: MarkupTree) {
        self.parts = parts
        self.main = main
        self.tree = tree
        rootEnd = main.root < 0 ? -1 : tree.nodes[Int(main.root)].end
    }

    /// The block that holds a place of the page's text, by its index; nil where none does.
    ///
    /// - Parameter guess: The block that mostly does.
    func blockIndex(at offset: Int32, near guess: Int32) -> Int? {
        let guess = Int(guess)
        if guess < parts.blocks.count, parts.blocks[guess].text.contains(offset) { return guess }
        var low = 0
        var high = parts.blocks.count
        while low < high {
            let middle = (low + high) / 2
            if parts.blocks[middle].text.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low < parts.blocks.count && parts.blocks[low].text.contains(offset) ? low : nil
    }

    /// `main`, the name of the furniture, or `other`.
    ///
    /// - Parameter block: The block that the text begins in, by its index; nil where there is no text.
    func name(ofBlock block: Int?, node: Int32, region: Int32) -> String {
        if let block {
            if main.isMain[block] { return "main" }
            return main.region(parts.blocks[block].region)?.hint.rawValue ?? "other"
        }
        if let region = main.region(region) { return region.hint.rawValue }
        return main.root >= 0 && node > main.root && node < rootEnd ? "main" : "other"
    }
}
