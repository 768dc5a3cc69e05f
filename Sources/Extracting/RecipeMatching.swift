import Markup
import Matching
import Vocabulary

/// Runs the routes of recipes on one page.
struct RecipeMatching: ~Copyable {
    private let document: MarkupDocument
    private let quotes: Quoting
    private let index: ElementIndex
    private let selectors: [String: CSSSelector]
    private let plainPaths: [String: PlainXPath]
    private let patterns: [String: Pattern]
    private let statements: Statements
    private let template: String
    private(set) var drafts: [Draft] = []
    private(set) var mentions: [Mention] = []
    private(set) var findings: [Finding] = []
    /// The nodes that fields and mentions were taken from.
    private(set) var claimed: [Range<Int32>] = []
    /// How often each rule was asked and matched, in the order in which they were asked first.
    private(set) var hits: [RuleHits] = []
    private var hitIndices: [String: Int] = [:]
    /// Rules that matched more than a rule may on one page.
    private var excessive: Set<String> = []

    /// A rule that matches more than this on one page matches what it should not.
    private static let mostMatches = 10_000
    private static let mostDrafts = 20_000

    /// A match of a selector.
    private enum Match {
        case node(Int)
        case attribute(owner: Int, name: String)
        /// A text, and whether it holds as a condition.
        case value(String, isTrue: Bool)
        /// A value of embedded metadata, and the element that states it.
        case stated(Statements.Found)
        /// All that stands in a section.
        case section(Range<Int>)
    }

    init(
        document: consuming MarkupDocument, quotes: Quoting, selectors: [String: CSSSelector],
        plainPaths: [String: PlainXPath], patterns: [String: Pattern], statements: Statements,
        template: String
    ) {
        self.document = document
        self.quotes = quotes
        index = ElementIndex(quotes.tree)
        self.selectors = selectors
        self.plainPaths = plainPaths
        self.patterns = patterns
        self.statements = statements
        self.template = template
    }

    private var key: String { quotes.page.capture.pageKey }

    mutating func run(_ route: Route, firstOrder: Int) {
        let page = RecipeScope(0, in: quotes.tree)
        let isRouted =
            (route.templates.isEmpty || route.templates.contains(template))
            && holds(route.conditions, route.exclusions, in: page, rule: route.id)
        note(route.id, matches: isRouted ? 1 : 0)
        guard isRouted else { return }
        for (index, rule) in route.records.enumerated() where !rule.isOfFeeds {
            run(rule, order: firstOrder + index)
        }
        mentions += route.mentions.flatMap { found(by: $0, in: page) }
    }

    private mutating func holds(
        _ conditions: [Selector], _ exclusions: [Selector], in scope: RecipeScope, rule: String
    ) -> Bool {
        conditions.allSatisfy { holds($0, in: scope, rule: rule) }
            && !exclusions.contains { holds($0, in: scope, rule: rule) }
    }

    /// Whether a selector matches anything, or an expression is true.
    private mutating func holds(_ selector: Selector, in scope: RecipeScope, rule: String) -> Bool {
        matches(of: selector, in: scope, rule: rule).contains { match in
            if case .value(_, let isTrue) = match { isTrue } else { true }
        }
    }

    private mutating func note(_ rule: String, matches: Int) {
        let index = hitIndices[rule] ?? hits.count
        if index == hits.count {
            hitIndices[rule] = index
            hits.append(RuleHits(rule: rule))
        }
        hits[index].asked += 1
        hits[index].found += matches > 0 ? 1 : 0
        hits[index].matches += matches
    }

    // MARK: Records

    private mutating func run(_ rule: RecordRule, order: Int) {
        let scopes = scopes(of: rule).filter {
            holds(rule.conditions, rule.exclusions, in: $0, rule: rule.id)
        }
        note(rule.id, matches: scopes.count)
        for scope in scopes {
            guard drafts.count < Self.mostDrafts else { return report(rule.id) }
            guard let split = rule.split else {
                draft(rule, order, scope)
                continue
            }
            for piece in pieces(of: quotes.tree.renderedText(of: scope.node), split, rule: rule.id) {
                draft(rule, order, RecipeScope(scope.node, in: quotes.tree, piece: piece))
            }
        }
    }

