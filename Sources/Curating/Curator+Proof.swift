import Capturing
import Declaring
import Foundation
import Ingesting
package import Proving
package import Vocabulary

extension Curator {
    /// Derives every value again from the bytes of the captures, and compares.
    package func verify() async throws -> Verification {
        let declarations = try declarations()
        guard DatasetFiles(folder: datasetPath).manifest() != nil else {
            throw RunFailure.configuration(
                "\(datasetPath) holds no dataset yet; this makes one: cartulary curate \(folder)")
        }
        let lock = try RunLock(in: privatePath)
        defer { lock.release() }
        // A workspace of its own: nothing that an earlier run remembers is believed.
        let scratch = privatePath + "/verify"
        try? FileManager.default.removeItem(atPath: scratch)
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        try FileManager.default.createDirectory(
            atPath: scratch + "/dataset", withIntermediateDirectories: true)
        _ = try await derive(declarations, into: scratch + "/dataset", workspace: scratch)
        progress("comparing", 0, 0)
        return Verifier(dataset: datasetPath, derived: scratch + "/dataset", project: folder).verification()
    }

    /// Why `withhold.yml` keeps a record or a page back; nil where it does not.
    package func reasonForWithholding(_ id: String) throws -> String? {
        let address = id.split(separator: "/", maxSplits: 1).last.map(String.init) ?? id
        return try declarations().project.withheld.first { entry in
            switch entry.subject {
            case .record(let record): record == id
            case .address(let url): [id, address].contains { Withheld.common($0) == Withheld.common(url) }
            }
        }.map(\.explanation)
    }

    /// What explains the records of the dataset.
    package func explainer() throws -> Explainer {
        let declarations = try declarations()
        let files = DatasetFiles(folder: datasetPath)
        guard files.manifest() != nil, let rows = files.rows(of: "report/capture.csv") else {
            throw RunFailure.configuration(
                "\(datasetPath) holds no dataset yet; this makes one: cartulary curate \(folder)")
        }
        let captures = Self.captures(of: rows)
        let ingester = Ingester(limits: declarations.project.limits)
        let reader = CaptureReader(
            folder: rawFolder, limit: declarations.project.limits.pageBytes)
        return Explainer(dataset: datasetPath, captures: captures, rulePlaces: Self.rulePlaces(declarations))
        { capture in
            guard let payload = reader.payload(of: capture),
                let page = ingester.page(from: capture, bytes: payload).value
            else { return nil }
            return (page.text, page.offsets)
        }
    }

    /// Writes a file for a person to look at below `.cartulary/`, and says where it is.
    package func write(_ text: String, toPrivate name: String) throws -> String {
        let path = privatePath + "/" + name
        do {
            let url = URL(fileURLWithPath: path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        } catch {
            throw RunFailure.unfinished("\(path) cannot be written: \(error.localizedDescription)")
        }
        return path
    }

    /// The captures that report/capture.csv describes, by id.
    static func captures(of rows: TableRows) -> [String: Capture] {
        var captures: [String: Capture] = [:]
        for row in rows {
            func text(_ column: String) -> String? {
                let value = rows.value(column, in: row)
                return value.isEmpty ? nil : value
            }
            var capture = Capture(
                id: text("capture_id") ?? "", file: text("file") ?? "",
                length: Int(text("length") ?? "") ?? 0,
                sha256: text("sha256") ?? "", url: text("url"), date: text("captured_at"),
                mediaType: text("media_type") ?? "", charset: text("encoding"),
                role: Capture.Role(rawValue: text("role") ?? "") ?? .other, reason: text("reason") ?? "",
                fidelity: Capture.Fidelity(rawValue: text("fidelity") ?? "") ?? .unknown,
                derivedFrom: text("derived_from"), note: text("note"))
            place(&capture, text)
            captures[capture.id] = capture
        }
        for (id, capture) in captures {
            guard let original = capture.record?.original else { continue }
            let place = captures[original]?.place
            captures[id]?.record?.originalPlace = place
        }
        return captures
    }

    /// Brings what a row of report/capture.csv says of a capture's place into the capture.
    private static func place(_ capture: inout Capture, _ text: (String) -> String?) {
        capture.entry = text("entry")
        capture.offset = text("offset").flatMap { Int($0) } ?? 0
        capture.inner = text("inner_offset").flatMap { Int($0) } ?? 0
        guard let type = text("record_type") else { return }
        capture.record = CaptureRecord(id: text("record_id") ?? "", type: type)
        capture.record?.original = text("original")
    }

    static func rulePlaces(_ declarations: Declarations) -> [String: SourcePlace] {
        var places: [String: SourcePlace] = [:]
        for rule in declarations.recipes.flatMap(\.routes).flatMap(\.records) {
            places[rule.id] = rule.place
            for candidate in rule.fields.flatMap(\.candidates) { places[candidate.id] = candidate.place }
            if let language = rule.language { places[language.id] = language.place }
            for mention in rule.mentions { places[mention.id] = mention.place }
        }
        for mention in declarations.recipes.flatMap(\.routes).flatMap(\.mentions) {
            places[mention.id] = mention.place
        }
        return places
    }
}
