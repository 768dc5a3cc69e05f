import Declaring
import Emitting
import Validating
import Vocabulary
import Workspace

extension DatasetRun {
    /// Looks at the addresses that are known from elsewhere.
    func writeKnownURLs() throws {
        for known in declarations.knownURLs {
            let bytes = Array(known.url.utf8)[...]
            let target = try resolver.target(url: bytes, written: bytes, page: nil)
            let reference = Reference(
                from: known.place.file, field: "known-url", written: known.url, state: target.state,
                to: target.to, reason: target.reason)
            try write(reference)
            if target.state == .inScopeNotCaptured {
                missing.add(
                    MissingURL(
                        url: target.to, field: "known-url", from: known.place.file, place: [],
                        words: known.source))
            }
        }
    }

    /// Writes what nobody captured.
    private func writeMissing() throws {
        var report = try ReportWriter(.missing, in: folder)
        try missing.forEachRow { row in
            let kind = row.field == "image" ? "image" : kindOfMissing(row.url)
            try report.write(
                [
                    row.url, kind, String(row.pages), String(row.references), row.sources,
                    row.field == "known-url" ? "" : row.first.from,
                    row.field == "known-url" ? "" : row.first.words,
                ] + row.first.place)
        }
        entries.append(try report.finish())
    }

    /// Writes what is missing, and the balances.
    func writeLedger(_ holdings: Holdings, scope: Scope) throws {
        try writeMissing()
        var ledger = Ledger()
        ledger.add(Ledger.bytes(of: holdings))
        ledger.add(
            Ledger.Balance(
                "captures", unit: "captures", total: holdings.captures.count,
                counts.captures.sorted { $0.key < $1.key }.map { Ledger.Item($0.key, $0.value) }))
        let text = counts.coverage
        ledger.add(
            Ledger.Balance(
                "text", unit: "text nodes", total: text.textNodes,
                [
                    Ledger.Item("by_rule", text.byRule, "claimed by rules of recipes"),
                    Ledger.Item("by_built_in", text.byBuiltIn, "claimed by built-in kinds"),
                    Ledger.Item("boilerplate", text.boilerplate, "repeats on three pages or more"),
                    Ledger.Item("unclaimed", text.unclaimed, "report/unclaimed.csv has the largest blocks"),
                ]))
        let scoped = resolver.scoped
        ledger.add(
            Ledger.Balance(
                "addresses", unit: "addresses in scope that anything refers to",
                total: scoped.total,
                [
                    Ledger.Item("captured", scoped.count(in: .resolved), "as pages"),
                    Ledger.Item(
                        "captured_other", scoped.count(in: .capturedNotExtracted), "as something else"),
                    Ledger.Item("broken", scoped.count(in: .broken), "the archive holds an error"),
                    Ledger.Item(
                        "missing", scoped.count(in: .inScopeNotCaptured), "report/missing.csv has them"),
                    Ledger.Item(
                        "external", scoped.count(in: .external), "a redirect leads out of the site"),
                    Ledger.Item(
                        "excluded", scoped.count(in: .excluded),
                        "`excluded` in cartulary.yml, or withhold.yml"),
                ]))
        ledger.add(
            Ledger.Balance(
                "references", unit: "references", total: try references.count(),
                Reference.State.allCases.map {
                    Ledger.Item($0.rawValue, counts.states[$0.rawValue, default: 0])
                }))
        addDocuments(to: &ledger)
        for item in [
            Ledger.Item("withheld", counts.withheld, "values with addresses of people"),
            Ledger.Item(
                "withheld_captures", counts.captures[Capture.Role.withheld.rawValue, default: 0],
                "kept back by withhold.yml"),
            Ledger.Item("withheld_records", counts.withheldRecords.count, "kept back by withhold.yml"),
            Ledger.Item("attribute_texts", text.attributeTexts, "`alt` and `title`, counted apart"),
            Ledger.Item("images", text.images, "not measured: text in images"),
            Ledger.Item("scripts", text.scripts, "not measured: text that scripts write"),
            Ledger.Item("frames", text.frames, "not measured: text of frames is another page's"),
        ] + scope.description.map({ Ledger.Item("scope", 1, $0) }) {
            ledger.add(beside: item)
        }
        var report = try ReportWriter(.ledger, in: folder)
        for row in ledger.rows() { try report.write(row) }
        entries.append(try report.finish())
        try add(ledger.findings())
        let unused = withheld.filter { !counts.withheldRecords.contains($0.key) }
        try add(unused.values.map(Finding.init(unused:)))
    }

    private func addDocuments(to ledger: inout Ledger) {
        guard let total = counts.records["document"] else { return }
        ledger.add(
            Ledger.Balance(
                "documents", unit: "documents", total: total,
                [
                    Ledger.Item("held", counts.documents[.capturedNotExtracted, default: 0]),
                    Ledger.Item("missing", counts.documents[.inScopeNotCaptured, default: 0], "in scope"),
                    Ledger.Item("external", counts.documents[.external, default: 0], "out of scope"),
                ]))
    }
}