    private mutating func scopes(of rule: RecordRule) -> [RecipeScope] {
        let page = RecipeScope(0, in: quotes.tree)
        guard let selector = rule.each ?? rule.sections else { return [page] }
        let nodes = matches(of: selector, in: page, rule: rule.id).compactMap { match -> Int? in
            if case .node(let node) = match { node } else { nil }
        }
        if rule.sections != nil { return RecipeScope.sections(of: nodes, in: quotes.tree) }
        return nodes.map { RecipeScope($0, in: quotes.tree) }
    }

    private mutating func draft(_ rule: RecordRule, _ order: Int, _ scope: RecipeScope) {
        var fields: [DraftField] = []
        for field in rule.fields {
            var candidates: [DraftField.Candidate] = []
            for candidate in field.candidates { candidates.append(found(by: candidate, in: scope)) }
            fields.append(DraftField(name: field.name, candidates: candidates))
        }
        var language: DraftField.Candidate?
        if let languageRule = rule.language { language = found(by: languageRule, in: scope) }
        let mentions = rule.mentions.flatMap { found(by: $0, in: scope) }
        drafts.append(
            Draft(
                rule: rule, order: order, fields: fields, language: language, mentions: mentions,
                element: scope.piece.map { quotes.excerpt(ofPiece: $0, in: scope.node).quote }
                    ?? quotes.quote(of: scope.node)))
    }

    // MARK: Fields

    private mutating func found(by rule: Rule, in scope: RecipeScope) -> DraftField.Candidate {
        if rule.selector == .element, let piece = scope.piece {
            note(rule.id, matches: 1)
            claim(quotes.tree.subtree(of: scope.node))
            return DraftField.Candidate(
                rule: rule, excerpts: [quotes.excerpt(ofPiece: piece, in: scope.node)])
        }
        var matches = matches(of: rule.selector, in: scope, rule: rule.id)
        note(rule.id, matches: matches.count)
        if !rule.takesAll { matches = Array(matches.prefix(1)) }
        if rule.attribute == nil {
            for match in matches {
                if case .node(let node) = match { claim(quotes.tree.subtree(of: node)) }
                if case .section(let range) = match { claim(range) }
            }
        }
        let excerpts = matches.compactMap { excerpt(of: $0, attribute: rule.attribute, scope: scope) }
        return DraftField.Candidate(rule: rule, excerpts: excerpts)
    }

    private mutating func claim(_ nodes: Range<Int>) {
        claimed.append(Int32(nodes.lowerBound)..<Int32(nodes.upperBound))
    }

    private func excerpt(of match: Match, attribute: String?, scope: RecipeScope) -> Excerpt? {
        switch match {
        case .node(let node):
            guard let attribute else { return quotes.excerpt(of: node) }
            return quotes.excerpt(of: attribute, of: node)
        case .attribute(let owner, let name): return quotes.excerpt(of: name, of: owner)
        case .value(let text, _):
            return Excerpt(
                text: text, quote: quotes.quote(of: scope.node), language: quotes.language(of: scope.node))
        case .stated(let found):
            let node = Int(found.node)
            if let excerpt = quotes.excerpt(of: "content", of: node), excerpt.text == found.text {
                return excerpt
            }
            return Excerpt(
                text: found.text, quote: quotes.quote(of: node), language: quotes.language(of: node))
        case .section(let range): return quotes.excerpt(of: range)
        }
    }

    // MARK: References in words

    private mutating func found(by rule: MentionRule, in scope: RecipeScope) -> [Mention] {
        guard let pattern = patterns[rule.pattern] else { return [] }
        var mentions: [Mention] = []
        for match in matches(of: rule.selector, in: scope, rule: rule.id) {
            guard case .node(let node) = match else { continue }
            let text = scope.piece ?? quotes.tree.renderedText(of: node)
            guard
                let words = attempt(rule.id, { () throws(PatternError) in try pattern.excerpt(of: text) })
                    ?? nil,
                !quotes.isLinked(words, in: node)
            else { continue }
            claim(quotes.tree.subtree(of: node))
            mentions.append(Mention(rule: rule, excerpt: quotes.excerpt(ofPiece: words, in: node)))
        }
        note(rule.id, matches: mentions.count)
        return mentions
    }

