/// Matches selectors from right to left, without going back over what cannot help.
struct CSSMatcher {
    let tree: MarkupTree
    let scope: Int
    /// The places among siblings, where the selector asks for them.
    let places: SiblingPlaces?

    /// How a match failed, so that no ancestor is tried in vain.
    private enum Answer {
        case match
        /// Another element at this place may match.
        case locally
        /// No ancestor further up can match either.
        case completely
    }

    func matches(_ compounds: [BoundSelector.Compound], _ node: Int) -> Bool {
        answer(compounds, compounds.count - 1, node) == .match
    }

    private func answer(_ compounds: [BoundSelector.Compound], _ last: Int, _ node: Int) -> Answer {
        guard last >= 0 else { return .match }
        for simple in compounds[last].simples where !satisfies(simple, node) { return .locally }
        guard last > 0 else { return .match }
        switch compounds[last].combinator {
        case .child:
            guard let parent = element(above: node) else { return .completely }
            return answer(compounds, last - 1, parent)
        case .descendant:
            var current = element(above: node)
            while let ancestor = current {
                let result = answer(compounds, last - 1, ancestor)
                if result != .locally { return result }
                current = element(above: ancestor)
            }
            return .completely
        case .adjacent:
            guard let sibling = places?.previous[node], sibling >= 0 else { return .locally }
            return answer(compounds, last - 1, Int(sibling))
        case .sibling:
            var current = places?.previous[node] ?? -1
            while current >= 0 {
                let result = answer(compounds, last - 1, Int(current))
                if result != .locally { return result }
                current = places?.previous[Int(current)] ?? -1
            }
            return .locally
        }
    }

    private func element(above node: Int) -> Int? {
        let parent = Int(tree.nodes[node].parent)
        return parent >= 0 && tree.nodes[parent].kind == .element ? parent : nil
    }

    private func satisfies(_ simple: BoundSelector.Simple, _ node: Int) -> Bool {
        switch simple {
        case .never: false
        case .name(let number): tree.nodes[node].name == number
        case .id(let id): tree.attributeBytes(.id, of: node)?.elementsEqual(id) ?? false
        case .className(let name): hasClass(name, node)
        case .attribute(let name, let comparison):
            tree.attributeBytes(number: name, of: node).map { compare($0, comparison) } ?? false
        case .nth(let nth): places?.isAt(nth, node) ?? false
        case .onlyChild(let ofType):
            places.map {
                $0.isAt(.init(step: 0, offset: 1, ofType: ofType), node)
                    && $0.isAt(.init(step: 0, offset: 1, fromEnd: true, ofType: ofType), node)
            } ?? false
        case .empty: isEmpty(node)
        case .root: tree.nodes[node].parent == 0
        case .scope: node == scope
        case .language(let range): hasLanguage(range, node)
        case .not(let simple): !satisfies(simple, node)
        }
    }

    private func hasClass(_ name: [UInt8], _ node: Int) -> Bool {
        guard let names = tree.attributeBytes(.class, of: node) else { return false }
        return holds(names, word: name)
    }

    /// Whether a word stands in a text, between white space.
    private func holds(_ text: ArraySlice<UInt8>, word: some Collection<UInt8>) -> Bool {
        var start = text.startIndex
        while start < text.endIndex {
            let end = text[start...].firstIndex(where: \.isClassSpace) ?? text.endIndex
            if end - start == word.count, text[start..<end].elementsEqual(word) { return true }
            start = end + 1
        }
        return false
    }

    private func compare(_ value: ArraySlice<UInt8>, _ comparison: CSSSelector.Comparison) -> Bool {
        switch comparison {
        case .exists: true
        case .equals(let text): value.elementsEqual(text.utf8)
        case .includes(let word): !word.isEmpty && holds(value, word: word.utf8)
        case .dash(let text):
            value.starts(with: text.utf8)
                && (value.count == text.utf8.count
                    || value[value.startIndex + text.utf8.count] == UInt8(ascii: "-"))
        case .prefix(let text): !text.isEmpty && value.starts(with: text.utf8)
        case .suffix(let text): !text.isEmpty && value.suffix(text.utf8.count).elementsEqual(text.utf8)
        case .contains(let text): !text.isEmpty && contains(value, Array(text.utf8))
        case .padded(let text): contains([0x20] + value + [0x20], Array(text.utf8))
        }
    }

    private func contains(_ value: ArraySlice<UInt8>, _ part: [UInt8]) -> Bool {
        guard value.count >= part.count else { return false }
        return (value.startIndex...(value.endIndex - part.count)).contains {
            value[$0] == part[0] && value[$0..<($0 + part.count)].elementsEqual(part)
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
}
