import Languages
import Vocabulary

/// Decides the language of one text from what is stated, declared and detected, and abstains without proof.
struct LanguageDecision {
    private(set) var tag: String?
    private(set) var basis: String?
    private(set) var evidence: [Evidence] = []
    private(set) var reason: EmptyReason?
    private(set) var judgement: LanguageJudgement

    /// - Parameters:
    ///   - stated: A tag that the recipe states, with its evidence.
    ///   - detector: Nil where detection is switched off.
    init(
        of text: String, subject: String, field: String, declared: DeclaredLanguage,
        stated: (String, [Evidence])?,
        detector: LanguageDetector?, quote: Quote?
    ) {
        let answer = Self.answer(detector, text, declared, stated?.0)
        judgement = LanguageJudgement(
            subject: subject, field: field, declared: declared.tag, declaredBy: Self.name(of: declared),
            stated: stated?.0, detected: answer?.language, percent: answer?.percent ?? 0,
            length: answer?.length ?? 0,
            verdict: Self.verdict(claim: stated?.0 ?? Self.valid(declared), detected: answer?.language),
            quote: quote)
        let computed = [Evidence(.computed(function: LanguageDetector.version, from: [field]))]
        if let stated {
            (tag, basis, evidence) = (stated.0, "stated", stated.1)
            return
        }
        let isDetectable =
            detector.map { detector in
                Self.valid(declared).map { claim in
                    answer?.language.map { detector.judges(claim, against: $0) } ?? detector.knows(claim)
                } ?? true
            } ?? false
        // What the detector says of a language that it cannot name decides nothing.
        switch (isDetectable ? answer?.language : nil, declared) {
        case (let detected?, .declared(let tag, let quote))
        where Self.valid(declared).map({ LanguageDetector.agree($0, detected) }) ?? false:
            accept(tag, "declared", [Evidence(.quoted(quote))])
        case (let detected?, _): (tag, basis, evidence) = (detected, "detected", computed)
        case (nil, .declared(let tag, let quote)) where Self.valid(declared) != nil:
            accept(tag, "declared", [Evidence(.quoted(quote))])
        case (nil, .inherited(let tag, let quote)) where Self.valid(declared) != nil && !isDetectable:
            accept(tag, "inherited", [Evidence(.quoted(quote))])
        case (nil, .empty(let quote)):
            (basis, evidence, reason) = ("declared-empty", [Evidence(.quoted(quote))], .declaredEmpty)
        default: (evidence, reason) = (computed, .undetermined)
        }
    }

    private mutating func accept(_ written: String, _ basis: String, _ evidence: [Evidence]) {
        tag = LanguageTag(written)?.conventional
        self.basis = basis
        self.evidence = evidence
    }

    /// What the detector says; it abstains where that would contradict a claim and is not sure enough for it.
    private static func answer(
        _ detector: LanguageDetector?, _ text: String, _ declared: DeclaredLanguage, _ stated: String?
    ) -> LanguageDetector.Answer? {
        guard let detector else { return nil }
        var answer = detector.answer(for: text)
        var isOwn = true
        if stated == nil, case .inherited = declared { isOwn = false }
        if let claim = stated ?? valid(declared), let detected = answer.language,
            !LanguageDetector.agree(claim, detected),
            !detector.contradicts(claim, answer, of: text, isOwn: isOwn)
        {
            answer.language = nil
            answer.percent = 0
        }
        return answer
    }

    private static func name(of declared: DeclaredLanguage) -> String {
        switch declared {
        case .none: ""
        case .inherited: "page"
        case .declared: "element"
        case .empty: "empty"
        }
    }

    /// A declared tag that is well-formed and registered.
    static func valid(_ declared: DeclaredLanguage) -> String? {
        guard let written = declared.tag, let tag = LanguageTag(written), tag.isValid, tag.language != "und"
        else { return nil }
        return tag.conventional
    }

    static func verdict(claim: String?, detected: String?) -> LanguageJudgement.Verdict {
        switch (claim, detected) {
        // A language that the detector cannot name it takes for a relative: that contradicts nothing.
        case (let claim?, let detected?) where !LanguageDetector().judges(claim, against: detected):
            .abstention
        case (let claim?, let detected?):
            LanguageDetector.agree(claim, detected) ? .agreement : .contradiction
        case (_, nil): .abstention
        case (nil, _): .uncontested
        }
    }
}
