/// The elements of a page by name, id and class: made once, when selectors are first asked, for all of them.
///
/// A selector's candidates are the shortest list that its last part names; they are then looked at one by one.
package final class ElementIndex {
    private let tree: MarkupTree
    private var bound: [String: BoundSelector] = [:]
    private lazy var places = SiblingPlaces(of: tree)
    private lazy var lists = ElementLists(of: tree)

    package init(_ tree: MarkupTree) { self.tree = tree }

    /// The elements in a subtree that a selector matches, in document order.
    ///
    /// - Parameter scope: The element whose descendants are looked at, and which `:scope` means.
    package func nodes(_ selector: CSSSelector, in scope: Int = 0) -> [Int] {
        nodes(selector, in: scope, among: tree.subtree(of: scope))
    }

    /// The elements among some nodes that a selector matches, in document order.
    package func nodes(_ selector: CSSSelector, in scope: Int, among range: Range<Int>) -> [Int] {
        let selector = known(selector)
        let matcher = CSSMatcher(tree: tree, scope: scope, places: selector.needsPlaces ? places : nil)
        var found: [Int] = []
        for alternative in selector.alternatives {
            guard let last = alternative.last else { continue }
            let candidates = candidates(last)
            var place = Self.firstPlace(in: candidates, from: range.lowerBound)
            while place < candidates.count, Int(candidates[place]) < range.upperBound {
                let node = Int(candidates[place])
                if node != scope, matcher.matches(alternative, node) { found.append(node) }
                place += 1
            }
        }
        guard selector.alternatives.count > 1 else { return found }
        // An element that several alternatives match is found once.
        found.sort()
        return found.indices.filter { $0 == 0 || found[$0 - 1] != found[$0] }.map { found[$0] }
    }

    /// Where the first element stands in a list that is at or behind a node.
    private static func firstPlace(in list: [Int32], from node: Int) -> Int {
        var (low, high) = (0, list.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(list[middle]) < node { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func known(_ selector: CSSSelector) -> BoundSelector {
        if let known = bound[selector.source] { return known }
        let fresh = BoundSelector(selector, in: tree)
        bound[selector.source] = fresh
        return fresh
    }

    /// The elements that may satisfy a compound, in document order.
    private func candidates(_ compound: BoundSelector.Compound) -> [Int32] {
        var shortest: [Int32]?
        for simple in compound.simples {
            let list: [Int32]
            switch simple {
            case .name(let number): list = lists.named(number)
            case .id(let id): list = lists.withID(id)
            case .className(let name): list = lists.withClass(name)
            default: continue
            }
            if list.count < shortest?.count ?? .max { shortest = list }
        }
        return shortest ?? lists.all
    }
}

/// Lists of a page's elements, in document order.
private struct ElementLists {
    private(set) var all: [Int32] = []
    private var names: [[Int32]]
    /// By the digests of the words: who asks compares the words themselves.
    private var classes: [UInt64: [Int32]] = [:]
    private var ids: [UInt64: [Int32]] = [:]

    init(of tree: MarkupTree) {
        names = Array(repeating: [], count: Int(HTMLName.count) + tree.otherNames.count)
        for index in tree.nodes.indices where tree.nodes[index].kind == .element {
            let node = tree.nodes[index]
            all.append(Int32(index))
            names[Int(node.name)].append(Int32(index))
            let start = Int(node.contentStart)
            for attribute in tree.attributes[start..<(start + Int(node.contentCount))] {
                let value = Int(attribute.valueStart)..<Int(attribute.valueStart + attribute.valueCount)
                switch HTMLName(rawValue: attribute.name) {
                case .class: addClasses(tree.arena, value, Int32(index))
                case .id: Self.add(Int32(index), to: &ids[Self.digest(tree.arena[value]), default: []])
                default: break
                }
            }
        }
    }

    private mutating func addClasses(_ bytes: [UInt8], _ value: Range<Int>, _ node: Int32) {
        var word = Self.seed
        for index in value {
            if bytes[index].isClassSpace {
                if word != Self.seed { Self.add(node, to: &classes[word, default: []]) }
                word = Self.seed
            } else {
                word = (word ^ UInt64(bytes[index])) &* Self.prime
            }
        }
        if word != Self.seed { Self.add(node, to: &classes[word, default: []]) }
    }

    /// A name that stands twice in an attribute counts once.
    private static func add(_ node: Int32, to list: inout [Int32]) {
        if list.last != node { list.append(node) }
    }

    func named(_ number: Int32) -> [Int32] { names[Int(number)] }
    func withID(_ id: [UInt8]) -> [Int32] { ids[Self.digest(id[...])] ?? [] }
    func withClass(_ name: [UInt8]) -> [Int32] { classes[Self.digest(name[...])] ?? [] }

    private static let seed: UInt64 = 14_695_981_039_346_656_037
    private static let prime: UInt64 = 1_099_511_628_211

    /// 64-bit FNV-1a.
    private static func digest(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(seed) { ($0 ^ UInt64($1)) &* prime }
    }
}

extension UInt8 {
    /// Whether it stands between the names of a class attribute (HTML, section 2.3.7, ASCII white space).
    var isClassSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0C || self == 0x0D }
}
