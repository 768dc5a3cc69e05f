import Matching
package import Vocabulary

/// The rules of recipes for the entries of one feed.
package struct FeedRules: Sendable {
    /// What a rule takes of an entry: the text of elements, or one of their attributes.
    struct Part: Hashable {
        var element: String
        var attribute: String?

        init?(_ rule: Rule) {
            guard case .entryElement(let name) = rule.selector else { return nil }
            element = name
            attribute = rule.attribute
        }
    }

    /// The routes that the feed is on.
    private let routes: [String]
    /// The rules, each with its place among the rules of all recipes.
    private let rules: [(rule: RecordRule, order: Int)]
    /// What is to be taken of each entry.
    let parts: [String: Set<Part>]

    /// The rules for a feed at an address.
    ///
    /// - Throws: Where a pattern does not compile, which a checked recipe's do.
    package init(_ recipes: [Recipe] = [], for address: String = "") throws {
        var routes: [String] = []
        var rules: [(RecordRule, Int)] = []
        var order = 0
        for route in recipes.flatMap(\.routes) {
            defer { order += route.records.count }
            let own = route.records.enumerated().filter { $1.isOfFeeds }.map { ($1, order + $0) }
            guard !own.isEmpty, try route.address.map({ try Pattern($0).isFound(in: address) }) ?? true else {
                continue
            }
            routes.append(route.id)
            rules += own
        }
        self.routes = routes
        self.rules = rules
        let wanted = rules.flatMap { $0.0.fields.flatMap(\.candidates).compactMap { Part($0) } }
        parts = Dictionary(grouping: wanted, by: \.element).mapValues { Set($0) }
    }

    /// What the rules find in an entry.
    ///
    /// - Parameters:
    ///   - found: The excerpts of each part, in the order of the feed.
    ///   - entry: Where the entry stands.
    func drafts(of found: [Part: [Excerpt]], entry: Quote) -> [Draft] {
        rules.map { rule, order in
            let fields = rule.fields.map { field in
                DraftField(
                    name: field.name,
                    candidates: field.candidates.map { candidate in
                        let excerpts = Part(candidate).flatMap { found[$0] } ?? []
                        return DraftField.Candidate(
                            rule: candidate,
                            excerpts: candidate.takesAll ? excerpts : Array(excerpts.prefix(1)))
                    })
            }
            return Draft(
                rule: rule, order: order, fields: fields, language: nil, mentions: [], element: entry)
        }
    }

    /// How often each rule was asked, and what it found in entries.
    func hits(in entries: [FeedExcerpts.Entry]) -> [RuleHits] {
        var hits = routes.map { RuleHits(rule: $0, asked: 1, found: 1, matches: 1) }
        for (index, (rule, _)) in rules.enumerated() {
            let drafts = entries.map { $0.drafts[index] }
            hits.append(
                RuleHits(
                    rule: rule.id, asked: 1, found: drafts.isEmpty ? 0 : 1, matches: drafts.count))
            for (place, field) in rule.fields.enumerated() {
                for (number, candidate) in field.candidates.enumerated() {
                    let counts = drafts.map { $0.fields[place].candidates[number].excerpts.count }
                    hits.append(
                        RuleHits(
                            rule: candidate.id, asked: counts.count, found: counts.count { $0 > 0 },
                            matches: counts.reduce(0, +)))
                }
            }
        }
        return hits
    }
}

extension RecordRule {
    /// Whether it is about entries of feeds, and no pages.
    var isOfFeeds: Bool {
        fields.lazy.flatMap(\.candidates).contains { rule in
            if case .entryElement = rule.selector { true } else { false }
        }
    }
}
