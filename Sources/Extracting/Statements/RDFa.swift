import Markup

/// The triples of a page's RDFa (RDFa Core 1.1, section 7.5, in HTML+RDFa 1.1), without lists.
struct RDFa {
    /// A statement: subject and property are addresses or `_:b1` …
    struct Triple: Equatable {
        var subject: String
        var property: String
        var object: Object
        /// The element that says it.
        var node: Int32
    }

    enum Object: Equatable {
        case resource(String)
        case literal(String, language: String?, type: String?)
    }

    private(set) var triples: [Triple] = []

    private let tree: MarkupTree
    private let base: String
    private let resolve: (String) -> String?
    private var blanks = 0
    private var named: [String: String] = [:]

    private static let mostTriples = 50_000

    /// What an element hands on to those inside it.
    private struct Scope {
        var end: Int32
        var subject: String
        var object: String?
        var terms = RDFaTerms()
        var language: String?
        var incomplete: [(property: String, isForward: Bool)] = []
    }

    /// - Parameters:
    ///   - base: The address of the page.
    ///   - resolve: An address relative to it, made absolute.
    init(_ tree: MarkupTree, base: String, resolve: @escaping (String) -> String?) {
        self.tree = tree
        self.base = base
        self.resolve = resolve
        var scopes = [Scope(end: .max, subject: base, object: base)]
        for index in tree.nodes.indices where tree.nodes[index].kind == .element {
            while let last = scopes.last, scopes.count > 1, last.end <= Int32(index) { scopes.removeLast() }
            guard triples.count < Self.mostTriples, let scope = scopes.last else { break }
            if let inner = enter(Int32(index), scope) { scopes.append(inner) }
        }
    }

    private func value(_ name: HTMLName, _ node: Int32) -> String? { tree.attribute(name, of: Int(node)) }

    private mutating func blank() -> String {
        blanks += 1
        return "_:b\(blanks)"
    }

    /// An address or CURIE of `about` and `resource`.
    private mutating func resource(_ text: String?, _ terms: RDFaTerms) -> String? {
        guard var text = text?.trimmingEnds() else { return nil }
        if text.hasPrefix("["), text.hasSuffix("]") { text = String(text.dropFirst().dropLast()) }
        if text.hasPrefix("_:") {
            if let known = named[text] { return known }
            let blank = blank()
            named[text] = blank
            return blank
        }
        return terms.expanded(curie: text) ?? resolve(text)
    }

    /// Whether an element has an attribute that RDFa reads; most have none. The roots of a page count
    /// without.
    private func maySay(_ node: Int32) -> Bool {
        let attributes = tree.attributes(of: Int(node))
        guard !attributes.isEmpty else { return false }
        switch tree.known(Int(node)) {
        case .html, .head, .body: return true
        default: break
        }
        return attributes.contains { attribute in
            switch HTMLName(rawValue: attribute.name) {
            case .vocab, .prefix, .lang, .xmlLang, .property, .rel, .rev, .typeof, .about, .resource, .href,
                .src,
                .content, .datatype:
                true
            case nil: tree.spelling(of: attribute.name).hasPrefix("xmlns:")
            default: false
            }
        }
    }

