import Addresses
import Normalising
import Validating
import Vocabulary
import Workspace

/// What rules of recipes say of documents, which they name by an address that a page has.
extension DatasetRun {
    /// Finds out which documents the rules mean: an address can be another name of a capture. A document that
    /// a rule alone knows of is one too.
    func findDescribedDocuments() throws {
        let addresses = ScratchLines(in: scratch)
        try session.forEachIdentity(of: BuiltInKinds.document.kind) { group in
            guard let first = group.first else { return }
            addresses.append(
                row: [first.key, first["url"]?.value?.text ?? "", first.capture, first.rule])
        }
        try addresses.forEachAppended { row in
            guard let capture = captures[id: row[2]] else { return }
            try findDocument(at: row[0], written: row[1], by: row[3], on: capture)
        }
    }

    private func findDocument(at address: String, written: String, by rule: String, on capture: Capture)
        throws
    {
        let page = "page/" + capture.pageKey
        let url = address.contains("://") ? address : WebURL(placeOf: address)?.href ?? address
        let target = try resolver.target(
            url: Array(url.utf8)[...], written: Array(written.utf8)[...], page: capture)
        guard let key = documentKey(of: target) else {
            return try add([
                Finding(
                    .keyMissing, subject: page,
                    summary:
                        "The rule \(rule) names \(address), which is no document: \(target.state.rawValue)")
            ])
        }
        try session.rename(BuiltInKinds.document.kind, from: address, to: key)
        guard try !session.hasDocument(key) else { return }
        try write(
            Reference(
                from: page, field: BuiltInKinds.document.kind, written: written, state: target.state,
                to: target.to, reason: target.reason, url: url))
        if target.state == .inScopeNotCaptured {
            missing.add(
                MissingURL(
                    url: target.to, field: BuiltInKinds.document.kind, from: page,
                    place: [capture.id, "", ""], words: ""))
        }
        try session.add(
            DocumentLink(key: key, page: page, text: "", state: target.state, capture: target.capture))
    }

    /// What the rules of recipes say of a document, in the fields that the project gives to documents.
    func description(of key: String, _ schema: Schema) throws -> Record {
        let empty = Record(kind: schema.kind, key: key, fields: [], capture: "")
        guard !schema.addedFields.isEmpty,
            let merged = IdentityMerge.merged(try recordsOfRules(about: key, schema), schema: schema)
        else { return empty }
        try add(merged.findings)
        let (record, references) = try resolver.resolved(merged.value, schema: schema)
        for reference in references { try write(reference) }
        for check in checks { try add(check.findings(in: record, schema: schema)) }
        counts.withheld += record.fields.count { $0.reason == .withheld }
        return record
    }

    private func recordsOfRules(about key: String, _ schema: Schema) throws -> [Record] {
        try session.records(of: schema.kind, key: key).map { record in
            var record = record
            // What they are about is no value of theirs.
            record.fields.removeAll { $0.name == "url" }
            return record
        }
    }
}
