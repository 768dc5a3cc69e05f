import Addresses
import Languages
package import Vocabulary

/// Makes typed records, with evidence, of the excerpts of a page. A pure function of both.
package struct Normaliser: Sendable {
    private let schemas: [String: Schema]
    private let steps: StepRunner
    private(set) var withholding: Withholding
    let detector: LanguageDetector?

    /// - Throws: Where a pattern does not compile, which a checked recipe's do.
    package init(schemas: [Schema], recipes: [Recipe], project: Project) throws {
        self.schemas = Dictionary(schemas.map { ($0.kind, $0) }) { first, _ in first }
        steps = try StepRunner(recipes: recipes)
        withholding = try Withholding(published: project.publish)
        detector = project.detectsLanguages ? LanguageDetector() : nil
    }

    /// The same for a page, whose links may show addresses in words: these are withheld wherever they stand
    /// on it.
    package func hidingAddresses(of extraction: Extraction) -> Normaliser {
        let spelled = RowNormaliser.spelledAddresses(in: extraction.rows)
        guard !spelled.isEmpty else { return self }
        var copy = self
        copy.withholding = withholding.hiding(spelled)
        return copy
    }

    /// All that a page gives: its own record, its links and the like, and the records of recipes.
    package func result(of extraction: Extraction, page: Page) -> (result: PageResult, rows: [PageRows]) {
        var result = PageResult(encoding: page.encoding)
        let base = Self.base(of: extraction.page, page: page)
        let subject = "page/" + page.capture.pageKey

        let pageNormaliser = PageNormaliser(
            page: page, base: base, detector: detector, withholding: withholding)
        let made = pageNormaliser.record(of: extraction.page)
        result.page = made.record
        result.judgements = made.judgements
        let rowNormaliser = RowNormaliser(base: base, withholding: withholding)
        var rows = extraction.rows.filter { schemas[$0.kind]?.isBuiltIn ?? false }.compactMap {
            rowNormaliser.rows(of: $0)
        }
        result.page?.fields.append(
            Field(
                "links", .integer(rows.first { $0.kind == "link" }?.count ?? 0),
                evidence: [Evidence(.computed(function: "count", from: ["link.page"]))]))
        result.coverage = withheld(extraction.coverage)

        result.anchors = extraction.page.anchors
        result.similarity = extraction.page.mainText.similarity
        result.stated = extraction.page.stated.map { target in
            var target = target
            guard withholding.redacted(target.written) == nil else {
                target.written = StatedTarget.withheld
                return target
            }
            target.url = WebURL(target.written, base: base)?.resource
            return target
        }
        let normaliser = recordNormaliser(base: base, capture: page.capture)
        var noted: Set<String> = []
        var additions = RowAdditions(schemas)
        var added: [Record] = []
        for draft in extraction.drafts {
            if schemas[draft.rule.kind]?.isPageBound ?? false {
                let outcome = additions.add(draft, to: &rows, normaliser)
                result.findings += outcome.findings
                result.judgements += outcome.value?.judgements ?? []
                if let record = outcome.value?.record { added.append(record) }
                continue
            }
            let outcome = normaliser.record(of: draft)
            result.findings += outcome.findings
            guard let made = outcome.value else { continue }
            if draft.rule.kind == BuiltInKinds.page.kind {
                if var own = result.page.take() {
                    take(made.record, into: &own)
                    result.page = own
                }
            } else {
                result.records.append(made.record)
            }
            result.judgements += made.judgements
            result.mentions += made.mentions
            if let note = draft.rule.note, noted.insert(made.record.id + note).inserted {
                result.findings.append(
                    Finding(.recipeNote, subject: made.record.id, summary: note, quote: draft.element))
            }
        }
        result.hits = Self.hits(
            extraction.hits, filling: result.records + [result.page].compactMap(\.self) + added)
        result.mentions += extraction.mentions.map { mention in
            RecordNormaliser.reference(of: mention, from: subject, withholding: withholding)
        }
        return (result, rows)
    }

    /// Makes the records of drafts.
    ///
    /// - Parameter base: What relative links are relative to.
    func recordNormaliser(base: WebURL?, capture: Capture) -> RecordNormaliser {
        RecordNormaliser(
            schemas: schemas, steps: steps, withholding: withholding, detector: detector, base: base,
            capture: capture)
    }

    /// Takes the fields that a rule filled into a record of a built-in kind.
    func take(_ made: Record, into record: inout Record) {
        record.fields.take(made.fields, schemas[record.kind]?.addedFields ?? [])
    }

    /// Findings without addresses of people.
    package func withheld(_ findings: [Finding]) -> [Finding] {
        findings.map { finding in
            var finding = finding
            finding.summary = withholding.redacted(finding.summary) ?? finding.summary
            finding.help = withholding.redacted(finding.help) ?? finding.help
            if let exact = finding.quote?.exact, let redacted = withholding.redacted(exact) {
                finding.quote?.exact = redacted
            }
            return finding
        }
    }

    /// What a rule's steps make of an excerpt; nil where one of them rejects it.
    package func texts(of excerpt: Excerpt, rule: Rule, capture: Capture) -> [String]? {
        let base = capture.url.flatMap { WebURL($0) } ?? WebURL(placeOf: capture.file)
        let text = withholding.redacted(excerpt.text) ?? excerpt.text
        return try? steps.texts(from: text, steps: rule.steps, base: base).get()
    }

    /// The hits of rules, with the values of records that rest on each.
    package static func hits(_ hits: [RuleHits], filling records: [Record]) -> [RuleHits] {
        var values: [String: Int] = [:]
        for field in records.lazy.flatMap(\.fields) where field.value != nil {
            for rule in Set(field.evidence.map(\.rule)) where !rule.isEmpty { values[rule, default: 0] += 1 }
        }
        return hits.map { hit in
            var hit = hit
            hit.values = values[hit.rule] ?? 0
            return hit
        }
    }

    /// Texts that nothing claims, without addresses of people.
    private func withheld(_ coverage: PageCoverage) -> PageCoverage {
        var coverage = coverage
        for index in coverage.unclaimed.indices {
            if let text = coverage.unclaimed[index].text, withholding.redacted(text) != nil {
                coverage.unclaimed[index].text = nil
            }
        }
        return coverage
    }

    /// What relative links of a page are relative to: its URL, or its place in `raw/` where no host is known.
    private static func base(of excerpts: PageExcerpts, page: Page) -> WebURL? {
        let own = page.capture.url.flatMap { WebURL($0) } ?? WebURL(placeOf: page.capture.file)
        return excerpts.base.flatMap { WebURL($0, base: own) } ?? own
    }
}

extension [Field] {
    /// Takes the fields that a rule filled; the first value of a field stands, and its companions with it.
    mutating func take(_ made: [Field], _ added: [FieldDefinition]) {
        for definition in added where value(definition.name) == nil {
            let names = [definition.name] + definition.companions
            // Why nothing is there the first rule says.
            let isKnown = contains { $0.name == definition.name }
            if isKnown, made.value(definition.name) == nil { continue }
            removeAll { names.contains($0.name) }
            self += made.filter { names.contains($0.name) }
        }
    }

    private func value(_ name: String) -> Value? { first { $0.name == name }?.value }
}
