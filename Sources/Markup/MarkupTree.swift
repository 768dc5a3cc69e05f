/// An immutable, flat tree of a page: nodes in document order, bytes in one arena.
///
/// A node is an index, a walk is a loop, a subtree is a range of indices. Byte ranges are offsets in the
/// page's UTF-8.
package struct MarkupTree: Sendable {
    /// What a node is.
    package enum Kind: UInt8, Sendable {
        case document, element, text, comment
    }

    /// A node: where it stands in the tree and in the page, and what it holds.
    package struct Node: Sendable, Equatable {
        package var kind: Kind
        /// The number of its name; for text and comments negative.
        package var name: Int32
        package var parent: Int32
        /// The index behind the last node of the subtree.
        package var end: Int32
        /// The bytes of the whole node, tags included.
        package var start: Int32
        package var finish: Int32
        /// Where the start tag ends.
        package var inner: Int32
        /// For an element its attributes, for text its bytes in the arena.
        package var contentStart: Int32
        package var contentCount: Int32
        /// The place among siblings of the same name (text: among text nodes), from 1.
        package var ordinal: Int32
    }

    /// An attribute: the number of its name, and its value in the arena.
    package struct Attribute: Sendable, Equatable {
        package var name: Int32
        package var valueStart: Int32
        package var valueCount: Int32

        /// Its value in the arena.
        package var value: Range<Int> { Int(valueStart)..<Int(valueStart + valueCount) }
    }

    package internal(set) var nodes: [Node] = []
    package internal(set) var attributes: [Attribute] = []
    /// Names beyond those of `HTMLName`.
    var otherNames: [String] = []
    package internal(set) var arena: [UInt8] = []
    /// What the parser complained about, without the unknown tags of HTML 5 and what is in long scripts; at
    /// most 1,000.
    package internal(set) var problems: [MarkupProblem] = []
    package internal(set) var problemCount = 0
    /// A limit was reached and the rest of the page was left out.
    package internal(set) var stoppedAt: Int?
    /// What was left out of start tags that are above a limit; the page was read as if spaces stood there.
    package internal(set) var leftOut: [Range<Int>] = []
    /// A comment, script or tag that is not closed, so that nothing behind it was read.
    package internal(set) var unclosed: Unclosed?
    /// Start tags whose place in the source was found, and those that the parser implied.
    package internal(set) var placedElements = 0
    package internal(set) var impliedElements = 0
    /// Start tags that libxml2 saw without their attributes; none where the page was read a second time.
    package internal(set) var bareTags = 0

    /// The number of nodes; node 0 is the document.
    package var count: Int { nodes.count }

    package func kind(of node: Int) -> Kind { nodes[node].kind }

    package func parent(of node: Int) -> Int? {
        let parent = nodes[node].parent
        return parent < 0 ? nil : Int(parent)
    }

    /// The indices of a node and all that is in it.
    package func subtree(of node: Int) -> Range<Int> { node..<Int(nodes[node].end) }

    /// Visits the elements inside a node, in the order of the document.
    ///
    /// - Parameter body: Says whether those inside the element are visited, too.
    package func forEachElement(inside node: Int32, _ body: (Int32) -> Bool) {
        var index = node + 1
        let end = nodes[Int(node)].end
        while index < end {
            let item = nodes[Int(index)]
            let isEntered = item.kind != .element || body(index)
            index = isEntered ? index + 1 : item.end
        }
    }

    package func name(of node: Int) -> String {
        nodes[node].kind == .element ? spelling(of: nodes[node].name) : ""
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

    package func attribute(_ name: HTMLName, of node: Int) -> String? {
        attributeBytes(name, of: node).map { String(decoding: $0, as: UTF8.self) }
    }

    package func attributeBytes(_ name: String, of node: Int) -> ArraySlice<UInt8>? {
        number(of: name).flatMap { attributeBytes(number: $0, of: node) }
    }

    package func attributeBytes(_ name: HTMLName, of node: Int) -> ArraySlice<UInt8>? {
        attributeBytes(number: name.rawValue, of: node)
    }

    func attributeBytes(number: Int32, of node: Int) -> ArraySlice<UInt8>? {
        let item = nodes[node]
        guard item.kind == .element else { return nil }
        for index in Int(item.contentStart)..<Int(item.contentStart + item.contentCount)
        where attributes[index].name == number {
            let value = attributes[index]
            return arena[Int(value.valueStart)..<Int(value.valueStart + value.valueCount)]
        }
        return nil
    }

    /// The attributes of an element, in the order of the page.
    package func attributes(of node: Int) -> ArraySlice<Attribute> {
        let item = nodes[node]
        guard item.kind == .element else { return [] }
        return attributes[Int(item.contentStart)..<Int(item.contentStart + item.contentCount)]
    }

    /// The bytes of a text node, character references resolved.
    package func textBytes(of node: Int) -> ArraySlice<UInt8> {
        let item = nodes[node]
        guard item.kind == .text else { return [] }
        return arena[Int(item.contentStart)..<Int(item.contentStart + item.contentCount)]
    }

    /// The first element of a name, in document order.
    package func firstElement(named name: String) -> Int? {
        guard let number = number(of: name) else { return nil }
        return nodes.indices.first { nodes[$0].kind == .element && nodes[$0].name == number }
    }

    package func firstElement(_ name: HTMLName) -> Int? {
        nodes.indices.first { nodes[$0].name == name.rawValue }
    }

    /// The name of an element, where it is one that this tool knows; nil for all else.
    package func known(_ node: Int) -> HTMLName? { HTMLName(rawValue: nodes[node].name) }

    /// The number that stands for a name on this page; nil where no element or attribute has it.
    package func number(of name: String) -> Int32? {
        HTMLName.indices[name]
            ?? otherNames.firstIndex(of: name).map { Int32($0) + HTMLName.count }
    }

    /// A name as the page spells it, in lower case.
    package func spelling(of number: Int32) -> String {
        number < HTMLName.count
            ? HTMLName.spellings[Int(number)] : otherNames[Int(number - HTMLName.count)]
    }

    package func spelledBytes(of number: Int32) -> [UInt8] {
        number < HTMLName.count
            ? HTMLName.spelledBytes[Int(number)] : Array(otherNames[Int(number - HTMLName.count)].utf8)
    }

    /// What an element does to the text around it.
    func role(of number: Int32) -> Role {
        number < HTMLName.count ? HTMLName.roles[Int(number)] : .phrase
    }

    /// The XPath of a node on the tree of libxml2.
    package func path(of node: Int) -> String {
        let cursor = PathCursor(self)
        return String(decoding: cursor.path(of: node), as: UTF8.self)
    }
}
