import Addresses
import Markup

/// The items of a page's microformats (microformats2 parsing specification), and of those of the first
/// generation.
struct Microformats {
    private let tree: MarkupTree
    private(set) var things: [Thing] = []

    private static let deepest = 16

    /// - Parameter nodes: Elements whose class is a root, in document order.
    init(_ nodes: [Int32], in tree: MarkupTree) {
        self.tree = tree
        var end: Int32 = 0
        for node in nodes where node >= end {
            guard let thing = thing(node, classes(node), depth: 0) else { continue }
            things.append(thing)
            end = tree.nodes[Int(node)].end
        }
    }

    private func classes(_ node: Int32) -> [String] { tree.attribute(.class, of: Int(node))?.words() ?? [] }

    private func thing(_ node: Int32, _ classes: [String], depth: Int) -> Thing? {
        guard !classes.isEmpty else { return nil }
        let (types, isOld) = MicroformatNames.roots(classes)
        guard !types.isEmpty, depth < Self.deepest, isMeant(types, node) else { return nil }
        var thing = Thing(syntax: .microformats, node: node)
        thing.types = types
        var stated: Set<Substring> = []
        var day: String?
        tree.forEachElement(inside: node) { element in
            let classes = self.classes(element)
            let inner = self.thing(element, classes, depth: depth + 1)
            let names = MicroformatNames.properties(classes, of: isOld ? types : nil)
            for name in names {
                let prefix = name.prefix { $0 != "-" }
                stated.insert(prefix)
                let value: Thing.Value
                if let inner {
                    value = .thing(inner)
                } else {
                    value = MicroformatValue(element, in: tree).value(of: name, day: day)
                    if prefix == "dt", let text = value.text, Contradictions.day(of: text) != nil {
                        day = String(text.prefix(10))
                    }
                }
                add(String(name.dropFirst(prefix.count + 1)), value, element, to: &thing)
            }
            if isOld { addRelations(of: element, to: &thing) }
            if let inner, names.isEmpty { add("children", .thing(inner), element, to: &thing) }
            return inner == nil
        }
        if !isOld { imply(stated, &thing) }
        return thing
    }

    /// Whether a name that begins like that of a thing is one: style sheets have such names too, of elements
    /// that state nothing.
    private func isMeant(_ types: [String], _ node: Int32) -> Bool {
        if types.contains(where: MicroformatNames.agreed.contains) { return true }
        var isMeant = false
        tree.forEachElement(inside: node) { element in
            let classes = classes(element)
            isMeant = isMeant || !MicroformatNames.properties(classes, of: nil).isEmpty
            return !isMeant && MicroformatNames.roots(classes).types.isEmpty
        }
        return isMeant
    }

    private func add(_ name: String, _ value: Thing.Value, _ node: Int32, to thing: inout Thing) {
        thing.properties.append(Thing.Property(name: name, value: value, language: nil, node: node))
    }

    /// `rel=bookmark` and `rel=tag`, which are properties in the first generation.
    private func addRelations(of node: Int32, to thing: inout Thing) {
        guard [.a, .area, .link].contains(tree.known(Int(node))),
            let words = tree.attribute(.rel, of: Int(node))?.lowercased().words(),
            let href = tree.attribute(.href, of: Int(node)),
            thing.types.contains(where: Self.related.contains)
        else { return }
        if words.contains("bookmark") { addOnce("url", .url(href), node, to: &thing) }
        if words.contains("tag"), let tag = Self.tag(of: href) {
            addOnce("category", .text(tag), node, to: &thing)
        }
    }

    private func addOnce(_ name: String, _ value: Thing.Value, _ node: Int32, to thing: inout Thing) {
        if !thing.values(name).contains(value) { add(name, value, node, to: &thing) }
    }

    /// A tag is the last part of its address; a mirror made that a folder, which has an index.
    private static func tag(of address: String) -> String? {
        let parts = address.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
        let name = parts.last { !$0.hasPrefix("index.") && $0 != ".." }
        return name.map { String(decoding: PercentEncoding.decode(Array($0.utf8)), as: UTF8.self) }
    }

    private static let related: Set<String> = [
        "h-entry", "h-feed", "h-news", "h-review", "h-review-aggregate",
    ]

    // MARK: Properties that nothing states

    /// Adds the name, photo and address that a thing has without saying so.
    ///
    /// - Parameter stated: The prefixes of what it says.
    private func imply(_ stated: Set<Substring>, _ thing: inout Thing) {
        let isNested = thing.properties.contains { if case .thing = $0.value { true } else { false } }
        guard !isNested, thing.types.contains(where: MicroformatNames.agreed.contains) else { return }
        if stated.isDisjoint(with: ["p", "e"]), thing.values("name").isEmpty {
            let name = impliedName(thing.node)
            if !name.text.isEmpty { add("name", .text(name.text), name.node, to: &thing) }
        }
        guard !stated.contains("u") else { return }
        if let photo = implied(thing.node, [(.img, .src), (.object, .data)]) {
            add("photo", .url(photo.text), photo.node, to: &thing)
        }
        if let url = implied(thing.node, [(.a, .href), (.area, .href)]) {
            add("url", .url(url.text), url.node, to: &thing)
        }
    }

    /// The name of a thing: that of the picture or abbreviation which it is, or is all that it holds; else
    /// its text.
    private func impliedName(_ root: Int32) -> (text: String, node: Int32) {
        let sources: [(HTMLName, HTMLName)] = [(.img, .alt), (.area, .alt), (.abbr, .title)]
        var node = root
        for _ in 0...2 {
            if let text = attribute(of: node, sources), !text.isEmpty { return (text, node) }
            guard let only = onlyChild(of: node) else { break }
            node = only
        }
        return (tree.renderedText(of: Int(root)).trimmingEnds(), root)
    }

    /// An attribute of the thing, or of the only element of its kind in it, or in its only child.
    private func implied(_ root: Int32, _ sources: [(HTMLName, HTMLName)]) -> (text: String, node: Int32)? {
        if let text = attribute(of: root, sources) { return (text, root) }
        var node = root
        for _ in 0..<2 {
            for source in sources {
                let same = children(of: node).filter { tree.known(Int($0)) == source.0 }
                if same.count == 1, let text = attribute(of: same[0], [source]) { return (text, same[0]) }
            }
            guard let only = onlyChild(of: node) else { break }
            node = only
        }
        return nil
    }

    private func attribute(of node: Int32, _ sources: [(HTMLName, HTMLName)]) -> String? {
        let own = sources.first { $0.0 == tree.known(Int(node)) }
        return own.flatMap { tree.attribute($0.1, of: Int(node)) }?.trimmingEnds()
    }

    private func onlyChild(of node: Int32) -> Int32? {
        let children = children(of: node)
        return children.count == 1 ? children[0] : nil
    }

    private func children(of node: Int32) -> [Int32] {
        var children: [Int32] = []
        tree.forEachElement(inside: node) { element in
            children.append(element)
            return false
        }
        return children
    }
}
