/// An immutable, flat tree of a page: nodes in document order, bytes in one arena.
///
/// A node is an index, a walk is a loop, a subtree is a range of indices. Byte ranges are offsets in the
/// page's UTF-8.
package struct MarkupTree: Sendable {
    /// What a node is.
    package enum Kind: UInt8, Sendable {
        case document, element, text, comment
    }

    struct Node {
        var kind: Kind
        /// An index in `names`; for text and comments unused.
        var name: Int32
        var parent: Int32
        /// The index behind the last node of the subtree.
        var end: Int32
        /// The bytes of the whole node, tags included.
        var start: Int32
        var finish: Int32
        /// Where the start tag ends.
        var inner: Int32
        /// For an element its attributes, for text its bytes in the arena.
        var contentStart: Int32
        var contentCount: Int32
        /// The place among siblings of the same name (text: among text nodes), from 1.
        var ordinal: Int32
    }

    struct Attribute {
        var name: Int32
        var valueStart: Int32
        var valueCount: Int32
    }

    var nodes: [Node] = []
    var attributes: [Attribute] = []
    var names: [String] = []
    /// The role of each name.
    var roles: [Role] = []
    var arena: [UInt8] = []
    /// What the parser complained about, without the unknown tags of HTML 5; at most 1,000.
    package internal(set) var problems: [MarkupProblem] = []
    package internal(set) var problemCount = 0
    /// A limit was reached and the rest of the page was left out.
    package internal(set) var stoppedAt: Int?
    /// Start tags whose place in the source was found, and those that the parser implied.
    package internal(set) var placedElements = 0
    package internal(set) var impliedElements = 0

    /// The number of nodes; node 0 is the document.
    package var count: Int { nodes.count }

    package func kind(of node: Int) -> Kind { nodes[node].kind }

    package func parent(of node: Int) -> Int? {
        let parent = nodes[node].parent
        return parent < 0 ? nil : Int(parent)
    }

    /// The indices of a node and all that is in it.
    package func subtree(of node: Int) -> Range<Int> { node..<Int(nodes[node].end) }

    package func name(of node: Int) -> String {
        nodes[node].kind == .element ? names[Int(nodes[node].name)] : ""
    }

    /// The bytes of a node in the page's UTF-8, tags included.
    package func range(of node: Int) -> Range<Int> {
        Int(nodes[node].start)..<Int(nodes[node].finish)
    }

    /// The bytes of an element's start tag; empty where the parser implied the element.
    package func startTagRange(of node: Int) -> Range<Int> {
        Int(nodes[node].start)..<max(Int(nodes[node].start), Int(nodes[node].inner))
    }

    package func attribute(_ name: String, of node: Int) -> String? {
        attributeBytes(name, of: node).map { String(decoding: $0, as: UTF8.self) }
    }

    package func attributeBytes(_ name: String, of node: Int) -> ArraySlice<UInt8>? {
        let item = nodes[node]
        guard item.kind == .element else { return nil }
        for index in Int(item.contentStart)..<Int(item.contentStart + item.contentCount)
        where names[Int(attributes[index].name)] == name {
            let value = attributes[index]
            return arena[Int(value.valueStart)..<Int(value.valueStart + value.valueCount)]
        }
        return nil
    }

    /// The bytes of a text node, character references resolved.
    package func textBytes(of node: Int) -> ArraySlice<UInt8> {
        let item = nodes[node]
        guard item.kind == .text else { return [] }
        return arena[Int(item.contentStart)..<Int(item.contentStart + item.contentCount)]
    }

    /// The first element of a name, in document order.
    package func firstElement(named name: String) -> Int? {
        guard let id = nameIndex(name) else { return nil }
        return nodes.indices.first { nodes[$0].kind == .element && nodes[$0].name == id }
    }

    /// A number that stands for a name on this page; nil where no element or attribute has it.
    package func nameIndex(_ name: String) -> Int32? {
        names.firstIndex(of: name).map { Int32($0) }
    }

    package func nameIndex(of node: Int) -> Int32 {
        nodes[node].kind == .element ? nodes[node].name : -1
    }

    /// The XPath of a node on the tree of libxml2.
    package func path(of node: Int) -> String {
        var parts: [String] = []
        var current = node
        while current > 0 {
            let item = nodes[current]
            switch item.kind {
            case .element:
                let name = names[Int(item.name)]
                let isSingle = name == "html" || name == "head" || name == "body"
                parts.append(isSingle && item.ordinal == 1 ? name : "\(name)[\(item.ordinal)]")
            case .text: parts.append("text()[\(item.ordinal)]")
            case .comment: parts.append("comment()[\(item.ordinal)]")
            case .document: break
            }
            current = Int(item.parent)
        }
        return "/" + parts.reversed().joined(separator: "/")
    }
}
