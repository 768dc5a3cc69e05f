extension MarkupTree {
    /// The elements in a subtree that a selector matches, in document order.
    ///
    /// - Parameter scope: The element whose descendants are looked at, and which `:scope` means.
    package func nodes(css selector: CSSSelector, in scope: Int = 0) -> [Int] {
        nodes(css: selector, in: scope, among: subtree(of: scope))
    }

    /// The elements among some nodes that a selector matches, in document order.
    package func nodes(css selector: CSSSelector, in scope: Int, among range: Range<Int>) -> [Int] {
        let matcher = CSSMatcher(tree: self, scope: scope, selector: selector)
        return range.filter { $0 != scope && nodes[$0].kind == .element && matcher.matches($0) }
    }
}

/// Matches selectors from right to left, without going back over what cannot help.
private struct CSSMatcher {
    let tree: MarkupTree
    let scope: Int
    let selector: CSSSelector
    private let siblings: SiblingPlaces?

    init(tree: MarkupTree, scope: Int, selector: CSSSelector) {
        self.tree = tree
        self.scope = scope
        self.selector = selector
        let needsPlaces = selector.alternatives.joined().contains { compound in
            compound.combinator == .adjacent || compound.combinator == .sibling
                || compound.simples.contains { Self.countsSiblings($0) }
        }
        siblings = needsPlaces ? SiblingPlaces(of: tree) : nil
    }

    /// How a match failed, so that no ancestor is tried in vain.
    private enum Answer {
        case match
        /// Another element at this place may match.
        case locally
        /// No ancestor further up can match either.
        case completely
    }

    func matches(_ node: Int) -> Bool {
        selector.alternatives.contains { answer($0[...], node) == .match }
    }

    private func answer(_ compounds: ArraySlice<CSSSelector.Compound>, _ node: Int) -> Answer {
        guard let last = compounds.last else { return .match }
        guard last.simples.allSatisfy({ satisfies($0, node) }) else { return .locally }
        let rest = compounds.dropLast()
        guard !rest.isEmpty else { return .match }
        switch last.combinator {
        case .child:
            guard let parent = element(above: node) else { return .completely }
            return answer(rest, parent)
        case .descendant:
            var current = element(above: node)
            while let ancestor = current {
                let result = answer(rest, ancestor)
                if result != .locally { return result }
                current = element(above: ancestor)
            }
            return .completely
        case .adjacent:
            guard let sibling = siblings?.previous[node], sibling >= 0 else { return .locally }
            return answer(rest, Int(sibling))
        case .sibling:
            var current = siblings?.previous[node] ?? -1
            while current >= 0 {
                let result = answer(rest, Int(current))
                if result != .locally { return result }
                current = siblings?.previous[Int(current)] ?? -1
            }
            return .locally
        }
    }

    private func element(above node: Int) -> Int? {
        guard let parent = tree.parent(of: node), tree.kind(of: parent) == .element else { return nil }
        return parent
    }

    private func satisfies(_ simple: CSSSelector.Simple, _ node: Int) -> Bool {
        switch simple {
        case .type(let name): tree.name(of: node) == name
        case .id(let id): tree.attributeBytes(.id, of: node)?.elementsEqual(id.utf8) ?? false
        case .className(let name): hasClass(name, node)
        case .attribute(let name, let comparison):
            tree.attribute(name, of: node).map { compare($0, comparison) } ?? false
        case .nth(let nth): siblings?.isAt(nth, node) ?? false
        case .onlyChild(let ofType):
            siblings.map {
                $0.isAt(.init(step: 0, offset: 1, ofType: ofType), node)
                    && $0.isAt(.init(step: 0, offset: 1, fromEnd: true, ofType: ofType), node)
            } ?? false
        case .empty: isEmpty(node)
        case .root: tree.parent(of: node) == 0
        case .scope: node == scope
        case .language(let range): hasLanguage(range, node)
        case .not(let simple): !satisfies(simple, node)
        }
    }

    private func hasClass(_ name: String, _ node: Int) -> Bool {
        guard let names = tree.attributeBytes(.class, of: node) else { return false }
        return names.split(whereSeparator: { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D && $0 != 0x0B) })
            .contains {
                $0.elementsEqual(name.utf8)
            }
    }

    private func words(_ text: String?) -> [Substring] {
        text?.split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\u{0C}" || $0 == "\r" || $0 == "\r\n" }
            ?? []
    }

    private func compare(_ value: String, _ comparison: CSSSelector.Comparison) -> Bool {
        switch comparison {
        case .exists: true
        case .equals(let text): value == text
        case .includes(let word): !word.isEmpty && words(value).contains { $0 == word }
        case .dash(let text): value == text || value.hasPrefix(text + "-")
        case .prefix(let text): !text.isEmpty && value.utf8.starts(with: text.utf8)
        case .suffix(let text): !text.isEmpty && value.utf8.reversed().starts(with: text.utf8.reversed())
        case .contains(let text): !text.isEmpty && value.contains(text)
        }
    }

    private func isEmpty(_ node: Int) -> Bool {
        tree.subtree(of: node).dropFirst().allSatisfy { tree.kind(of: $0) == .comment }
    }

    private func hasLanguage(_ range: String, _ node: Int) -> Bool {
        var current: Int? = node
        while let index = current {
            if let tag = tree.attribute("lang", of: index)?.lowercased() {
                return tag == range || tag.hasPrefix(range + "-")
            }
            current = tree.parent(of: index)
        }
        return false
    }

    private static func countsSiblings(_ simple: CSSSelector.Simple) -> Bool {
        switch simple {
        case .nth, .onlyChild: true
        case .not(let inner): countsSiblings(inner)
        default: false
        }
    }
}

/// Each element's place among its siblings, from both ends.
private struct SiblingPlaces {
    private var place: [Int32]
    private var placeOfType: [Int32]
    private var count: [Int32]
    private var countOfType: [Int32]
    /// The element before, or -1.
    private(set) var previous: [Int32]
    private let parents: [Int32]

    init(of tree: MarkupTree) {
        place = Array(repeating: 0, count: tree.count)
        placeOfType = place
        count = place
        previous = Array(repeating: -1, count: tree.count)
        parents = tree.nodes.map(\.parent)
        var lastChild = previous
        var types: [UInt64: Int32] = [:]
        var keys: [UInt64] = Array(repeating: 0, count: tree.count)
        for node in tree.nodes.indices where tree.nodes[node].kind == .element {
            let parent = Int(tree.nodes[node].parent)
            count[parent] += 1
            place[node] = count[parent]
            previous[node] = lastChild[parent]
            lastChild[parent] = Int32(node)
            let key = UInt64(parent) << 32 | UInt64(UInt32(bitPattern: tree.nodes[node].name))
            keys[node] = key
            types[key, default: 0] += 1
            placeOfType[node] = types[key, default: 0]
        }
        countOfType = keys.map { types[$0] ?? 0 }
    }

    func isAt(_ nth: CSSSelector.Nth, _ node: Int) -> Bool {
        let first = nth.ofType ? placeOfType[node] : place[node]
        guard nth.fromEnd else { return nth.contains(Int(first)) }
        let total = nth.ofType ? countOfType[node] : count[Int(parents[node])]
        return nth.contains(Int(total - first + 1))
    }
}
