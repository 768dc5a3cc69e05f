import Declaring
import Emitting
import Languages
import Normalising
import Packaging
import Validating
import Vocabulary
import Workspace

extension DatasetRun {
    func formats(of kind: String) -> [String] {
        declarations.project.formats[kind]?.names ?? BuiltInKinds[kind]?.formats ?? ["csv", "json"]
    }

    // MARK: Records of recipes

    func writeRecords(of schema: Schema) throws {
        let table = try TableWriter(
            schema.kind, columns: schema.columns, formats: formats(of: schema.kind), in: folder)
        var evidence = try EvidenceWriter(schema.kind, in: folder)
        var evidenceTable = try EvidenceTableWriter(schema.kind, in: folder)
        for column in Schema.trailing {
            try evidence.writeDefault(
                column, function: "capture", from: ["capture." + column], reason: .notStated)
        }
        try evidence.writeDefault("id", function: "slug@1", from: ["key"])
        for field in schema.fields where field.name != "id" {
            try evidence.writeDefaults(of: field)
        }
        let lists = schema.fields.filter(\.isLinkTable)
        let files = KindFiles(table, evidence, try LongTexts(of: schema, in: folder), worker: writing)
        let linkRows = lists.map { _ in ScratchLines(in: scratch) }
        counts.records[schema.kind] = 0
        let duplicates = NearDuplicateRecords(of: schema, in: scratch)
        try forEachIdentity(of: schema) { group in
            guard let merged = IdentityMerge.merged(group, schema: schema) else { return }
            try add(merged.findings)
            let dated = dateOrders.decided(merged.value, schema: schema)
            try add(dated.findings)
            let (record, references) = try resolver.resolved(dated.value, schema: schema)
            for reference in references { try write(reference) }
            for check in checks { try add(check.findings(in: record, schema: schema)) }
            try add(UniqueCheck(session: session).findings(in: record, schema: schema))
            if let finding = duplicates.note(dated.value) { try add([finding]) }
            for (list, rows) in zip(lists, linkRows) {
                guard case .list(let ids) = record[list.name]?.value else { continue }
                for id in ids.sorted() { rows.append(row: [record.id, id]) }
            }
            counts.withheld += record.fields.count { $0.reason == .withheld }
            let row = row(of: record, schema: schema)
            count(row, of: schema)
            files.write(record, row: row)
            try evidenceTable.write(record, schema: schema, captures: { self.captures[id: $0] })
        }
        try duplicates.forEachFinding { try session.add($0) }
        try finish(files)
        entries.append(try evidenceTable.finish())
        for (list, rows) in zip(lists, linkRows) { try writeLinkTable(list, of: schema, rows: rows) }
    }

    private func writeLinkTable(_ field: FieldDefinition, of schema: Schema, rows: ScratchLines) throws {
        let columns = SchemaDescriptor.columns(ofLinkTable: field, schema: schema)
        var table = try TableWriter(
            "\(schema.kind)_\(field.name)", columns: columns, formats: ["csv"], in: folder)
        counts.lists["\(schema.kind)_\(field.name)"] = rows.count
        try rows.forEachAppended { try table.write($0.map { .string($0) }) }
        entries += try table.finish()
    }

    func row(of record: Record, schema: Schema) -> [Value?] {
        var values: [String: Value] = [:]
        for field in record.fields { values[field.name] = field.value }
        if let capture = captures[id: record.capture] {
            values["source_url"] = capture.url.map { .string($0) }
            values["captured_at"] = capture.date.map { .string($0) }
            values["fidelity"] = .string(capture.fidelity.rawValue)
            values["capture_id"] = .string(capture.id)
        }
        return schema.columns.map { values[$0] }
    }
}
