/// A reference from one record to something else, as written, and what became of it.
package struct Reference: Sendable, Hashable {
    /// The states in which a reference can end.
    package enum State: String, Sendable, CaseIterable {
        case resolved
        case capturedNotExtracted = "captured-not-extracted"
        case inScopeNotCaptured = "in-scope-not-captured"
        /// The archive holds an error of the server: 4xx, 5xx.
        case broken
        case external
        case malformed
        case unaddressed
        case excluded
    }

    package var from: String
    /// The field, the rule or `link`.
    package var field: String
    package var written: String
    package var state: State
    /// The id of a record, or a URL.
    package var to: String
    package var reason: String
    /// For a reference in words, what a reader would expect behind them.
    package var expects: MentionRule.Target?
    package var quote: Quote?
    /// The normalised URL, with its fragment.
    package var url: String
    /// What became of the fragment; nil where there is none.
    package var fragment: Anchors.Verdict?

    package init(
        from: String, field: String, written: String, state: State, to: String = "", reason: String = "",
        expects: MentionRule.Target? = nil, quote: Quote? = nil, url: String = "",
        fragment: Anchors.Verdict? = nil
    ) {
        self.url = url
        self.fragment = fragment
        self.from = from
        self.field = field
        self.written = written
        self.state = state
        self.to = to
        self.reason = reason
        self.expects = expects
        self.quote = quote
    }
}
