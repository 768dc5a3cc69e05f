import Languages
import Vocabulary

/// Texts in another language than is declared for them.
struct LanguageAgreementCheck: Check {
    func findings(in judgements: [LanguageJudgement]) -> [Finding] {
        let ofPage = judgements.first { $0.field.isEmpty && $0.verdict == .contradiction }
        // Spans stand in the table; a field over the same range has the finding.
        return judgements.filter { $0.verdict == .contradiction && $0.field != LanguageJudgement.span }
            .compactMap {
                judgement in
                // A page whose text contradicts its declaration is one finding, not one for each of its fields.
                if !judgement.field.isEmpty, let ofPage, judgement.declaredBy == "page",
                    judgement.detected == ofPage.detected
                {
                    return nil
                }
                return finding(judgement)
            }
    }

    private func finding(_ judgement: LanguageJudgement) -> Finding? {
        guard let detected = judgement.detected, let claim = judgement.stated ?? judgement.declared else {
            return nil
        }
        let what = judgement.field.isEmpty ? "the page's text" : judgement.field
        let primary = String(claim.lowercased().prefix { $0 != "-" })
        if let meant = LanguageTag.countriesThatAreLanguages[primary], LanguageDetector.agree(meant, detected)
        {
            return Finding(
                .languageIsLikelyCountry, subject: judgement.subject, field: judgement.field,
                summary:
                    "\(claim) is declared for \(what), which is in \(detected) "
                    + "(\(judgement.percent) %): the country, not the language",
                help: "Read `\(claim)` as `\(meant)`.", quote: judgement.quote)
        }
        let how =
            judgement.stated != nil
            ? "is stated" : judgement.declaredBy == "page" ? "is declared by the page" : "is declared"
        let isShortText =
            judgement.subject.hasPrefix("page/") && !judgement.field.isEmpty && judgement.declaredBy == "page"
        return Finding(
            isShortText ? .languageDiffers : .languageContradicted, subject: judgement.subject,
            field: judgement.field,
            summary:
                "\(claim) \(how) for \(what), which is in \(detected) (\(judgement.percent) % "
                + "of \(judgement.length) characters)",
            quote: judgement.quote)
    }
}
