import Addresses
import Languages
import Vocabulary

/// Makes the records of a recipe's drafts.
struct RecordNormaliser {
    let schemas: [String: Schema]
    let steps: StepRunner
    let withholding: Withholding
    let detector: LanguageDetector?
    let base: WebURL?
    let capture: Capture

    /// A record, and what is known of the languages of its texts and of what it refers to in words.
    struct Made {
        var record: Record
        var judgements: [LanguageJudgement] = []
        var mentions: [Reference] = []
    }

    /// What the candidates of a field came to.
    private struct Evaluation {
        var texts: [String] = []
        var evidence: [Evidence] = []
        var reason = EmptyReason.noMatch
        var rule: Rule?
        var language = DeclaredLanguage.none
        var quote: Quote?
    }

    /// - Parameter key: The key of what is there already, where the rule adds fields to a row of a built-in
    ///   kind.
    func record(of draft: Draft, key known: String? = nil) -> Outcome<Made?> {
        guard let schema = schemas[draft.rule.kind] else { return Outcome(nil) }
        var findings: [Finding] = []
        var evaluations: [String: Evaluation] = [:]
        for field in draft.fields {
            let isOwnAddress = schema.isOfDocuments && field.name == "url"
            evaluations[field.name] = evaluate(
                isOwnAddress ? Self.asWritten(field) : field, kind: schema.kind)
        }
        let address = schema.isOfDocuments ? evaluations["url"].flatMap(address) : nil
        if schema.isOfDocuments, address == nil { evaluations["url"] = nil }
        let required = draft.fields.filter { field in
            field.candidates.contains { $0.rule.isRequired } || schema.isOfDocuments && field.name == "url"
        }.map(\.name)
        let keyParts = draft.rule.key.map { part -> String in
            switch part {
            case .field(let name): evaluations[name]?.texts.joined(separator: " ") ?? ""
            case .constant(let text): text
            }
        }
        let missing = required.filter { evaluations[$0]?.texts.isEmpty ?? true }
        guard missing.isEmpty, !keyParts.contains(where: { $0.allSatisfy(\.isWhitespace) }) else {
            let names =
                missing.isEmpty
                ? draft.rule.key.compactMap { if case .field(let name) = $0 { name } else { nil } } : missing
            return Outcome(
                nil,
                findings: [
                    Finding(
                        .keyMissing, subject: "page/" + capture.pageKey,
                        summary:
                            "The rule \(draft.rule.id) found no "
                            + "\(names.joined(separator: ", ")) for a record of the kind \(schema.kind)",
                        quote: draft.element)
                ])
        }
        let key = known ?? address ?? (schema.isOfPages ? capture.pageKey : Slug.key(of: keyParts))
        let id = schema.kind + "/" + key
        var made = Made(
            record: Record(
                kind: schema.kind, key: key, fields: [], capture: capture.id, rule: draft.rule.id,
                order: draft.order))
        if !schema.isBuiltIn {
            made.record.fields.append(
                Field("id", .string(id), evidence: [Evidence(.computed(function: "slug@1", from: ["key"]))]))
        }
        if schema.isOfDocuments, let url = evaluations["url"], let written = url.texts.first {
            made.record.fields.append(Field("url", .string(written), evidence: url.evidence))
        }
        let stated = statedLanguage(draft)
        for definition in schema.isBuiltIn ? schema.addedFields : schema.fields where definition.name != "id"
        {
            append(definition, evaluations[definition.name], stated, draft, to: &made, &findings)
        }
        made.mentions = draft.mentions.filter { !isAnswered($0.rule, made.record) }.map {
            Self.reference(of: $0, from: id, withholding: withholding)
        }
        return Outcome(made, findings: findings)
    }

    /// A field whose rules leave addresses as they are written: what a mirror holds is found by that.
    private static func asWritten(_ field: DraftField) -> DraftField {
        var field = field
        for index in field.candidates.indices {
            field.candidates[index].rule.steps.removeAll { $0 == .url }
        }
        return field
    }

