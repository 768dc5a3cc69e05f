/// What is declared, detected and stated of the language of one text.
package struct LanguageJudgement: Sendable, Hashable {
    /// How declared and detected stand to each other.
    package enum Verdict: String, Sendable, CaseIterable {
        case agreement, contradiction, abstention
        /// Only one of the two has spoken.
        case uncontested
    }

    /// The field of a passage within a page's text; it has a row in the table, and no finding.
    package static let span = "span"

    package var subject: String
    package var field: String
    package var declared: String?
    /// `page`, `element`, `empty`, `recipe`, or empty.
    package var declaredBy: String
    package var stated: String?
    package var detected: String?
    /// The share of the text that the detector gives to its language, in per cent.
    package var percent: Int
    /// The characters that were judged.
    package var length: Int
    package var verdict: Verdict
    package var quote: Quote?
    /// Of a page: all that declares its language, each as `where=tag`.
    package var declarations: [String] = []

    package init(
        subject: String, field: String, declared: String?, declaredBy: String, stated: String?,
        detected: String?, percent: Int, length: Int, verdict: Verdict, quote: Quote?
    ) {
        self.subject = subject
        self.field = field
        self.declared = declared
        self.declaredBy = declaredBy
        self.stated = stated
        self.detected = detected
        self.percent = percent
        self.length = length
        self.verdict = verdict
        self.quote = quote
    }
}
