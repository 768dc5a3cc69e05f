import Addresses
import Emitting
import Validating
import Vocabulary
import Workspace

/// Which pages are versions of each other in other languages.
extension DatasetRun {
    /// An alternate that a `link` element names in a language goes to the clusters of translations.
    func noteEdge(
        _ target: ReferenceResolver.Target, _ rows: RenderedRows, _ row: Int, _ page: String,
        _ capture: Capture
    ) throws {
        let cells = RowTableWriter.cells(of: rows.line(row))
        guard cells.count > 4, cells[2] == "link-element", !cells[4].isEmpty else { return }
        let reference = rows.targets[row]
        try session.add(
            LanguageEdge(
                page: page, language: cells[4],
                url: rows.text(reference.url).map { String(decoding: $0, as: UTF8.self) } ?? "",
                target: target.state == .resolved ? target.to : "", source: .html, capture: capture.id,
                range: reference.range))
    }

    /// What is known of a page's language goes to the clusters of translations.
    func noteTongue(_ result: PageResult, of page: Record) throws {
        let judgement = result.judgements.first { $0.field.isEmpty && $0.subject == page.id }
        guard result.rows.contains(where: { $0.kind == "alternate" && $0.count > 0 }) || judgement != nil
        else {
            return
        }
        let stated = result.stated.first { $0.kind == .canonical }?.url
        let capture = captures[id: page.capture]
        let target = try stated.map {
            try resolver.target(url: Array($0.utf8)[...], written: Array($0.utf8)[...], page: capture)
        }
        let canonical = target.map { $0.state == .resolved && $0.to != page.id ? $0.to : "" } ?? ""
        try session.add(
            PageTongue(
                page: page.id, declared: judgement?.declared, detected: judgement?.detected,
                percent: judgement?.percent ?? 0, length: judgement?.length ?? 0, canonical: canonical))
    }

    /// Writes which pages are one text, and adds what is wrong with the labels.
    func writeTranslations() throws {
        let clusters = try LanguageClusters(of: session)
        try clusters.forEachFinding { try session.add($0) }
        try clusters.forEachJudgement { try languages.write(Report.row(of: $0)) }
        var report = try ReportWriter(.translation, in: folder)
        try clusters.forEachTranslation { try report.write($0) }
        entries.append(try report.finish())
    }

    /// Writes what refers to each record.
    func writeReferrers() throws {
        var report = try ReportWriter(.referrer, in: folder)
        try session.forEachReferrer { try report.write([$0.record, $0.from, $0.field, String($0.count)]) }
        entries.append(try report.finish())
    }

    /// The versions that a page's HTTP headers name.
    func noteVersions(of page: String, _ capture: Capture) throws {
        for version in capture.record?.versions ?? [] {
            let url = WebURL(version.written, base: capture.url.flatMap { WebURL($0) })?.href
            let target = try resolver.target(
                url: url.map { Array($0.utf8)[...] }, written: Array(version.written.utf8)[...], page: capture
            )
            try write(
                Reference(
                    from: page, field: "link-header", written: version.written, state: target.state,
                    to: target.to, reason: target.reason, url: url ?? ""))
            if target.state == .inScopeNotCaptured {
                missing.add(
                    MissingURL(
                        url: target.to, field: "link-header", from: page, place: [capture.id, "", ""],
                        words: ""))
            }
            try session.add(
                LanguageEdge(
                    page: page, language: version.language, url: url ?? "",
                    target: target.state == .resolved ? target.to : "", source: .http, capture: capture.id,
                    range: 0..<0))
        }
    }
}
