/// Each element's place among its siblings, from both ends.
struct SiblingPlaces {
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
