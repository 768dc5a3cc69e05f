/// Where the values of a record come from, for people.
package struct Explanation: Sendable, Equatable {
    package var record: String
    package var fields: [ExplainedField]
    /// Ids of records that refer to this one, with the field that does.
    package var referredToBy: [String]
    /// Of a page: the ids of records that were found on it.
    package var holds: [String]

    package init(
        record: String, fields: [ExplainedField], referredToBy: [String], holds: [String] = []
    ) {
        self.record = record
        self.fields = fields
        self.referredToBy = referredToBy
        self.holds = holds
    }

    /// All quotes, in the order of the fields.
    package var excerpts: [LocatedExcerpt] { fields.flatMap(\.origins).compactMap(\.excerpt) }

    /// Whether a value stands in a capture that was made from another source.
    package var hasTwoHops: Bool {
        fields.contains {
            $0.origins.contains { $0.excerpt?.fidelity == Capture.Fidelity.reconstructed.rawValue }
        }
    }
}

/// A column of a record: its value, or why it is empty, and where either comes from.
package struct ExplainedField: Sendable, Equatable {
    package var name: String
    package var value: String
    package var origins: [Origin]

    package init(name: String, value: String, origins: [Origin]) {
        self.name = name
        self.value = value
        self.origins = origins
    }

    /// Why the field has no value: the reason's code, and what it means.
    package var whyEmpty: String {
        let code = origins.lazy.map(\.reason).first { !$0.isEmpty } ?? EmptyReason.noMatch.rawValue
        return EmptyReason(rawValue: code).map { "\($0.meaning) (\(code))" } ?? code
    }
}

/// One piece of evidence, looked up in the captures.
package struct Origin: Sendable, Equatable {
    /// `quoted`, `declared` or `computed`.
    package var basis: String
    /// What a declared or computed value rests on.
    package var note: String
    package var rule: String
    /// The line of the recipe, as `file:line`.
    package var rulePlace: String
    package var steps: [String]
    package var reason: String
    package var excerpt: LocatedExcerpt?

    package init(
        basis: String, note: String, rule: String, rulePlace: String, steps: [String], reason: String,
        excerpt: LocatedExcerpt?
    ) {
        self.basis = basis
        self.note = note
        self.rule = rule
        self.rulePlace = rulePlace
        self.steps = steps
        self.reason = reason
        self.excerpt = excerpt
    }
}

/// A quote in its surroundings, and where it stands.
package struct LocatedExcerpt: Sendable, Equatable {
    /// The second hop: where the quote stands in the source that the capture was made from.
    package struct Source: Sendable, Equatable {
        package var file: String
        package var range: Range<Int>
        package var line: Int

        package init(file: String, range: Range<Int>, line: Int) {
            self.file = file
            self.range = range
            self.line = line
        }
    }

    package var before: String
    package var quote: String
    package var after: String
    package var file: String
    package var range: Range<Int>
    package var line: Int
    package var path: String
    package var url: String
    package var capturedAt: String
    package var fidelity: String
    package var source: Source?
    /// Whether the quote is withheld.
    package var isWithheld: Bool

    package init(
        before: String, quote: String, after: String, file: String, range: Range<Int>, line: Int,
        path: String,
        url: String, capturedAt: String, fidelity: String, source: Source?, isWithheld: Bool
    ) {
        self.before = before
        self.quote = quote
        self.after = after
        self.file = file
        self.range = range
        self.line = line
        self.path = path
        self.url = url
        self.capturedAt = capturedAt
        self.fidelity = fidelity
        self.source = source
        self.isWithheld = isWithheld
    }
}