    /// The address, resolved and normalised, of the document that a record is about.
    private func address(_ evaluation: Evaluation) -> String? {
        let url = evaluation.texts.first.flatMap { WebURL($0, base: base) }
        return url.map { $0.scheme == "file" ? $0.file ?? $0.resource : $0.resource }
    }

    // MARK: Fields

    private func evaluate(_ field: DraftField, kind: String) -> Evaluation {
        var rejected: Evaluation?
        for candidate in field.candidates {
            let result = evaluate(candidate, kind: kind, field: field.name)
            if !result.texts.isEmpty { return result }
            if result.reason != .noMatch { rejected = rejected ?? result }
        }
        if let rule = field.candidates.lazy.map(\.rule).first(where: { $0.fallback != nil }),
            let text = rule.fallback
        {
            return Evaluation(
                texts: [text], evidence: [Evidence(.declared(rule.place), rule: rule.id, steps: ["default"])],
                rule: rule)
        }
        if let rejected { return rejected }
        guard let rule = field.candidates.last?.rule else { return Evaluation(reason: .noRule) }
        return Evaluation(evidence: [Evidence(.declared(rule.place), rule: rule.id)], rule: rule)
    }

    private func evaluate(_ candidate: DraftField.Candidate, kind: String, field: String) -> Evaluation {
        let rule = candidate.rule
        let names = rule.steps.map(\.name)
        let keepsAddresses = withholding.isPublished(kind, field) || isAddress(kind, field)
        var result = Evaluation(rule: rule)
        var rejected: Evaluation?
        for written in candidate.excerpts {
            let excerpt = keepsAddresses ? written : withholding.redacted(written) ?? written
            var isConstant = false
            let basis: Evidence.Basis
            switch rule.selector {
            case .constant:
                isConstant = true
                basis = .declared(rule.place)
            case .address: basis = .computed(function: "capture", from: ["capture.url"])
            default: basis = .quoted(excerpt.quote)
            }
            let evidence = Evidence(basis, rule: rule.id, steps: names)
            switch steps.texts(from: excerpt.text, steps: rule.steps, base: base) {
            case .success(let texts):
                let filled = texts.filter { !$0.allSatisfy(\.isWhitespace) }
                guard !filled.isEmpty else { continue }
                if result.texts.isEmpty {
                    result.language = isConstant || rule.selector == .address ? .none : excerpt.language
                    result.quote = excerpt.quote
                }
                result.texts += filled
                result.evidence.append(evidence)
            case .failure:
                rejected =
                    rejected
                    ?? Evaluation(
                        evidence: [evidence], reason: .rejected, rule: rule, quote: excerpt.quote)
            }
        }
        return result.texts.isEmpty ? rejected ?? result : result
    }

    /// Fields whose type is an address are withheld as a whole, below.
    private func isAddress(_ kind: String, _ field: String) -> Bool {
        schemas[kind]?[field].map { $0.type == .email || $0.type == .phone } ?? false
    }

    private func append(
        _ definition: FieldDefinition, _ evaluation: Evaluation?, _ stated: (String, [Evidence])?,
        _ draft: Draft,
        to made: inout Made, _ findings: inout [Finding]
    ) {
        let name = definition.name
        guard let evaluation else {
            let evidence = [Evidence(.declared(definition.place))]
            appendEmpty(definition, evidence: evidence, reason: .noRule, to: &made)
            return
        }
        guard !evaluation.texts.isEmpty else {
            appendEmpty(definition, evidence: evaluation.evidence, reason: evaluation.reason, to: &made)
            return
        }
        if isAddress(made.record.kind, name) && !withholding.isPublished(made.record.kind, name) {
            appendEmpty(
                definition, evidence: evaluation.evidence.map(Self.withheld), reason: .withheld, to: &made)
            return
        }
        switch ValueReader.value(
            of: evaluation.texts, type: definition.type, separator: evaluation.rule?.separator ?? " ")
        {
        case .failure(let failure):
            findings.append(
                Finding(
                    .typeViolated, subject: made.record.id, field: name,
                    summary: "`\(failure.text.prefix(80))` is not \(failure.expected)",
                    quote: evaluation.quote))
            appendEmpty(definition, evidence: evaluation.evidence, reason: .rejected, to: &made)
        case .success(let value):
            made.record.fields.append(Field(name, value, evidence: evaluation.evidence))
            appendCompanions(definition, value, evaluation, stated, to: &made)
        }
    }

