import Vocabulary

extension PageResult {
    /// The result as a compact blob.
    package func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.encoding(encoding)
        writer.number(page == nil ? 0 : 1)
        if let page { writer.record(page) }
        writer.list(rows) { $0.rows($1) }
        writer.list(records) { $0.record($1) }
        writer.list(mentions) { $0.reference($1) }
        writer.list(judgements) { $0.judgement($1) }
        writer.list(findings) { $0.finding($1) }
        writer.stated(stated)
        writer.number(coverage == nil ? 0 : 1)
        if let coverage { writer.coverage(coverage) }
        writer.list(hits) { writer, hit in
            writer.string(hit.rule)
            for count in [hit.asked, hit.found, hit.matches, hit.values] { writer.number(count) }
        }
        writer.data(anchors.encoded)
        writer.list(similarity) { $0.string(String($1, radix: 36)) }
        return writer.bytes
    }

    /// The result that a blob holds; nil where the blob is broken.
    init?(decoding bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        let encoding = reader.encoding()
        let page = reader.number() == 1 ? reader.record() : nil
        self.init(
            encoding: encoding, page: page, rows: reader.list { $0.rows() },
            records: reader.list { $0.record() },
            mentions: reader.list { $0.reference() }, judgements: reader.list { $0.judgement() },
            findings: reader.list { $0.finding() }.compactMap(\.self),
            stated: reader.stated())
        if reader.number() == 1 { coverage = reader.coverage() }
        hits = reader.list { reader in
            RuleHits(
                rule: reader.string(), asked: reader.number(), found: reader.number(),
                matches: reader.number(),
                values: reader.number())
        }
        anchors = Anchors(decoding: reader.data())
        similarity = reader.list { UInt64($0.string(), radix: 36) ?? 0 }
        guard !reader.isBroken, reader.isAtEnd else { return nil }
    }
}

extension ByteWriter {
    mutating func encoding(_ encoding: EncodingDecision?) {
        number(encoding == nil ? 0 : 1)
        guard let encoding else { return }
        string(encoding.name)
        string(encoding.reason)
        number(encoding.replacements)
        string(encoding.competitors)
    }

    mutating func stated(_ targets: [StatedTarget]) {
        list(targets) { writer, target in
            writer.string(target.kind.rawValue)
            writer.string(target.written)
            writer.optional(target.url)
        }
    }

    mutating func reference(_ reference: Reference) {
        string(reference.from)
        string(reference.field)
        string(reference.written)
        string(reference.state.rawValue)
        string(reference.to)
        string(reference.reason)
        optional(reference.expects?.rawValue)
        optionalQuote(reference.quote)
    }

    mutating func judgement(_ judgement: LanguageJudgement) {
        string(judgement.subject)
        string(judgement.field)
        optional(judgement.declared)
        string(judgement.declaredBy)
        optional(judgement.stated)
        optional(judgement.detected)
        number(judgement.percent)
        number(judgement.length)
        string(judgement.verdict.rawValue)
        optionalQuote(judgement.quote)
        list(judgement.declarations) { $0.string($1) }
    }

    mutating func finding(_ finding: Finding) {
        string(finding.kind.code)
        string(finding.subject)
        string(finding.field)
        string(finding.summary)
        string(finding.help)
        optionalQuote(finding.quote)
    }
}

extension ByteReader {
    mutating func encoding() -> EncodingDecision? {
        guard number() == 1 else { return nil }
        return EncodingDecision(
            name: string(), reason: string(), replacements: number(), competitors: string())
    }

    mutating func stated() -> [StatedTarget] {
        list { reader in
            StatedTarget.Kind(rawValue: reader.string()).map {
                StatedTarget(kind: $0, written: reader.string(), url: reader.optional())
            }
        }.compactMap(\.self)
    }

    mutating func reference() -> Reference {
        Reference(
            from: string(), field: string(), written: string(),
            state: Reference.State(rawValue: string()) ?? .malformed, to: string(), reason: string(),
            expects: optional().flatMap { MentionRule.Target(rawValue: $0) }, quote: optionalQuote())
    }

    mutating func judgement() -> LanguageJudgement {
        var judgement = LanguageJudgement(
            subject: string(), field: string(), declared: optional(), declaredBy: string(),
            stated: optional(),
            detected: optional(), percent: number(), length: number(),
            verdict: LanguageJudgement.Verdict(rawValue: string()) ?? .abstention, quote: optionalQuote())
        judgement.declarations = list { $0.string() }
        return judgement
    }

    /// Nil where the code is one of another version.
    mutating func finding() -> Finding? {
        let code = string()
        let (subject, field, summary, help) = (string(), string(), string(), string())
        let quote = optionalQuote()
        guard let kind = FindingKind.all.first(where: { $0.code == code }) else { return nil }
        return Finding(kind, subject: subject, field: field, summary: summary, help: help, quote: quote)
    }
}
