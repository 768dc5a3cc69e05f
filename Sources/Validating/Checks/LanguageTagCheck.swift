import Languages
import Vocabulary

/// Declared tags that are not well-formed or not registered (RFC 5646, section 2.2.9).
struct LanguageTagCheck: Check {
    func findings(in judgements: [LanguageJudgement]) -> [Finding] {
        judgements.compactMap { judgement in
            // What the page declares is judged once, with the page.
            guard judgement.field != LanguageJudgement.span, let tag = judgement.declared,
                judgement.field.isEmpty || judgement.declaredBy == "element"
            else { return nil }
            return finding(tag, judgement)
        }
    }

    private func finding(_ written: String, _ judgement: LanguageJudgement) -> Finding? {
        let shown = written.prefix(40)
        guard let tag = LanguageTag(written.trimming()) else {
            return Finding(
                .languageNotWellFormed, subject: judgement.subject, field: judgement.field,
                summary: "`\(shown)` is declared as a language, and is no tag of BCP 47",
                quote: judgement.quote)
        }
        guard !tag.isValid else { return nil }
        let meant = LanguageTag.countriesForLanguages[tag.language]
        let why =
            tag.repeatsSubtag
            ? "has a subtag twice" : "is not in the registry of \(SubtagRegistry.shared.date)"
        return Finding(
            .languageNotRegistered, subject: judgement.subject, field: judgement.field,
            summary:
                "`\(shown)` is declared as a language, and \(why)",
            help: meant.map {
                "`\(tag.language)` is the code of a country; read it as the language `\($0)`."
            },
            quote: judgement.quote)
    }
}

extension String {
    fileprivate func trimming() -> String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
