/// All that page work makes of one capture. A pure function of the bytes and the configuration.
package struct PageResult: Sendable, Equatable {
    package var encoding: EncodingDecision?
    package var page: Record?
    /// The rows of the other built-in kinds.
    package var rows: [RenderedRows]
    /// Of the recipe's kinds.
    package var records: [Record]
    /// In words, from records and the page.
    package var mentions: [Reference]
    package var judgements: [LanguageJudgement]
    package var findings: [Finding]
    /// Addresses that the page names for itself, or sends its readers to.
    package var stated: [StatedTarget]
    /// What fragments of links can lead to.
    package var anchors = Anchors(digests: [])
    /// Two digests of the main text that are near those of a similar text; none where it is short.
    package var similarity: [UInt64] = []
    package var coverage: PageCoverage?
    /// What the rules of recipes found on the page.
    package var hits: [RuleHits]

    package init(
        encoding: EncodingDecision? = nil, page: Record? = nil, rows: [RenderedRows] = [],
        records: [Record] = [],
        mentions: [Reference] = [], judgements: [LanguageJudgement] = [], findings: [Finding] = [],
        stated: [StatedTarget] = [], coverage: PageCoverage? = nil,
        hits: [RuleHits] = []
    ) {
        self.encoding = encoding
        self.page = page
        self.rows = rows
        self.records = records
        self.mentions = mentions
        self.judgements = judgements
        self.findings = findings
        self.stated = stated
        self.coverage = coverage
        self.hits = hits
    }
}

/// An address that a page names for itself, or sends its readers to.
package struct StatedTarget: Sendable, Equatable {
    /// Where the page names it.
    package enum Kind: String, Sendable, CaseIterable {
        /// `link rel=canonical`.
        case canonical
        /// `link rel=shortlink`.
        case shortlink
        /// `meta http-equiv=refresh`.
        case refresh = "meta-refresh"
    }

    /// What stands for a target that is an address of a person, or holds one.
    package static let withheld = "[withheld]"

    package var kind: Kind
    package var written: String
    /// Resolved and normalised; nil where that is impossible.
    package var url: String?

    package init(kind: Kind, written: String, url: String? = nil) {
        self.kind = kind
        self.written = written
        self.url = url
    }
}
