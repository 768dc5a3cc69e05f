import Markup

/// The items of a page's microformats (microformats2 parsing specification), and vCards of the first
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
            guard let thing = thing(node, depth: 0) else { continue }
            things.append(thing)
            end = tree.nodes[Int(node)].end
        }
    }

    private func classes(_ node: Int32) -> [String] { tree.attribute(.class, of: Int(node))?.words() ?? [] }

    private static func roots(_ classes: [String]) -> [String] {
        classes.compactMap { name in old[name] ?? (hasPrefix(name, "h-") ? name : nil) }
    }

    /// A prefix is followed by letters alone, digits or hyphens, as in `h-entry`.
    private static func hasPrefix(_ name: String, _ prefix: String) -> Bool {
        name.utf8.starts(with: prefix.utf8) && name.utf8.count > prefix.utf8.count
            && name.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
            }
    }

    /// Roots of the first generation, as the second names them.
    private static let old = [
        "vcard": "h-card", "vevent": "h-event", "hentry": "h-entry", "hfeed": "h-feed", "hrecipe": "h-recipe",
        "hproduct": "h-product", "hreview": "h-review", "adr": "h-adr", "geo": "h-geo",
    ]

    /// Properties of the first generation, as the second names them.
    private static let oldProperties = [
        "fn": "p-name", "email": "u-email", "tel": "p-tel", "org": "p-org", "url": "u-url",
        "photo": "u-photo",
        "entry-title": "p-name", "entry-content": "e-content", "published": "dt-published",
        "updated": "dt-updated", "author": "p-author", "summary": "p-summary", "location": "p-location",
        "dtstart": "dt-start", "dtend": "dt-end", "street-address": "p-street-address",
        "locality": "p-locality", "region": "p-region", "postal-code": "p-postal-code",
        "country-name": "p-country-name", "adr": "p-adr", "note": "p-note", "title": "p-job-title",
    ]

    private func thing(_ node: Int32, depth: Int) -> Thing? {
        thing(node, classes(node), depth: depth)
    }

    private func thing(_ node: Int32, _ classes: [String], depth: Int) -> Thing? {
        let types = Self.roots(classes)
        guard !types.isEmpty, depth < Self.deepest else { return nil }
        let isOld = !classes.contains { Self.hasPrefix($0, "h-") }
        var thing = Thing(syntax: .microformats, node: node)
        thing.types = types
        var index = node + 1
        let end = tree.nodes[Int(node)].end
        while index < end {
            let item = tree.nodes[Int(index)]
            guard item.kind == .element else {
                index += 1
                continue
            }
            let classes = self.classes(index)
            let inner = self.thing(index, classes, depth: depth + 1)
            let names = Self.properties(classes, isOld: isOld)
            for name in names {
                let value: Thing.Value = inner.map { .thing($0) } ?? self.value(name, index)
                thing.properties.append(
                    Thing.Property(
                        name: String(name[name.index(after: name.firstIndex(of: "-") ?? name.startIndex)...]),
                        value: value, language: nil, node: index))
            }
            if let inner, names.isEmpty {
                thing.properties.append(
                    Thing.Property(name: "children", value: .thing(inner), language: nil, node: index))
            }
            index = inner == nil ? index + 1 : item.end
        }
        return thing
    }

    private static func properties(_ classes: [String], isOld: Bool) -> [String] {
        classes.compactMap { name in
            if isOld { return oldProperties[name] }
            return ["p-", "u-", "dt-", "e-"].contains { hasPrefix(name, $0) } ? name : nil
        }
    }

    private func value(_ name: String, _ node: Int32) -> Thing.Value {
        func attribute(_ name: HTMLName) -> String? { tree.attribute(name, of: Int(node)) }
        let text = tree.renderedText(of: Int(node))
        if name.hasPrefix("u-") {
            return .url(attribute(.href) ?? attribute(.src) ?? attribute(.value) ?? text)
        }
        if name.hasPrefix("dt-") {
            return .text(attribute(.datetime) ?? attribute(.title) ?? attribute(.value) ?? text)
        }
        if name.hasPrefix("p-"), let other = attribute(.alt) ?? attribute(.value) { return .text(other) }
        return .text(text)
    }
}
