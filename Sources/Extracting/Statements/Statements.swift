import Markup

/// All that a page says of itself for machines.
struct Statements {
    private(set) var things: [Thing] = []
    private(set) var triples: [RDFa.Triple] = []
    /// The names of the types of all things, without the vocabularies that they are of.
    private(set) var types: Set<Substring> = []
    /// Scripts that are not JSON, and what is wrong.
    private(set) var problems: [(node: Int32, problem: String)] = []

    /// - Parameter resolve: An address relative to the page, made absolute.
    init(_ parts: PageParts, in tree: MarkupTree, base: String, resolve: @escaping (String) -> String?) {
        if !parts.dataScripts.isEmpty {
            let scripts = JSONLD(parts.dataScripts, in: tree)
            things += scripts.things
            problems = scripts.problems
        }
        if !parts.statements.isEmpty {
            things += Microdata(parts.statements, in: tree).things
            // What `meta property` says is found without the rest of RDFa.
            let hasRDFa = parts.statements.contains { node in
                tree.known(Int(node)) != .meta
                    && (tree.attributeBytes(.property, of: Int(node)) != nil
                        || tree.attributeBytes(.typeof, of: Int(node)) != nil
                        || [HTMLName.rel, .rev].contains {
                            tree.attributeBytes($0, of: Int(node)).map(RDFaTerms.holdCURIE) ?? false
                        })
            }
            if hasRDFa { triples = RDFa(tree, base: base, resolve: resolve).triples }
        }
        things += MetaStatements(parts.metas, relations: parts.relations, in: tree).things
        if !parts.microformats.isEmpty { things += Microformats(parts.microformats, in: tree).things }
        types = Set(
            things.lazy.filter { $0.syntax != .meta }.flatMap { $0.descendants() }.flatMap(\.types).map {
                Self.last($0)
            })
    }

    /// The things of one syntax.
    func things(_ syntax: Thing.Syntax) -> [Thing] { things.filter { $0.syntax == syntax } }
}