    /// Whether a rule has taken the words of a reference.
    func mentions(_ mention: Mention) -> Bool {
        (mentions + drafts.flatMap(\.mentions)).contains { taken in
            taken.excerpt.quote.ranges.contains { range in
                mention.excerpt.quote.ranges.contains { $0.overlaps(range) }
            }
        }
    }

    private mutating func pieces(of text: String, _ split: Split, rule: String) -> [String] {
        var text = text
        if let within = split.within.flatMap({ patterns[$0] }) {
            let source = text
            guard
                let part = attempt(rule, { () throws(PatternError) in try within.excerpt(of: source) }) ?? nil
            else {
                return []
            }
            text = part
        }
        guard let separator = patterns[split.separator] else { return [] }
        let bytes = Array(text.utf8)
        let cuts = attempt(rule) { () throws(PatternError) in try separator.matches(in: bytes) } ?? []
        var pieces: [String] = []
        var start = 0
        for range in cuts.compactMap({ $0[0] }) + [bytes.count..<bytes.count] {
            let piece = String(decoding: bytes[start..<range.lowerBound], as: UTF8.self)
            if !piece.allSatisfy(\.isWhitespace) { pieces.append(piece) }
            start = range.upperBound
        }
        return pieces
    }

    // MARK: Selectors

    /// What a selector finds in a scope; an evaluation that fails is a finding, never "no match".
    private mutating func matches(of selector: Selector, in scope: RecipeScope, rule: String) -> [Match] {
        let found = allMatches(of: selector, in: scope, rule: rule)
        guard found.count > Self.mostMatches else { return found }
        report(rule)
        return Array(found.prefix(Self.mostMatches))
    }

    /// A rule that matches a thousand times what it should is a finding, not memory.
    private mutating func report(_ rule: String) {
        guard excessive.insert(rule).inserted else { return }
        findings.append(
            Finding(
                .ruleExcessive, subject: key,
                summary:
                    "The rule \(rule) matches more than \(Self.mostMatches) times on this page; the rest was left"
            ))
    }

    private mutating func allMatches(of selector: Selector, in scope: RecipeScope, rule: String) -> [Match] {
        switch selector {
        case .element: return [scope.isSection ? .section(scope.range) : .node(scope.node)]
        case .constant(let text): return [.value(text, isTrue: true)]
        case .address: return [.value(key, isTrue: true)]
        case .entryElement: return []
        case .css(let source):
            guard let selector = selectors[source] else { return [] }
            let nodes = index.nodes(selector, in: scope.node, among: scope.range)
            // The heading of a section is a part of it.
            let own =
                scope.isSection
                && !index.nodes(selector, in: 0, among: scope.node..<(scope.node + 1)).isEmpty
            return (own ? [scope.node] + nodes : nodes).map { .node($0) }
        case .label(let label):
            return LabelSearch(tree: quotes.tree).values(of: label, in: scope).map { .node($0) }
        case .statement(let name):
            let isPage = scope.node == 0
            return statements.values(of: name).filter { isPage || scope.range.contains(Int($0.node)) }.map {
                .stated($0)
            }
        case .xpath(let source):
            if let path = plainPaths[source] {
                return path.nodes(from: scope.node, in: index).map { node in
                    path.attribute.map { .attribute(owner: node, name: $0) } ?? .node(node)
                }
            }
            do throws(MarkupError) {
                return try document.nodes(xpath: source, from: scope.node).map { match in
                    switch match {
                    case .node(let index): .node(index)
                    case .attribute(let owner, let name): .attribute(owner: owner, name: name)
                    case .value(let text, let isTrue): .value(text, isTrue: isTrue)
                    }
                }
            } catch {
                findings.append(
                    Finding(
                        .selectorFailed, subject: key,
                        summary: "The XPath of the rule \(rule) failed on this page: \(error.explanation)"))
                return []
            }
        }
    }

    private mutating func attempt<Result>(_ rule: String, _ body: () throws(PatternError) -> Result)
        -> Result?
    {
        do throws(PatternError) {
            return try body()
        } catch {
            findings.append(
                Finding(
                    .selectorFailed, subject: key,
                    summary:
                        "The pattern of the rule \(rule) takes more steps on this page than a page may cost"))
            return nil
        }
    }
}
