/// What was met of late, so that most of what comes again is known: a set with a size.
struct Recent<Item: Hashable> {
    private var items: Set<Item> = []
    private let most: Int

    /// - Parameter most: With more, it forgets all and begins anew.
    init(most: Int) { self.most = most }

    /// Whether an item is new, as far as is known; it is known from here on.
    mutating func isNew(_ item: Item) -> Bool {
        if items.count >= most { items.removeAll(keepingCapacity: true) }
        return items.insert(item).inserted
    }
}
