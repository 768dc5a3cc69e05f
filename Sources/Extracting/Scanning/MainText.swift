import Markup

/// Chooses the text that a page is for: the element whose blocks weigh most, without the furniture in it.
///
/// Each block has a weight: sentences outside links weigh their length, lines of links and labels weigh
/// against. Of all elements the one with the largest sum is chosen, so that it holds the text and little
/// else; what its own parts are named (`comments`, `related`, `share` …) is left out of it, unless most of
/// the page is in there. docs/decisions/0011 has the measurements.
struct MainText {
    /// The blocks that are main text, in their order.
    private(set) var blocks: [Int32] = []
    /// The element that holds them; -1 where the page has no text to speak of.
    private(set) var root: Int32 = -1
    /// For each region whether it is furniture indeed.
    private(set) var isFurniture: [Bool] = []

    private let parts: PageParts
    private let tree: MarkupTree
    private let neighbours: Neighbours
    /// For each block its weight.
    private var weights: [Double] = []
    private(set) var isMain: [Bool]

    init(_ parts: PageParts, in tree: MarkupTree) {
        self.parts = parts
        self.tree = tree
        neighbours = Neighbours(blocks: parts.blocks, tree: tree)
        isMain = Array(repeating: false, count: parts.blocks.count)
        judgeRegions()
        choose()
        if isFurniture.contains(true), !isMain.contains(true) {
            // Where all is furniture, teasers and what stands beside a text elsewhere are what it is for.
            isFurniture = zip(isFurniture, parts.regions).map { $0 && !$1.hint.mayBeAll }
            weigh(plainWeights())
            choose()
        }
        blocks = isMain.indices.filter { isMain[$0] }.map { Int32($0) }
    }

    /// The region of furniture that a block stands in.
    func region(of block: TextBlock) -> Region? { region(block.region) }

    /// The innermost region, of one and those around it, that is furniture indeed.
    func region(_ innermost: Int32) -> Region? {
        var index = innermost
        while index >= 0 {
            if isFurniture[Int(index)] { return parts.regions[Int(index)] }
            index = parts.regions[Int(index)].parent
        }
        return nil
    }

    // MARK: Weights

    private static func weight(of block: TextBlock) -> Double {
        if block.isHeading { return 0 }
        let text = Double(block.length - block.linkLength)
        let share = block.linkShare
        if share > 0.5 { return -10 - Double(min(block.linkLength, 100)) * 0.3 }
        if text >= 80 || (text >= 25 && block.stops + block.commas > 0) {
            return text * (1 - share) + 10 * Double(min(block.commas, 6))
        }
        if block.isInTable { return text * 0.3 }
        return block.name == .p && share == 0 && text >= 20 ? 3 : -10
    }

    /// Lines of one element that together are as long as a paragraph: a poem, a list of ingredients, an
    /// address.
    private static let leastLines = 4
    private static let leastLettersOfLines = 80

    /// The weight of each block by itself; of lines, which `br` divides or which are a `div` each, as of one
    /// text.
    private func plainWeights() -> [Double] {
        var weights = parts.blocks.map(Self.weight)
        var start = 0
        while start < weights.count {
            let first = parts.blocks[start]
            var (end, length, inLinks) = (start, 0, 0)
            while end < weights.count, isLine(end, beside: start) {
                length += Int(parts.blocks[end].length)
                inLinks += Int(parts.blocks[end].linkLength)
                end += 1
            }
            if end - start >= Self.leastLines, !first.isHeading, length >= Self.leastLettersOfLines,
                inLinks * 2 <= length
            {
                for index in start..<end where parts.blocks[index].linkShare <= 0.5 {
                    weights[index] = max(weights[index], Double(parts.blocks[index].length) * 0.3)
                }
            }
            start = max(end, start + 1)
        }
        return weights
    }

    /// Whether a block is a line of the same text as another.
    private func isLine(_ index: Int, beside first: Int) -> Bool {
        let (block, other) = (parts.blocks[index], parts.blocks[first])
        if block.parent == other.parent { return block.linkLength == 0 }
        return block.name == .div && other.name == .div && neighbours.outer(index) == neighbours.outer(first)
    }

