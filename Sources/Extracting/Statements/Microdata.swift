import Markup

/// The items of a page's microdata (HTML, section 5).
struct Microdata {
    private let tree: MarkupTree
    private(set) var things: [Thing] = []
    /// Where elements with an id stand, for `itemref`; the first of each id.
    private var byID: [String: Int32] = [:]

    private static let deepest = 32
    private static let mostProperties = 20_000
    private var count = 0
    /// Items that are the value of a property.
    private var taken: Set<Int32> = []

    /// - Parameter nodes: Elements that bear microdata, in document order.
    init(_ nodes: [Int32], in tree: MarkupTree) {
        self.tree = tree
        let scopes = nodes.filter { has(.itemscope, $0) }
        guard !scopes.isEmpty else { return }
        if scopes.contains(where: { has(.itemref, $0) }) { indexIDs() }
        for node in scopes where !has(.itemprop, node) { things.append(thing(node, open: [])) }
        // What is marked as a property of an item that is nowhere is no item to HTML, and says as much to a
        // reader.
        let alone = scopes.filter { has(.itemprop, $0) && !taken.contains($0) }
        guard !alone.isEmpty else { return }
        for node in alone where !taken.contains(node) && count < Self.mostProperties {
            things.append(thing(node, open: []))
        }
        things.sort { $0.node < $1.node }
    }

    private func has(_ name: HTMLName, _ node: Int32) -> Bool {
        tree.attributeBytes(name, of: Int(node)) != nil
    }

    private mutating func indexIDs() {
        for index in tree.nodes.indices where tree.nodes[index].kind == .element {
            if let id = tree.attribute(.id, of: index), byID[id] == nil { byID[id] = Int32(index) }
        }
    }

    private mutating func thing(_ node: Int32, open: [Int32]) -> Thing {
        var thing = Thing(syntax: .microdata, node: node)
        thing.types = words(.itemtype, node)
        thing.id = tree.attribute(.itemid, of: Int(node))?.trimmingEnds()
        var roots = [node]
        for id in words(.itemref, node) {
            if let other = byID[id], other != node { roots.append(other) }
        }
        // Properties stand in the order of the document, whoever refers to them.
        for root in roots.sorted() {
            collect(root, isRoot: root == node, into: &thing, open: open + [node])
        }
        return thing
    }

    private mutating func collect(_ root: Int32, isRoot: Bool, into thing: inout Thing, open: [Int32]) {
        var index = isRoot ? root + 1 : root
        let end = tree.nodes[Int(root)].end
        while index < end {
            let node = tree.nodes[Int(index)]
            guard node.kind == .element else {
                index += 1
                continue
            }
            let isItem = has(.itemscope, index)
            let names = words(.itemprop, index)
            if !names.isEmpty, count < Self.mostProperties {
                let value: Thing.Value
                if isItem {
                    guard !open.contains(index), open.count < Self.deepest else {
                        index = node.end
                        continue
                    }
                    taken.insert(index)
                    value = .thing(self.thing(index, open: open))
                } else {
                    value = self.value(of: index)
                }
                for name in names {
                    count += 1
                    thing.properties.append(
                        Thing.Property(name: name, value: value, language: nil, node: index))
                }
            }
            index = isItem ? node.end : index + 1
        }
    }

    /// The value of a property (HTML, section 5.2.3).
    private func value(of node: Int32) -> Thing.Value {
        func attribute(_ name: HTMLName) -> String { tree.attribute(name, of: Int(node)) ?? "" }
        switch tree.known(Int(node)) {
        case .meta: return .text(attribute(.content))
        case .audio, .embed, .iframe, .img, .source, .track, .video:
            return .url(attribute(.src).trimmingEnds())
        case .a, .area, .link: return .url(attribute(.href).trimmingEnds())
        case .object: return .url(attribute(.data).trimmingEnds())
        case .data: return .text(attribute(.value))
        case .meter: return .text(attribute(.value))
        case .time:
            return .text(
                tree.attribute(.datetime, of: Int(node)) ?? tree.rawText(of: Int(node)).trimmingEnds())
        default:
            // Some pages state the value in an attribute that HTML has only for `meta`.
            if let content = tree.attribute(.content, of: Int(node)) { return .text(content) }
            return .text(tree.renderedText(of: Int(node)))
        }
    }

    private func words(_ name: HTMLName, _ node: Int32) -> [String] {
        tree.attribute(name, of: Int(node))?.words() ?? []
    }
}
