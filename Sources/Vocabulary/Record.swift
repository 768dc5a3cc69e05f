/// Typed fields under a stable identity.
package struct Record: Sendable, Hashable {
    package var kind: String
    /// The part of the identity after the kind.
    package var key: String
    /// In the order of the schema, companions behind their field.
    package var fields: [Field]
    /// The capture that the record was first found in.
    package var capture: String
    /// The rule that made the record, and its place among the rules of the recipe.
    package var rule: String
    package var order: Int
    /// Elements that are the record as a whole, where its fields follow from one element (`link`).
    package var elements: [Quote]

    package init(
        kind: String, key: String, fields: [Field], capture: String, rule: String = "", order: Int = 0,
        elements: [Quote] = []
    ) {
        self.kind = kind
        self.key = key
        self.fields = fields
        self.capture = capture
        self.rule = rule
        self.order = order
        self.elements = elements
    }

    package var id: String { kind + "/" + key }

    package subscript(name: String) -> Field? {
        fields.first { $0.name == name }
    }
}

/// A field of a record: its value, or why it has none, and the evidence for either.
package struct Field: Sendable, Hashable {
    package var name: String
    package var value: Value?
    package var evidence: [Evidence]
    /// Why the value is empty; nil where it is not.
    package var reason: EmptyReason?

    package init(_ name: String, _ value: Value?, evidence: [Evidence], reason: EmptyReason? = nil) {
        self.name = name
        self.value = value
        self.evidence = evidence
        self.reason = value == nil ? (reason ?? .noMatch) : nil
    }
}

/// Why a cell is empty.
package enum EmptyReason: String, Sendable, Hashable, CaseIterable {
    case noMatch = "no-match"
    case noRule = "no-rule"
    case rejected = "step-rejected"
    case withheld
    case unresolved
    case undetermined
    case declaredEmpty = "declared-empty"
    case notStated = "not-stated"
    case notHeld = "not-held"

    /// The reason in words.
    package var meaning: String {
        switch self {
        case .noMatch: "nothing on the page matches its rule"
        case .noRule: "the recipe has no rule for it"
        case .rejected: "a step of its rule rejected what stands there"
        case .withheld: "it is an address of a person, and withheld"
        case .unresolved: "what it refers to was not found"
        case .undetermined: "it could not be determined"
        case .declaredEmpty: "the page declares it empty"
        case .notStated: "nobody has stated it"
        case .notHeld: "raw/ does not hold what would say it"
        }
    }
}