    /// Sums from the front, so that the weight of any range of blocks is one subtraction.
    private static func sums(_ weights: some Sequence<Double>) -> [Double] {
        var sums: [Double] = [0]
        for weight in weights { sums.append((sums.last ?? 0) + weight) }
        return sums
    }

    private static func sum(_ sums: [Double], _ blocks: Range<Int32>) -> Double {
        sums[Int(blocks.upperBound)] - sums[Int(blocks.lowerBound)]
    }

    // MARK: Regions

    /// A region is what its name says, unless it holds too much of the page's text, or what is named content.
    private mutating func judgeRegions() {
        let plain = plainWeights()
        let positive = Self.sums(plain.map { max(0, $0) })
        let total = positive.last ?? 0
        var kinds: [RegionHint: Double] = [:]
        for region in parts.regions where region.parent < 0 {
            kinds[region.hint, default: 0] += Self.sum(positive, region.blocks)
        }
        isFurniture = parts.regions.map { region in
            let own = Self.sum(positive, region.blocks)
            let most = region.hint.mostShare
            // What a page says below little text is no text for all that.
            if region.hint == .footer, own < Self.mostOfFooter, !holdsContent(region, positive, own) {
                return true
            }
            if let longest = Self.longest[region.hint], own > longest { return false }
            if region.hint == .sidebar, own > 0, isInset(region, plain) { return false }
            return own <= total * most && kinds[region.hint, default: 0] <= total * max(most, 0.8)
                && !holdsContent(region, positive, own)
        }
        weigh(plain)
    }

    /// Whether a region stands between two texts as their equal: a box in a text (DocBook's `sidebar`), not
    /// beside it, nor a teaser with a link.
    private func isInset(_ region: Region, _ plain: [Double]) -> Bool {
        guard
            parts.blocks[Int(region.blocks.lowerBound)..<Int(region.blocks.upperBound)]
                .allSatisfy({ $0.linkShare < 0.3 })
        else { return false }
        let around = tree.nodes[Int(region.node)].parent
        let beside = [Int(region.blocks.lowerBound) - 1, Int(region.blocks.upperBound)].filter {
            plain.indices.contains($0) && parts.blocks[$0].parent >= around
                && parts.blocks[$0].parent < tree.nodes[Int(around)].end
        }
        return beside.count == 2 && beside.contains { plain[$0] > 0 && neighbours.outer($0) == around }
    }

    /// The weight of a page's footer, licences and all, at most.
    private static let mostOfFooter = 1_000.0
    /// Above this weight a region is a text, however little of its page.
    private static let longest: [RegionHint: Double] = [.footer: 4_000, .byline: 1_000]

    private mutating func weigh(_ plain: [Double]) {
        weights = zip(parts.blocks, plain).map { block, weight in
            region(of: block) == nil ? weight : weight > 0 ? -weight * 0.3 : weight - 5
        }
    }

    /// How many elements inside a region are looked at: a hostile page has very many of both.
    private static let mostLooks = 256

    private func holdsContent(_ region: Region, _ positive: [Double], _ own: Double) -> Bool {
        guard own > 0, region.hint.canBeMistaken else { return false }
        return region.containers.prefix(Self.mostLooks).contains { index in
            let container = parts.containers[Int(index)]
            if container.name == .h1 { return true }
            if region.hint == .sharing && container.name == .blockquote { return true }
            return container.isNamedContent && Self.sum(positive, container.blocks) > own * 0.3
        }
    }

    // MARK: The choice

    private mutating func choose() {
        let weighed = discounted()
        let sums = Self.sums(weighed)
        var best = 0.0
        var chosen: Container?
        for container in parts.containers {
            var score = Self.sum(sums, container.blocks)
            if container.isStatedContent { score = score * 1.5 + 100 }
            if container.isNamedContent { score = score * 1.1 + 20 }
            if score > best || (score == best && container.depth > (chosen?.depth ?? 0)) {
                best = score
                chosen = container
            }
        }
        guard let chosen, best > 0 else {
            takeAll()
            return
        }
        let inner = most(of: widened(narrowed(chosen, best, sums)), weighed)
        root = inner.node
        let range = Int(inner.blocks.lowerBound)..<Int(inner.blocks.upperBound)
        for index in range { isMain[index] = belongs(index) }
        trim(range)
        dropLabels(range)
    }

