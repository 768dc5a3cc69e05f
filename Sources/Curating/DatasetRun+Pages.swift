import Declaring
import Emitting
import Validating
import Vocabulary
import Workspace

extension DatasetRun {
    /// Writes the pages, and the kinds whose rows belong to pages, in the order of the pages' keys.
    func writePages(_ schema: Schema, boilerplate: BoilerplateBlocks) throws {
        let table = try TableWriter("page", columns: schema.columns, formats: formats(of: "page"), in: folder)
        var evidence = try EvidenceWriter("page", in: folder)
        for column in Schema.trailing.dropFirst() {
            try evidence.writeDefault(
                column, function: "capture", from: ["capture." + column], reason: .notStated)
        }
        for origin in BuiltInKinds.page.origins {
            try evidence.writeDefault(
                origin.column, function: origin.function, from: origin.from, reason: origin.reason)
        }
        for field in schema.addedFields {
            try evidence.writeDefault(field.name, .declared(field.place), reason: .noRule)
        }
        for field in schema.fields { try evidence.writeCompanionDefaults(of: field) }
        let files = KindFiles(table, evidence, try LongTexts(of: schema, in: folder), worker: writing)
        let tables = try PageTables(of: declarations, in: folder, formats: formats, worker: writing)
        var coverage = try CoverageReport(boilerplate: boilerplate, in: folder, scratch: scratch)
        var rules = RuleReport(recipes: declarations.recipes)
        rules.add(feedHits)
        counts.records["page"] = 0
        try forEachPage { captureID, result in
            guard let capture = captures[id: captureID] else { return }
            notes.note(result.encoding, result.stated, of: captureID)
            rules.add(result.hits)
            try write(result.judgements)
            for mention in result.mentions { try write(mention) }
            guard var page = result.page else { return }
            if schema.addedFields.contains(where: { $0.type.target != nil }) {
                let (resolved, references) = try resolver.resolved(page, schema: schema)
                for reference in references { try write(reference) }
                page = resolved
            }
            for check in checks { try add(check.findings(in: page, schema: schema)) }
            let row = row(of: page, schema: schema)
            count(row, of: schema)
            files.write(page, row: row)
            try note(result.stated, of: page.id, capture)
            try noteTongue(result, of: page)
            try noteVersions(of: page.id, capture)
            duplicates.note(result.similarity, of: page, capture)
            for rows in result.rows { try write(rows, of: page.id, capture, to: tables) }
            if let balance = result.coverage { try coverage.add(balance, page: page.id, capture: captureID) }
        }
        try finish(files)
        entries += try tables.finish(into: &counts)
        entries += try coverage.write(in: folder)
        counts.coverage = coverage.total
        entries.append(try rules.write(in: folder))
        try add(coverage.findings() + rules.findings())
        try duplicates.forEachFinding { try session.add($0) }
    }

    /// Writes the rows of one kind on a page; what they refer to is looked up on the way.
    private func write(
        _ rows: RenderedRows, of page: String, _ capture: Capture, to tables: PageTables
    ) throws {
        counts.withheld += rows.withheld
        guard tables.kinds.contains(rows.kind) else { return }
        let targets = try rows.targets.map { reference in
            try resolver.target(
                url: rows.text(reference.url), written: rows.text(reference.written), page: capture)
        }
        tables.write(rows, targets)
        guard !targets.isEmpty, ["image", "link", "alternate"].contains(rows.kind) else { return }
        references.write(rows, targets, of: page, capture.id)
        var referred: [String: Int] = [:]
        for (row, target) in targets.enumerated() {
            if rows.kind == "alternate" { try noteEdge(target, rows, row, page, capture) }
            try note(target, of: rows, rows.targets[row], page, capture)
            if target.state == .resolved, target.to != page { referred[target.to, default: 0] += 1 }
        }
        for (record, count) in referred {
            try session.add(Referrer(record: record, from: page, field: rows.kind, count: count))
        }
    }

    /// What a row leads to goes to the references, and to the documents where it is one.
    private func note(
        _ target: ReferenceResolver.Target, of rows: RenderedRows, _ reference: RenderedRows.Target,
        _ page: String, _ capture: Capture
    ) throws {
        func text(_ slice: PageRows.Slice) -> String {
            rows.text(slice).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        counts.states[target.state.rawValue, default: 0] += 1
        if target.isBad, said.isNew(Array(rows.text(reference.url) ?? [])) {
            let quote = Quote(
                capture: capture.id, ranges: [reference.range], path: "", exact: text(reference.words))
            let finding = Reference(
                from: page, field: rows.kind, written: text(reference.written), state: target.state,
                to: target.to,
                reason: target.reason, quote: quote, url: text(reference.url), fragment: target.fragment)
            for check in checks { try add(check.findings(in: finding)) }
        }
        if target.state == .inScopeNotCaptured {
            let place = [capture.id, String(reference.range.lowerBound), String(reference.range.upperBound)]
            missing.add(
                MissingURL(
                    url: target.to, field: rows.kind, from: page, place: place, words: text(reference.words)))
        }
        guard rows.kind == "link", let key = documentKey(of: target) else { return }
        try session.add(
            DocumentLink(
                key: key, page: page, text: text(reference.words), state: target.state,
                capture: target.capture))
    }

    /// What a page names as its own address, or sends its readers to.
    func note(_ stated: [StatedTarget], of page: String, _ capture: Capture) throws {
        for one in stated {
            let isWithheld = one.written == StatedTarget.withheld
            let target = try resolver.target(
                url: one.url.map { Array($0.utf8)[...] },
                written: isWithheld ? nil : Array(one.written.utf8)[...], page: capture)
            try write(
                Reference(
                    from: page, field: one.kind.rawValue, written: one.written, state: target.state,
                    to: target.to, reason: target.reason, url: one.url ?? ""))
            if target.state == .inScopeNotCaptured {
                missing.add(
                    MissingURL(
                        url: target.to, field: one.kind.rawValue, from: page, place: [capture.id, "", ""],
                        words: ""))
            }
        }
    }
}

extension ReferenceResolver.Target {
    /// Whether a person should know of it.
    fileprivate var isBad: Bool {
        state == .inScopeNotCaptured || state == .broken || fragment == .notFound
    }
}