    private static func withheld(_ evidence: Evidence) -> Evidence {
        guard var quote = evidence.quote else { return evidence }
        quote.exact = nil
        return Evidence(.quoted(quote), rule: evidence.rule, steps: evidence.steps)
    }

    private func appendEmpty(
        _ definition: FieldDefinition, evidence: [Evidence], reason: EmptyReason, to made: inout Made
    ) {
        made.record.fields.append(Field(definition.name, nil, evidence: evidence, reason: reason))
        // A companion is empty where its field is, and for the same reason.
        for name in definition.companions {
            made.record.fields.append(Field(name, nil, evidence: [], reason: reason))
        }
    }

    private func appendCompanions(
        _ definition: FieldDefinition, _ value: Value, _ evaluation: Evaluation,
        _ stated: (String, [Evidence])?,
        to made: inout Made
    ) {
        let name = definition.name
        switch definition.type {
        case .text:
            let rule = evaluation.rule
            let own = rule?.language.map { tag in
                (tag, [Evidence(.declared(rule?.place ?? definition.place), rule: rule?.id ?? "")])
            }
            let decision = LanguageDecision(
                of: value.text, subject: made.record.id, field: name, declared: evaluation.language,
                stated: own ?? stated, detector: detector, quote: evaluation.quote)
            made.judgements.append(decision.judgement)
            made.record.fields += PageNormaliser.companions(name, decision)
        case .date:
            let bounds = EDTF(value.text)
            let evidence = [Evidence(.computed(function: "edtf-bounds@1", from: [name]))]
            made.record.fields.append(
                Field(
                    name + "_from", bounds?.earliest.map { .string($0) }, evidence: evidence,
                    reason: .undetermined))
            made.record.fields.append(
                Field(
                    name + "_to", bounds?.latest.map { .string($0) }, evidence: evidence,
                    reason: .undetermined))
        case .languageTag:
            let isAttribute = evaluation.evidence.first?.quote?.path.contains("/@") ?? false
            made.record.fields.append(
                Field(
                    name + "_basis", .string(isAttribute ? "declared" : "stated"),
                    evidence: [Evidence(.computed(function: "language-basis@1", from: [name]))]))
        default: break
        }
    }

    // MARK: Languages and references in words

    private func statedLanguage(_ draft: Draft) -> (String, [Evidence])? {
        guard let candidate = draft.language else { return nil }
        let result = evaluate(candidate, kind: draft.rule.kind, field: "")
        guard let text = result.texts.first, let tag = LanguageNames.tag(for: text) else { return nil }
        return (tag, result.evidence)
    }

    private func isAnswered(_ rule: MentionRule, _ record: Record) -> Bool {
        rule.unless.contains { name in record[name].map { $0.value != nil || $0.reason == .withheld } ?? false
        }
    }

    static func reference(of mention: Mention, from subject: String, withholding: Withholding) -> Reference {
        let excerpt = withholding.redacted(mention.excerpt) ?? mention.excerpt
        return Reference(
            from: subject, field: mention.rule.id, written: excerpt.text.collapsingSpace(),
            state: .unaddressed,
            reason: "named in words; no URL is known", expects: mention.rule.expects, quote: excerpt.quote)
    }
}