    /// The weights, but that texts below a heading that is a link are teasers, and so are excerpts where the
    /// page has more of another text.
    private func discounted() -> [Double] {
        let excerpts = parts.blocks.indices.filter { weights[$0] > 0 && parts.isCutOff(parts.blocks[$0]) }
        let ofExcerpts = excerpts.reduce(0) { $0 + weights[$1] }
        let ofAll = weights.reduce(0) { $0 + max(0, $1) }
        let cutOff = ofExcerpts * 2 > ofAll ? [] : Set(excerpts)
        var isTeaser = false
        return parts.blocks.indices.map { index in
            let block = parts.blocks[index]
            let weight = weights[index]
            let own = weight <= 0 ? weight : cutOff.contains(index) ? 0 : isTeaser ? weight * 0.2 : weight
            if block.isHeading || weight > 0 {
                isTeaser = block.isHeading && block.name != .h1 && block.linkShare > 0.8
            }
            return own
        }
    }

    /// The innermost element inside the chosen one that is named like a text and holds most of its weight.
    private func narrowed(_ chosen: Container, _ best: Double, _ sums: [Double]) -> Container {
        let end = tree.nodes[Int(chosen.node)].end
        return parts.containers.last { container in
            container.isNamedContent && container.node > chosen.node && container.node < end
                && Self.sum(sums, container.blocks) > best * 0.8
        } ?? chosen
    }

    /// The weight of a paragraph.
    private static let leastOfOthers = 100.0

    /// Where a page has several texts of which none is most of it, the element that holds most of them all.
    private func most(of chosen: Container, _ weights: [Double]) -> Container {
        let texts = Self.sums(weights.map { max(0, $0) })
        let all = texts.last ?? 0
        let own = Self.sum(texts, chosen.blocks)
        guard own < all * 0.5, all - own >= Self.leastOfOthers else { return chosen }
        let end = tree.nodes[Int(chosen.node)].end
        return parts.containers.last { container in
            container.node < chosen.node && tree.nodes[Int(container.node)].end >= end
                && Self.sum(texts, container.blocks) >= all * 0.8
        } ?? chosen
    }

    /// A paragraph or a list is a part of a text: the element around it holds what is said before and behind.
    private func widened(_ chosen: Container) -> Container {
        guard Self.isPart(chosen.name) else { return chosen }
        return parts.containers.last { container in
            !Self.isPart(container.name) && container.node < chosen.node
                && tree.nodes[Int(container.node)].end > chosen.node
        } ?? chosen
    }

    private static func isPart(_ name: HTMLName) -> Bool {
        switch name {
        case .p, .ol, .ul, .dl, .li, .dt, .dd: true
        default: false
        }
    }

    /// A page that says little says all that its body says.
    private mutating func takeAll() {
        let own = parts.blocks.indices.filter { region(of: parts.blocks[$0]) == nil }
            .filter { !parts.isBlank(parts.blocks[$0]) }
        // Lines that are rather links than text are its menus where it has others; else those that are all
        // link.
        let most = [0.5, 0.999, 1].first { most in own.contains { parts.blocks[$0].linkShare <= most } }
        for index in own { isMain[index] = parts.blocks[index].linkShare <= most ?? 1 }
    }

    private func belongs(_ index: Int) -> Bool {
        let block = parts.blocks[index]
        if parts.isBlank(block) { return false }
        if let region = region(of: block), region.node > root { return false }
        if block.linkShare > 0.6 && !block.isInParagraph {
            return block.name == .td && isBesideText(index) || isPartOfRun(index)
        }
        return block.linkShare <= 0.8 || block.name == .td
    }

    /// Whether the cell in front or behind, in the same row, is no link: then the row is data rather than a
    /// menu.
    private func isBesideText(_ index: Int) -> Bool {
        [index - 1, index + 1].contains { other in
            guard parts.blocks.indices.contains(other) else { return false }
            let block = parts.blocks[other]
            return (block.name == .td || block.name == .th) && !parts.isBlank(block)
                && neighbours.outer(other) == neighbours.outer(index)
                && (block.linkShare < 0.5 || isPartOfRun(other))
        }
    }

