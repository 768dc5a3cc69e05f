import Markup
import Vocabulary

/// Balances the text nodes of a page: claimed by a rule, by a built-in kind, or by nothing.
struct CoverageScan {
    let position: Position
    let quotes: Quoting
    private let tree: MarkupTree
    private let parts: PageParts

    init(position: Position, quotes: Quoting) {
        self.position = position
        self.quotes = quotes
        tree = position.tree
        parts = position.parts
    }

    /// How many claims begin or end at each node.
    private struct Claims {
        private var changes: [Int32]

        init(nodes: Int) { changes = Array(repeating: 0, count: nodes + 1) }

        mutating func add(_ nodes: Range<Int32>) {
            changes[Int(nodes.lowerBound)] += 1
            changes[Int(nodes.upperBound)] -= 1
        }

        /// The number of claims of each node.
        func counts() -> [Int32] {
            var open: Int32 = 0
            return changes.map { change in
                open += change
                return open
            }
        }
    }

    private static let longestText = 200

    /// - Parameters:
    ///   - rules: The nodes that rules of recipes took.
    ///   - builtIn: The elements that built-in kinds took, beside links, headings and the main text.
    func coverage(rules: [Range<Int32>], builtIn: [Int32]) -> PageCoverage {
        var coverage = PageCoverage(template: "")
        coverage.images = parts.images.count
        coverage.frames = parts.targets.count { tree.known(Int($0.node)) != .area }
        let byRule = counts(rules)
        let byBuiltIn = counts(builtInClaims(builtIn))
        let paths = PathCursor(tree)
        for block in parts.blocks {
            var left = (nodes: 0, characters: 0)
            for index in block.nodes.asInts {
                let node = parts.textNodes[index]
                let characters = Int(parts.textCharacters[index])
                coverage.textNodes += 1
                coverage.characters += characters
                if byRule?[Int(node)] ?? 0 > 0 {
                    coverage.byRule += 1
                    coverage.charactersByRule += characters
                } else if byBuiltIn?[Int(node)] ?? 0 > 0 {
                    coverage.byBuiltIn += 1
                    coverage.charactersByBuiltIn += characters
                } else {
                    left.nodes += 1
                    left.characters += characters
                }
            }
            if left.nodes > 0 {
                coverage.unclaimed.append(unclaimed(block, left.nodes, left.characters, paths))
            }
        }
        return coverage
    }

    private func counts(_ claims: [Range<Int32>]) -> [Int32]? {
        guard !claims.isEmpty else { return nil }
        var sums = Claims(nodes: tree.count)
        for claim in claims { sums.add(claim) }
        return sums.counts()
    }

    private func builtInClaims(_ elements: [Int32]) -> [Range<Int32>] {
        var claims = elements.map { $0..<tree.nodes[Int($0)].end }
        for mark in parts.marks {
            switch mark.name {
            case .a: if !mark.hasTarget { continue }
            case .h1, .h2, .h3, .h4, .h5, .h6: break
            default: continue
            }
            claims.append(mark.node..<tree.nodes[Int(mark.node)].end)
        }
        for index in position.main.blocks {
            let nodes = parts.textNodes[parts.blocks[Int(index)].nodes]
            if let first = nodes.first, let last = nodes.last { claims.append(first..<(last + 1)) }
        }
        return claims
    }

    private func unclaimed(
        _ block: TextBlock, _ nodes: Int, _ characters: Int, _ paths: PathCursor
    ) -> PageCoverage.Block {
        let text = parts.bytes(block.text)
        var digest: UInt64 = 14_695_981_039_346_656_037
        for byte in text where byte > 0x20 {
            digest = (digest ^ UInt64(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)) &* 1_099_511_628_211
        }
        let own = parts.textNodes[block.nodes]
        let first = Int(own.first ?? 0)
        let last = Int(own.last ?? 0)
        let range = tree.range(of: first).lowerBound..<tree.range(of: last).upperBound
        return PageCoverage.Block(
            digest: digest, textNodes: nodes, characters: characters,
            range: quotes.page.offsets.payloadRange(of: range),
            path: String(decoding: paths.path(of: Int(block.parent)), as: UTF8.self),
            text: String(decoding: text.prefixOfCharacters(Self.longestText), as: UTF8.self))
    }
}
