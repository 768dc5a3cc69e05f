import Addresses
import Languages
import Vocabulary

/// Makes the record of a page.
struct PageNormaliser {
    let page: Page
    let base: WebURL?
    let detector: LanguageDetector?
    let withholding: Withholding

    func record(of excerpts: PageExcerpts) -> (record: Record, judgements: [LanguageJudgement]) {
        let id = "page/" + page.capture.pageKey
        let quoted = QuotedFields(subject: id, withholding: withholding, detector: detector)
        var fields: [Field] = []
        var judgements: [LanguageJudgement] = []
        let fromCapture = [Evidence(.computed(function: "capture", from: ["capture.url"]))]
        fields.append(Field("id", .string(id), evidence: fromCapture))
        fields.append(
            Field("url", page.capture.url.map { .string($0) }, evidence: fromCapture, reason: .notStated))
        fields.append(canonical(excerpts.canonical))
        for (name, excerpt) in [
            ("title", excerpts.title), ("description", excerpts.description), ("heading", excerpts.heading),
        ] {
            let (made, judgement) = quoted.text(name, excerpt)
            fields += made
            if let judgement { judgements.append(judgement) }
        }
        appendMainText(excerpts, to: &fields)
        fields.append(quoted.plain("author", excerpts.author))
        let dates = PageDates(quoted, of: page.capture, language: excerpts.language.tag)
        fields += dates.published(excerpts.published) + dates.modified(excerpts.modified)
        let answers = answers(excerpts)
        var ofPage = languageOfPage(excerpts, id, answers)
        ofPage.declarations = declarations(excerpts)
        judgements.insert(ofPage, at: 0)
        judgements += LanguageSpans(page: page, answers: answers).judgements(of: excerpts, page: ofPage)
        fields.append(declaredLanguage(excerpts.language))
        let detected = [Evidence(.computed(function: LanguageDetector.version, from: ["body"]))]
        fields.append(
            Field(
                "lang_detected", ofPage.detected.map { .string($0) }, evidence: detected,
                reason: .undetermined))
        fields.append(quoted.plain("direction", excerpts.direction))
        let decided = [Evidence(.computed(function: "encoding", from: ["capture.bytes"]))]
        fields.append(Field("encoding", .string(page.encoding.name), evidence: decided))
        fields.append(Field("encoding_reason", .string(page.encoding.reason), evidence: decided))
        return (
            Record(kind: "page", key: page.capture.pageKey, fields: fields, capture: page.capture.id),
            judgements
        )
    }

    // MARK: Fields

    private func canonical(_ written: Excerpt?) -> Field {
        guard var written else { return Field("canonical", nil, evidence: []) }
        if withholding.redacted(written.text) != nil {
            written.quote.exact = nil
            return Field("canonical", nil, evidence: [Evidence(.quoted(written.quote))], reason: .withheld)
        }
        let url = WebURL(written.text, base: base).map { $0.scheme == "file" ? nil : $0.href } ?? nil
        let evidence = [Evidence(.quoted(written.quote), steps: ["url"])]
        return Field("canonical", url.map { .string($0) }, evidence: evidence, reason: .rejected)
    }

    private func appendMainText(_ excerpts: PageExcerpts, to fields: inout [Field]) {
        func computed(_ function: String, _ from: [String]) -> [Evidence] {
            [Evidence(.computed(function: function, from: from))]
        }
        func redacted(_ text: String) -> String { withholding.redacted(text) ?? text }
        let headline = excerpts.headline.map(redacted)
        fields.append(
            Field(
                "headline", headline.map { .string($0) },
                evidence: computed("headline@1", ["title", "heading"])))
        fields.append(
            Field(
                "outline", excerpts.outline.isEmpty ? nil : .list(excerpts.outline.map(redacted)),
                evidence: computed("outline@1", ["h1", "h2", "h3", "h4", "h5", "h6"])))
        let main = excerpts.mainText
        let quotes = main.quotes.map { quote in
            var quote = quote
            if let exact = quote.exact, withholding.redacted(exact) != nil { quote.exact = nil }
            return Evidence(.quoted(quote))
        }
        fields.append(
            Field(
                "text", main.text.isEmpty ? nil : .string(redacted(main.text)),
                evidence: quotes.isEmpty ? computed("main-text@1", ["body"]) : quotes))
        fields.append(
            Field(
                "markdown", main.markdown.isEmpty ? nil : .string(redacted(main.markdown)),
                evidence: computed("markdown@1", ["text"])))
        fields.append(
            Field("words", .integer(main.words), evidence: computed("count-words@1", ["text"])))
        fields.append(
            Field(
                "template", excerpts.template.isEmpty ? nil : .string(excerpts.template),
                evidence: computed("template@1", ["body"])))
    }

    /// The language of a text, and what it rests on.
    static func companions(_ name: String, _ decision: LanguageDecision) -> [Field] {
        [
            Field(
                name + "_lang", decision.tag.map { .string($0) }, evidence: decision.evidence,
                reason: decision.reason),
            Field(
                name + "_lang_basis", decision.basis.map { .string($0) },
                evidence: [Evidence(.computed(function: "language-basis@1", from: [name + "_lang"]))],
                reason: decision.reason),
        ]
    }

