/// A selector in the numbers and bytes of one page, so that no element is compared by strings.
struct BoundSelector {
    /// What one element must be; see `CSSSelector.Simple`.
    indirect enum Simple {
        /// What no element of the page is.
        case never
        case name(Int32)
        case id([UInt8])
        case className([UInt8])
        case attribute(Int32, CSSSelector.Comparison)
        case nth(CSSSelector.Nth)
        case onlyChild(ofType: Bool)
        case empty
        case root
        case scope
        case language(String)
        case not(Simple)
    }

    struct Compound {
        var simples: [Simple]
        var combinator: CSSSelector.Combinator
    }

    /// The alternatives that the page can match at all.
    let alternatives: [[Compound]]
    /// Whether places among siblings are asked for.
    let needsPlaces: Bool

    init(_ selector: CSSSelector, in tree: MarkupTree) {
        alternatives = selector.alternatives.map { compounds in
            compounds.map { compound in
                Compound(
                    simples: compound.simples.map { Self.bound($0, in: tree) },
                    combinator: compound.combinator)
            }
        }.filter { !$0.contains { $0.simples.contains { if case .never = $0 { true } else { false } } } }
        needsPlaces = selector.alternatives.joined().contains { compound in
            compound.combinator == .adjacent || compound.combinator == .sibling
                || compound.simples.contains(where: Self.countsSiblings)
        }
    }

    private static func bound(_ simple: CSSSelector.Simple, in tree: MarkupTree) -> Simple {
        switch simple {
        case .type(let name): tree.number(of: name).map { .name($0) } ?? .never
        case .id(let id): .id(Array(id.utf8))
        case .className(let name): .className(Array(name.utf8))
        case .attribute(let name, let comparison):
            tree.number(of: name).map { .attribute($0, comparison) } ?? .never
        case .nth(let nth): .nth(nth)
        case .onlyChild(let ofType): .onlyChild(ofType: ofType)
        case .empty: .empty
        case .root: .root
        case .scope: .scope
        case .language(let range): .language(range)
        case .not(let inner): .not(bound(inner, in: tree))
        }
    }

    private static func countsSiblings(_ simple: CSSSelector.Simple) -> Bool {
        switch simple {
        case .nth, .onlyChild: true
        case .not(let inner): countsSiblings(inner)
        default: false
        }
    }
}
