/// Addresses of the site that need not be captured, with the reason.
package struct Exclusion: Sendable, Hashable {
    package var url: Glob
    package var reason: String

    package init(url: Glob, reason: String) {
        self.url = url
        self.reason = reason
    }
}

/// An address of the site that is known from elsewhere.
package struct KnownURL: Sendable, Hashable {
    /// Normalised, without a fragment.
    package var url: String
    package var source: String
    /// The line of the list that names it.
    package var place: SourcePlace

    package init(url: String, source: String, place: SourcePlace) {
        self.url = url
        self.source = source
        self.place = place
    }
}

/// What `cartulary gate` asks of a dataset, and from when on.
package struct Gate: Sendable, Equatable {
    /// What is counted; the name in the project file and the row of the ledger.
    package enum Measure: String, Sendable, CaseIterable {
        case missing, broken
        case missingDocuments = "missing_documents"
        case unaddressed, malformed
        case damagedBytes = "damaged_bytes"
        case unclaimedPercent = "unclaimed_percent"
        case errors, warnings
    }

    /// The most of each measure that passes.
    package var limits: [Measure: Int] = [:]
    /// From this day on what is above its limit is an error; before it a warning.
    package var deadline: String?

    package init() {}
}

/// An address that something needs and nobody captured, with what depends on it.
package struct MissingURL: Sendable, Equatable {
    package var url: String
    /// What refers to it: `link`, `image`, `alternate`, `known-url`.
    package var field: String
    package var from: String
    package var place: [String]
    package var words: String

    package init(url: String, field: String, from: String, place: [String], words: String) {
        self.url = url
        self.field = field
        self.from = from
        self.place = place
        self.words = words
    }
}
