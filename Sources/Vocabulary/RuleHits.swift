/// How often a rule was asked on a page, and what it found.
package struct RuleHits: Sendable, Equatable {
    /// The id of a route, a record, a field's rule or a mention.
    package var rule: String
    /// How often it was asked: once a page, or once for each record that it looks in.
    package var asked: Int
    /// How often it matched anything.
    package var found: Int
    /// What it matched in all.
    package var matches: Int
    /// The values of records that rest on it.
    package var values: Int

    package init(rule: String, asked: Int = 0, found: Int = 0, matches: Int = 0, values: Int = 0) {
        self.rule = rule
        self.asked = asked
        self.found = found
        self.matches = matches
        self.values = values
    }
}
