/// A compiled group of CSS selectors (Selectors Level 3, what makes sense without a browser).
///
/// Left out: pseudo-elements and the pseudo-classes of interaction and history (`:hover`, `:visited`,
/// `:target`, …). Added: `:scope` for the element that a rule starts from.
package struct CSSSelector: Sendable, Equatable {
    /// How a compound stands to the one on its left.
    enum Combinator: Sendable, Equatable {
        case descendant, child, adjacent, sibling
    }

    /// How an attribute's value is compared (section 6.3).
    enum Comparison: Sendable, Equatable {
        case exists
        case equals(String)
        case includes(String)
        case dash(String)
        case prefix(String)
        case suffix(String)
        case contains(String)
        /// What the value with a space at each end contains, as XPath writes a word.
        case padded(String)
    }

    /// `an+b`, counted among siblings.
    struct Nth: Sendable, Equatable {
        var step: Int
        var offset: Int
        var fromEnd = false
        var ofType = false

        func contains(_ place: Int) -> Bool {
            if step == 0 { return place == offset }
            let distance = place - offset
            return distance % step == 0 && distance / step >= 0
        }
    }

    indirect enum Simple: Sendable, Equatable {
        case type(String)
        case id(String)
        case className(String)
        case attribute(String, Comparison)
        case nth(Nth)
        case onlyChild(ofType: Bool)
        case empty
        case root
        case scope
        case language(String)
        case not(Simple)
    }

    /// Simple selectors that one element must all satisfy.
    struct Compound: Sendable, Equatable {
        var simples: [Simple]
        /// How it stands to the compound before it.
        var combinator: Combinator
    }

    /// The selector as it is written.
    package let source: String
    /// Selectors of the group; each from left to right.
    var alternatives: [[Compound]]

    init(source: String, alternatives: [[Compound]]) {
        self.source = source
        self.alternatives = alternatives
    }

    /// Compiles a selector, or says what is wrong where.
    package init(_ source: String) throws(MarkupError) {
        self.source = source
        var parser = CSSParser(source)
        alternatives = try parser.group()
    }
}
