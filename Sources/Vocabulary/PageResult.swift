/// All that page work makes of one capture. A pure function of the bytes and the configuration.
package struct PageResult: Sendable, Equatable {
    package var encoding: EncodingDecision?
    package var page: Record?
    /// In the order of their keys.
    package var links: [Record]
    /// Of the recipe's kinds.
    package var records: [Record]
    /// In words, from records and the page.
    package var mentions: [Reference]
    package var judgements: [LanguageJudgement]
    package var findings: [Finding]

    package init(
        encoding: EncodingDecision? = nil, page: Record? = nil, links: [Record] = [], records: [Record] = [],
        mentions: [Reference] = [], judgements: [LanguageJudgement] = [], findings: [Finding] = []
    ) {
        self.encoding = encoding
        self.page = page
        self.links = links
        self.records = records
        self.mentions = mentions
        self.judgements = judgements
        self.findings = findings
    }
}