    /// Does the steps for one element; what holds inside it, or nil where nothing changes.
    private mutating func enter(_ node: Int32, _ scope: Scope) -> Scope? {
        guard maySay(node) else { return nil }
        var terms = scope.terms
        let name = tree.known(Int(node))
        if let vocabulary = value(.vocab, node)?.trimmingEnds() {
            terms.vocabulary = vocabulary.isEmpty ? nil : vocabulary
            if let vocabulary = terms.vocabulary, let address = resolve(vocabulary) {
                add(base, RDFaTerms.usesVocabulary, .resource(address), node)
            }
        }
        terms.declare(value(.prefix, node), tree: tree, node: Int(node))
        let language = value(.lang, node) ?? value(.xmlLang, node) ?? scope.language

        let property = value(.property, node)
        var relations = words(value(.rel, node))
        var reverse = words(value(.rev, node))
        if property != nil {
            // Beside `property`, the words of HTML in `rel` mean what they mean in HTML.
            relations = relations.filter { $0.contains(":") }
            reverse = reverse.filter { $0.contains(":") }
        }
        let forward = relations.compactMap { terms.expanded(term: $0) }
        let backward = reverse.compactMap { terms.expanded(term: $0) }
        let hasRelation = !forward.isEmpty || !backward.isEmpty
        let types = words(value(.typeof, node)).compactMap { terms.expanded(term: $0) }
        let hasType = value(.typeof, node) != nil
        let about = resource(value(.about, node), terms)
        let target =
            resource(value(.resource, node), terms)
            ?? (value(.href, node) ?? value(.src, node)).flatMap { resolve($0.trimmingEnds()) }
        let isRoot = name == .html || name == .head || name == .body

        var subject: String?
        var object: String?
        var typed: String?
        var isSkipped = false
        if hasRelation {
            subject = about ?? (isRoot ? scope.object ?? base : scope.object)
            if about != nil && hasType { typed = about }
            object = target ?? (hasType && about == nil ? blank() : nil)
            if hasType && about == nil { typed = object }
        } else if property != nil, value(.content, node) == nil, value(.datatype, node) == nil {
            subject = about ?? scope.object ?? base
            if hasType {
                typed = about ?? (isRoot ? base : nil) ?? target ?? blank()
                object = typed
            }
        } else {
            subject = about ?? target
            if subject == nil {
                if isRoot {
                    subject = scope.object ?? base
                } else if hasType {
                    subject = blank()
                } else {
                    subject = scope.object
                    isSkipped = property == nil
                }
            }
            if hasType { typed = subject }
        }
        if let typed { for type in types { add(typed, RDFaTerms.type, .resource(type), node) } }
        var incomplete: [(property: String, isForward: Bool)] = []
        if let subject, hasRelation {
            if let object {
                for name in forward { add(subject, name, .resource(object), node) }
                for name in backward { add(object, name, .resource(subject), node) }
            } else {
                incomplete = forward.map { ($0, true) } + backward.map { ($0, false) }
                object = blank()
            }
        }
        if let property, let subject {
            let object = literal(of: node, terms, language, target, typed, hasRelation, about != nil)
            for name in words(property).compactMap({ terms.expanded(term: $0) }) {
                add(subject, name, object, node)
            }
        }
        if !isSkipped, let subject {
            for (property, isForward) in scope.incomplete {
                if isForward {
                    add(scope.subject, property, .resource(subject), node)
                } else {
                    add(subject, property, .resource(scope.subject), node)
                }
            }
        }
        var inner = scope
        inner.end = tree.nodes[Int(node)].end
        inner.terms = terms
        inner.language = language
        guard !isSkipped else { return inner }
        inner.subject = subject ?? scope.subject
        inner.object = object ?? subject ?? scope.subject
        inner.incomplete = incomplete
        return inner
    }

    /// The value of `property` (section 7.5, step 11; HTML+RDFa, section 3.1).
    private func literal(
        of node: Int32, _ terms: RDFaTerms, _ language: String?, _ target: String?, _ typed: String?,
        _ hasRelation: Bool, _ hasAbout: Bool
    ) -> Object {
        let type = value(.datatype, node).flatMap { $0.isEmpty ? nil : terms.expanded(term: $0) }
        let content = value(.content, node)
        let moment = value(.datetime, node)
        if let text = content ?? moment, type != nil || content != nil || moment != nil {
            return .literal(text, language: type == nil && content != nil ? language : nil, type: type)
        }
        if let type { return .literal(tree.rawText(of: Int(node)), language: nil, type: type) }
        if value(.datatype, node) == nil {
            if !hasRelation, let target { return .resource(target) }
            if value(.typeof, node) != nil, !hasAbout, let typed { return .resource(typed) }
        }
        return .literal(tree.rawText(of: Int(node)), language: language, type: nil)
    }

    private mutating func add(_ subject: String, _ property: String, _ object: Object, _ node: Int32) {
        triples.append(Triple(subject: subject, property: property, object: object, node: node))
    }

    private func words(_ text: String?) -> [String] {
        text?.words() ?? []
    }
}
