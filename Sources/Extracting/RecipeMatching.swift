import Markup
import Matching
import Vocabulary

/// Runs the routes of recipes on one page.
struct RecipeMatching: ~Copyable {
    private let document: MarkupDocument
    private let quotes: Quoting
    private let selectors: [String: CSSSelector]
    private let patterns: [String: Pattern]
    private(set) var drafts: [Draft] = []
    private(set) var mentions: [Mention] = []
    private(set) var findings: [Finding] = []
    /// The nodes that fields and mentions were taken from.
    private(set) var claimed: [Range<Int32>] = []

    /// A match of a selector.
    private enum Match {
        case node(Int)
        case attribute(owner: Int, name: String)
        case value(String)
    }

    init(
        document: consuming MarkupDocument, quotes: Quoting, selectors: [String: CSSSelector],
        patterns: [String: Pattern]
    ) {
        self.document = document
        self.quotes = quotes
        self.selectors = selectors
        self.patterns = patterns
    }

    private var key: String { quotes.page.capture.pageKey }

    mutating func run(_ route: Route, firstOrder: Int) {
        for condition in route.conditions where matches(of: condition, from: 0, rule: route.id).isEmpty {
            return
        }
        for (index, rule) in route.records.enumerated() {
            run(rule, order: firstOrder + index)
        }
        mentions += route.mentions.flatMap { found(by: $0, from: 0, piece: nil) }
    }

    private mutating func run(_ rule: RecordRule, order: Int) {
        var elements = [0]
        if let each = rule.each {
            elements = []
            for match in matches(of: each, from: 0, rule: rule.id) {
                if case .node(let node) = match { elements.append(node) }
            }
        }
        for element in elements {
            guard let split = rule.split else {
                draft(rule, order, element, piece: nil)
                continue
            }
            for piece in pieces(of: quotes.tree.renderedText(of: element), split, rule: rule.id) {
                draft(rule, order, element, piece: piece)
            }
        }
    }

    private mutating func draft(_ rule: RecordRule, _ order: Int, _ element: Int, piece: String?) {
        var fields: [DraftField] = []
        for field in rule.fields {
            var candidates: [DraftField.Candidate] = []
            for candidate in field.candidates {
                candidates.append(found(by: candidate, from: element, piece: piece))
            }
            fields.append(DraftField(name: field.name, candidates: candidates))
        }
        var language: DraftField.Candidate?
        if let languageRule = rule.language {
            language = found(by: languageRule, from: element, piece: piece)
        }
        let mentions = rule.mentions.flatMap { found(by: $0, from: element, piece: piece) }
        drafts.append(
            Draft(
                rule: rule, order: order, fields: fields, language: language, mentions: mentions,
                element: piece.map { quotes.excerpt(ofPiece: $0, in: element).quote }
                    ?? quotes.quote(of: element)))
    }

    private mutating func found(by rule: Rule, from element: Int, piece: String?) -> DraftField.Candidate {
        var excerpts: [Excerpt] = []
        if rule.selector == .element, let piece {
            excerpts = [quotes.excerpt(ofPiece: piece, in: element)]
            claim(element)
        } else {
            var matches = matches(of: rule.selector, from: element, rule: rule.id)
            if !rule.takesAll { matches = Array(matches.prefix(1)) }
            if rule.attribute == nil {
                for case .node(let node) in matches { claim(node) }
            }
            excerpts = matches.compactMap { excerpt(of: $0, attribute: rule.attribute, context: element) }
        }
        return DraftField.Candidate(rule: rule, excerpts: excerpts)
    }

    private mutating func claim(_ node: Int) {
        let nodes = quotes.tree.subtree(of: node)
        claimed.append(Int32(nodes.lowerBound)..<Int32(nodes.upperBound))
    }

    private func excerpt(of match: Match, attribute: String?, context: Int) -> Excerpt? {
        switch match {
        case .node(let node):
            guard let attribute else { return quotes.excerpt(of: node) }
            return quotes.excerpt(of: attribute, of: node)
        case .attribute(let owner, let name): return quotes.excerpt(of: name, of: owner)
        case .value(let text):
            return Excerpt(
                text: text, quote: quotes.quote(of: context), language: quotes.language(of: context))
        }
    }

    private mutating func found(by rule: MentionRule, from element: Int, piece: String?) -> [Mention] {
        guard let pattern = patterns[rule.pattern] else { return [] }
        var mentions: [Mention] = []
        for match in matches(of: rule.selector, from: element, rule: rule.id) {
            guard case .node(let node) = match else { continue }
            let text = piece ?? quotes.tree.renderedText(of: node)
            guard
                let words = attempt(rule.id, { () throws(PatternError) in try pattern.excerpt(of: text) })
                    ?? nil,
                !quotes.isLinked(words, in: node)
            else { continue }
            claim(node)
            mentions.append(Mention(rule: rule, excerpt: quotes.excerpt(ofPiece: words, in: node)))
        }
        return mentions
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

    /// What a selector finds from a node on; an evaluation that fails is a finding, never "no match".
    private mutating func matches(of selector: Selector, from node: Int, rule: String) -> [Match] {
        switch selector {
        case .element: return [.node(node)]
        case .constant(let text): return [.value(text)]
        case .css(let source):
            guard let selector = selectors[source] else { return [] }
            return quotes.tree.nodes(css: selector, in: node).map { .node($0) }
        case .xpath(let source):
            do throws(MarkupError) {
                return try document.nodes(xpath: source, from: node).map { match in
                    switch match {
                    case .node(let index): .node(index)
                    case .attribute(let owner, let name): .attribute(owner: owner, name: name)
                    case .value(let text): .value(text)
                    }
                }
            } catch {
                findings.append(
                    Finding(
                        .selectorFailed, subject: key,
                        summary: "The XPath of the rule \(rule) failed on this page: \(error)"))
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
