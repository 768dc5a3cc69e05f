import Languages
import Vocabulary

/// Makes fields of what a page or a feed says of itself: quoted as it stands there, without addresses of
/// people.
struct QuotedFields {
    /// The id of the record.
    let subject: String
    let withholding: Withholding
    let detector: LanguageDetector?

    /// What stands there, as it stands there.
    func plain(_ name: String, _ written: Excerpt?) -> Field {
        guard let written else { return Field(name, nil, evidence: []) }
        let excerpt = withholding.redacted(written) ?? written
        return Field(name, .string(excerpt.text), evidence: [Evidence(.quoted(excerpt.quote))])
    }

    /// A text with its language, and what was judged of that.
    func text(_ name: String, _ written: Excerpt?) -> (fields: [Field], judgement: LanguageJudgement?) {
        guard let written else {
            return ([name, name + "_lang", name + "_lang_basis"].map { Field($0, nil, evidence: []) }, nil)
        }
        let excerpt = withholding.redacted(written) ?? written
        let decision = LanguageDecision(
            of: excerpt.text, subject: subject, field: name, declared: excerpt.language, stated: nil,
            detector: detector, quote: excerpt.quote)
        let field = Field(name, .string(excerpt.text), evidence: [Evidence(.quoted(excerpt.quote))])
        return ([field] + PageNormaliser.companions(name, decision), decision.judgement)
    }

    /// A date with its first and last day.
    ///
    /// - Parameter edtf: Reads the text; nil where it is no date.
    func date(_ name: String, _ written: Excerpt?, _ edtf: (String) -> String?) -> [Field] {
        guard let written else { return ["", "_from", "_to"].map { Field(name + $0, nil, evidence: []) } }
        return date(
            name, edtf(written.text), evidence: Evidence(.quoted(written.quote), steps: ["date"]))
    }

    /// A date in EDTF with its first and last day.
    func date(_ name: String, _ date: String?, evidence: Evidence) -> [Field] {
        let bounds = date.flatMap { EDTF($0) }
        let computed = [Evidence(.computed(function: "edtf-bounds@1", from: [name]))]
        return [Field(name, date.map { .string($0) }, evidence: [evidence], reason: .rejected)]
            + [("_from", bounds?.earliest), ("_to", bounds?.latest)].map { end, day in
                Field(name + end, day.map { .string($0) }, evidence: computed, reason: .undetermined)
            }
    }
}