    private func declaredLanguage(_ declared: DeclaredLanguage) -> Field {
        switch declared {
        case .none: Field("lang", nil, evidence: [])
        case .empty(let quote):
            Field("lang", nil, evidence: [Evidence(.quoted(quote))], reason: .declaredEmpty)
        case .inherited(let tag, let quote), .declared(let tag, let quote):
            Field("lang", .string(tag), evidence: [Evidence(.quoted(quote))])
        }
    }

    /// What the detector says of each block; nothing where detection is switched off.
    private func answers(_ excerpts: PageExcerpts) -> [LanguageDetector.Answer] {
        guard let detector else { return [] }
        return excerpts.blocks.map {
            detector.answer(for: String(decoding: excerpts.text[$0], as: UTF8.self))
        }
    }

    /// Lines of so many characters say something of a language, be it one that the detector does not know.
    private static let shortestUnknown = 40

    /// The language of most of the page's text, block by block; a language needs half of what was judged, and
    /// that half of the text: an English footer says nothing of a page in Dzongkha.
    private func languageOfPage(
        _ excerpts: PageExcerpts, _ id: String, _ answers: [LanguageDetector.Answer]
    ) -> LanguageJudgement {
        var lengths: [String: Int] = [:]
        var unknown = 0
        for answer in answers {
            if let language = answer.language {
                lengths[language, default: 0] += answer.length
            } else if answer.length >= Self.shortestUnknown {
                unknown += answer.length
            }
        }
        let weights = lengths.map { (key: $0, value: Int(Double($1) * LanguageDetector.weight(of: $0))) }
        let total = weights.reduce(0) { $0 + $1.value }
        let most = weights.max { ($0.value, $1.key) < ($1.value, $0.key) }
        let isClear = most.map { Self.isClear($0.value, of: total) && total >= unknown } ?? false
        let claim = LanguageDecision.valid(excerpts.language)
        let detected = isClear ? most.flatMap { isMixed($0.key, claim, excerpts) ? nil : $0.key } : nil
        let percent = detected == nil ? 0 : (most?.value ?? 0) * 100 / max(total, 1)
        var declaredBy = ""
        switch excerpts.language {
        case .none: break
        case .empty: declaredBy = "empty"
        case .inherited, .declared: declaredBy = "page"
        }
        return LanguageJudgement(
            subject: id, field: "", declared: excerpts.language.tag, declaredBy: declaredBy, stated: nil,
            detected: detected, percent: percent, length: lengths.values.reduce(0, +),
            verdict: verdict(claim, detected, percent: percent),
            quote: Self.quote(of: excerpts.language))
    }

    /// Whether much of a page is in the script of the language that it claims, beside what was detected.
    private func isMixed(_ detected: String, _ claim: String?, _ excerpts: PageExcerpts) -> Bool {
        guard let claim, !LanguageDetector.agree(claim, detected) else { return false }
        return LanguageDetector.explains(
            claim, detected, in: String(decoding: excerpts.text, as: UTF8.self))
    }

    /// What the page declares, what its server declared, and what its address says.
    private func declarations(_ excerpts: PageExcerpts) -> [String] {
        var declarations = excerpts.languageDeclarations
        if let header = page.capture.record?.language {
            declarations.append("Content-Language=\(header.prefix(40))")
        }
        guard let url = page.capture.url.flatMap({ WebURL($0) }) else { return declarations }
        for pair in (url.query ?? "").split(separator: "&") {
            let halves = pair.split(separator: "=", maxSplits: 1)
            guard halves.count == 2,
                ["lang", "language", "locale", "hl"].contains(halves[0].lowercased())
            else { continue }
            declarations.append("address=\(halves[1].prefix(40))")
        }
        // A first folder that is a language's code, as `/fr/`.
        if let folder = url.pathname.split(separator: "/").first,
            folder.utf8.count == 2 || folder.contains("-"),
            url.pathname.utf8.count > folder.utf8.count + 1, let tag = LanguageTag(String(folder)),
            tag.isValid
        {
            declarations.append("address=\(folder)")
        }
        return declarations
    }

    /// A page of which a good part is in another language than the most of it contradicts nothing.
    private func verdict(_ claim: String?, _ detected: String?, percent: Int) -> LanguageJudgement.Verdict {
        let verdict = LanguageDecision.verdict(claim: claim, detected: detected)
        return verdict == .contradiction && percent < Self.leastContradiction ? .abstention : verdict
    }

    private static let leastContradiction = 60

    /// Whether a language has so much of a page's text that it is the page's: half, or nearly all of a
    /// short page.
    private static func isClear(_ characters: Int, of total: Int) -> Bool {
        total >= longPage ? characters * 2 > total : characters * 5 >= total * 4
    }

    private static let longPage = 200

    private static func quote(of declared: DeclaredLanguage) -> Quote? {
        switch declared {
        case .none: nil
        case .empty(let quote), .inherited(_, let quote), .declared(_, let quote): quote
        }
    }
}
