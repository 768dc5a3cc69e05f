import Declaring
import Emitting
import Extracting
import Ingesting
import Normalising
import Validating
import Vocabulary
import Workspace

extension DatasetRun {
    /// Enters the entries of the feeds that were captured, of several captures of a feed the newest first.
    ///
    /// - Parameter payload: Reads a capture's bytes.
    func enterFeeds(payload: (Capture) -> [UInt8]?) throws {
        let feeds = captures.filter(Self.mayBeAddressList).sorted {
            ($1.date ?? "", $0.file, $0.offset) < ($0.date ?? "", $1.file, $1.offset)
        }
        guard !feeds.isEmpty else { return }
        let ingester = Ingester(limits: declarations.project.limits)
        let recipes = declarations.recipes
        let normaliser = try Normaliser(
            schemas: declarations.schemas, recipes: recipes, project: declarations.project)
        var place = 0
        for capture in feeds {
            guard let bytes = payload(capture), let page = ingester.page(from: capture, bytes: bytes).value,
                let excerpts = FeedReader.excerpts(
                    of: page, rules: try FeedRules(recipes, for: capture.pageKey))
            else { continue }
            notes.note(page.encoding, of: capture.id)
            let entries = normaliser.entries(of: excerpts, capture: capture)
            feedHits += Normaliser.hits(excerpts.hits, filling: entries.map(\.record))
            for entry in entries {
                if try !session.hasRecord(kind: entry.record.kind, key: entry.record.key) {
                    try write(entry.judgements)
                    try add(entry.findings)
                }
                try session.add(entry.record, page: capture.pageKey, place: place)
                place += 1
            }
        }
    }

    /// Writes the entries of feeds; where their links lead is looked up on the way.
    func writeFeedEntries(_ schema: Schema) throws {
        let table = try TableWriter(
            schema.kind, columns: schema.columns, formats: formats(of: schema.kind), in: folder)
        var evidence = try EvidenceWriter(schema.kind, in: folder)
        for origin in BuiltInKinds.feedEntry.origins {
            try evidence.writeDefault(
                origin.column, function: origin.function, from: origin.from, reason: origin.reason)
        }
        for field in schema.addedFields {
            try evidence.writeDefault(field.name, .declared(field.place), reason: .noRule)
        }
        for field in schema.fields { try evidence.writeCompanionDefaults(of: field) }
        let files = KindFiles(table, evidence, try LongTexts(of: schema, in: folder), worker: writing)
        counts.records[schema.kind] = 0
        try forEachIdentity(of: schema) { group in
            // Captures of one feed differ as it was edited: that is no disagreement of the site with itself.
            guard var record = IdentityMerge.merged(group, schema: schema)?.value else { return }
            let (resolved, references) = try resolver.resolved(record, schema: schema)
            for reference in references { try write(reference) }
            record = resolved
            for check in checks { try add(check.findings(in: record, schema: schema)) }
            if let url = record["url"]?.value?.text {
                let target = try resolver.target(
                    url: Array(url.utf8)[...], written: Array(url.utf8)[...],
                    page: captures[id: record.capture])
                record.fields.append(Field("state", .string(target.state.rawValue), evidence: []))
                if target.state == .resolved {
                    record.fields.append(Field("target", .string(target.to), evidence: []))
                }
            }
            counts.withheld += record.fields.count { $0.reason == .withheld }
            let row = row(of: record, schema: schema)
            count(row, of: schema)
            files.write(record, row: row)
        }
        try finish(files)
    }
}
