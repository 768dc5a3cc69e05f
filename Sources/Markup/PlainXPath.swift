/// An XPath expression that says no more than a selector can, in the form of one.
///
/// Steps down (`/`, `//`, `child::`, `descendant::`) by name or `*`, with attributes compared, places among children of one name,
/// and unions of such paths; an attribute may stand at the end. What goes further is evaluated by libxml2, which wants a tree
/// of its own for the page.
package struct PlainXPath: Sendable, Equatable {
    /// The selector, where the path starts at an element.
    private let fromElement: CSSSelector
    /// The selector, where the path starts at the document.
    private let fromDocument: CSSSelector
    /// Whether the path starts at the document wherever it is asked.
    private let isAbsolute: Bool
    /// The attribute that is wanted of the elements.
    package let attribute: String?

    /// Nil where the expression is more than that, or no XPath.
    package init?(_ source: String) {
        var parser = PlainXPathParser(source)
        guard let paths = parser.union(), let first = paths.first,
            paths.allSatisfy({ $0.isAbsolute == first.isAbsolute && $0.attribute == first.attribute })
        else { return nil }
        isAbsolute = first.isAbsolute
        attribute = first.attribute
        fromElement = CSSSelector(
            source: "xpath " + source, alternatives: paths.map { $0.compounds(of: .scope) })
        fromDocument = CSSSelector(
            source: "document xpath " + source, alternatives: paths.map { $0.compounds(of: nil) })
    }

    /// The elements that the path leads to from a node, in document order.
    package func nodes(from node: Int, in index: ElementIndex) -> [Int] {
        isAbsolute || node == 0 ? index.nodes(fromDocument) : index.nodes(fromElement, in: node)
    }
}

/// A path: its steps from left to right.
struct PlainPath {
    struct Step {
        var isDescendant: Bool
        var simples: [CSSSelector.Simple]
    }

    var isAbsolute: Bool
    var steps: [Step]
    var attribute: String?

    /// The path as compounds.
    ///
    /// - Parameter start: What the path starts at; nil for the document, which is no element.
    func compounds(of start: CSSSelector.Simple?) -> [CSSSelector.Compound] {
        var compounds = start.map { [CSSSelector.Compound(simples: [$0], combinator: .descendant)] } ?? []
        for step in steps {
            var simples = step.simples
            if compounds.isEmpty, !step.isDescendant { simples.append(.root) }
            compounds.append(
                CSSSelector.Compound(simples: simples, combinator: step.isDescendant ? .descendant : .child))
        }
        return compounds
    }
}