    /// Whether a block that is rather links has words of its own, and stands among texts.
    private func isPartOfRun(_ index: Int) -> Bool {
        parts.blocks[index].hasFreeWords && parts.blocks[index].linkShare < 0.95 && isAmongTexts(index)
    }

    /// Whether the blocks of its form beside it, under the same element, are texts when taken together: a
    /// line of code, whose names are links, a declaration among others, a row.
    private func isAmongTexts(_ index: Int) -> Bool {
        let run = neighbours.run(around: index)
        let length = run.reduce(0) { $0 + Int(parts.blocks[$1].length) }
        let inLinks = run.reduce(0) { $0 + Int(parts.blocks[$1].linkLength) }
        return run.count >= Self.leastRun && inLinks * 2 <= length
            && run.count { isSentence($0) } * 4 >= run.count
    }

    /// Blocks of one form that are judged together, at least.
    private static let leastRun = 8

    // MARK: Edges and labels

    private func isSentence(_ index: Int) -> Bool { weights[index] > 0 }

    /// The title and what stands above the text is no part of it, and neither is what trails behind.
    private mutating func trim(_ range: Range<Int>) {
        guard let first = range.first(where: { isMain[$0] && isSentence($0) }),
            let last = range.last(where: { isMain[$0] && isSentence($0) })
        else { return }
        var start = first
        // A heading right above the first paragraph belongs to it, unless it is the title.
        while start > range.lowerBound, parts.blocks[start - 1].isHeading,
            parts.blocks[start - 1].name != .h1
        {
            start -= 1
        }
        // Short items in front of a long one belong to its list, and lines to their text.
        while start > range.lowerBound, isMain[start - 1],
            parts.blocks[start].isInList && parts.blocks[start - 1].isInList
                || isLineOfText(start - 1, beside: start)
        {
            start -= 1
        }
        for index in range.lowerBound..<start { isMain[index] = false }
        for index in range.suffix(from: last + 1) where !isTail(index, of: last) {
            isMain[index] = false
        }
    }

    /// Items, cells and lines beside the last sentence, and paragraphs without links (`See you there!`),
    /// trail it.
    private func isTail(_ index: Int, of last: Int) -> Bool {
        let block = parts.blocks[index]
        let sentence = parts.blocks[last]
        if block.parent == sentence.parent || block.isInList && sentence.isInList || block.isInTable
            || isLineOfText(index, beside: last)
        {
            return true
        }
        return block.name == .p && sentence.name == .p && block.linkLength == 0 && block.length > 1
            && neighbours.outer(index) == neighbours.outer(last)
    }

    private func isLineOfText(_ index: Int, beside other: Int) -> Bool {
        parts.blocks[index].name == .div && neighbours.areAlike(index, other) && isAmongTexts(index)
    }

    /// Short lines that are neither paragraph, heading, item nor cell are labels of pictures and buttons.
    private mutating func dropLabels(_ range: Range<Int>) {
        var lastBelowHeading = -1
        for index in range where isMain[index] && !isSentence(index) {
            let block = parts.blocks[index]
            switch block.name {
            case .p, .li, .dt, .dd, .td, .th, .pre, .blockquote, .h1, .h2, .h3, .h4, .h5, .h6: continue
            default: break
            }
            // What stands right below a heading is said of it: a declaration.
            if index > range.lowerBound, isMain[index - 1], block.linkLength == 0,
                parts.blocks[index - 1].isHeading || lastBelowHeading == index - 1,
                neighbours.outer(index) == neighbours.outer(index - 1)
            {
                lastBelowHeading = index
                continue
            }
            let follows = index > 0 && parts.blocks[index - 1].parent == block.parent && isMain[index - 1]
            let leads = index + 1 < parts.blocks.count && parts.blocks[index + 1].parent == block.parent
            if !follows && !leads && !isAmongTexts(index) { isMain[index] = false }
        }
    }
}
