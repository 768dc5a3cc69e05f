import Languages
import Vocabulary

/// Finds the paragraphs of a page that are in another language than most of it.
struct LanguageSpans {
    let page: Page
    /// One for each block; none where detection is switched off.
    let answers: [LanguageDetector.Answer]

    private let detector = LanguageDetector()

    private static let most = 100
    /// Headings and terms of one line are no passage.
    private static let shortest = 60

    /// A run of blocks in one language.
    private struct Span {
        var language: String
        var blocks: Range<Int>
        var length: Int
        var weight: Int
    }

    /// One for each run of blocks in a language that is not the page's, with its place.
    func judgements(of excerpts: PageExcerpts, page judgement: LanguageJudgement) -> [LanguageJudgement] {
        guard let ofPage = judgement.detected else { return [] }
        var spans: [Span] = []
        var open: Span?
        for (index, answer) in answers.enumerated() {
            guard let language = answer.language, contradicts(ofPage, at: index, excerpts) else {
                if answer.language != nil, let span = open.take() { spans.append(span) }
                continue
            }
            if let span = open, span.language != language {
                spans.append(span)
                open = nil
            }
            var span = open ?? Span(language: language, blocks: index..<index, length: 0, weight: 0)
            span.blocks = span.blocks.lowerBound..<(index + 1)
            span.length += answer.length
            span.weight += answer.length * answer.percent
            open = span
        }
        if let open { spans.append(open) }
        return spans.filter { $0.length >= Self.shortest }.prefix(Self.most).map {
            self.judgement(of: $0, excerpts, judgement)
        }
    }

    private func contradicts(_ ofPage: String, at index: Int, _ excerpts: PageExcerpts) -> Bool {
        guard let detected = answers[index].language, !LanguageDetector.agree(ofPage, detected) else {
            return false
        }
        let text = String(decoding: excerpts.text[excerpts.blocks[index]], as: UTF8.self)
        return detector.contradicts(ofPage, answers[index], of: text, isOwn: false)
    }

    private func judgement(of span: Span, _ excerpts: PageExcerpts, _ ofPage: LanguageJudgement)
        -> LanguageJudgement
    {
        let own = excerpts.tongues.last { $0.blocks.contains(span.blocks.lowerBound) }?.tag
        let declared = own ?? ofPage.declared
        let claim = declared.flatMap { LanguageTag($0) }.flatMap { $0.isValid ? $0.conventional : nil }
        let start = excerpts.blockPlaces[span.blocks.lowerBound].lowerBound
        let end = excerpts.blockPlaces[span.blocks.upperBound - 1].upperBound
        return LanguageJudgement(
            subject: ofPage.subject, field: LanguageJudgement.span, declared: declared,
            declaredBy: own != nil ? "element" : declared == nil ? "" : "page", stated: nil,
            detected: span.language, percent: span.weight / max(span.length, 1), length: span.length,
            verdict: LanguageDecision.verdict(claim: claim, detected: span.language),
            quote: Quote(
                capture: page.capture.id, ranges: [page.offsets.payloadRange(of: start..<max(start, end))],
                path: "",
                exact: nil))
    }
}
