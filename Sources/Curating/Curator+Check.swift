import Capturing
import Declaring
import Foundation
import Ingesting
import Proving
import Serialising
import Validating
package import Vocabulary
import Workspace

extension Curator {
    /// Throws where findings must not be written to a file: into the project, of which it would be a part.
    package func requirePlace(forFindings path: String) throws {
        try ExportPlace(project: folder, path: path, form: .findings).check()
    }

    /// Derives everything, writes no dataset, and hands over the findings as they are to be reported.
    ///
    /// - Parameters:
    ///   - begin: Called once, before the first finding, with the counts of the run.
    ///   - report: Called for each finding, the heaviest first.
    package func check(
        _ options: CheckOptions, begin: (RunCounts) throws -> Void = { _ in },
        report: (ReportedFinding) throws -> Void = { _ in }
    ) async throws -> RunReport {
        let declarations = try declarations()
        try requireRaw()
        let baseline = try options.baseline.map { try Self.fingerprints(ofReport: $0) }
        let lock = try RunLock(in: privatePath)
        defer { lock.release() }
        let scratch = privatePath + "/check"
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        try? FileManager.default.removeItem(atPath: scratch)
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        var (outcome, captures) = try await derive(declarations, into: scratch, workspace: privatePath)
        let file = try WorkspaceFile(in: privatePath)
        defer { try? file.close() }
        try file.session { session in
            var waiving = Waiving(declarations.project.waivers, on: options.day)
            try session.forEachFinding { _ = waiving.waiver(of: $0) }
            for finding in waiving.findings(on: options.day) { try session.add(finding) }
            try session.reweigh(declarations.project.severity)
            outcome.counts.forgetFindings()
            func judged(_ finding: Finding) -> ReportedFinding {
                ReportedFinding(
                    finding, waiver: waiving.waiver(of: finding),
                    baseline: baseline.map { $0.contains(finding.fingerprint) ? .unchanged : .new })
            }
            try session.forEachFinding { finding in outcome.counts.add(judged(finding)) }
            try begin(outcome.counts)
            var places = quotePlaces(declarations, captures)
            try session.forEachFinding { finding in
                var reported = judged(finding)
                reported.place = finding.quote.flatMap { places.place(of: $0) }
                try report(reported)
            }
        }
        return outcome
    }

    private func quotePlaces(_ declarations: Declarations, _ captures: Captures) -> QuotePlaces {
        let ingester = Ingester(limits: declarations.project.limits)
        let reader = CaptureReader(
            folder: rawFolder, limit: declarations.project.limits.pageBytes)
        return QuotePlaces(captures: { captures[id: $0] }) { capture in
            guard let payload = reader.payload(of: capture),
                let page = ingester.page(from: capture, bytes: payload).value
            else { return nil }
            return (page.text, page.offsets)
        }
    }

    /// The fingerprints of the findings in a report of an earlier run, `finding.csv` or `finding.json`.
    private static func fingerprints(ofReport path: String) throws -> Set<[String]> {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw RunFailure.configuration("the baseline \(path) is not there, or cannot be read")
        }
        let columns = ["code", "subject", "field", "quote"]
        if path.hasSuffix(".json") {
            do {
                let rows = try JSONReader.value(of: Array(data)[...]).array ?? []
                return Set(rows.map { row in columns.map { row[$0]?.string ?? "" } })
            } catch {
                throw RunFailure.configuration(
                    "the baseline \(path) is no JSON: \(error.message) at byte \(error.offset)")
            }
        }
        var reader = CSVReader(Array(data))
        let header = reader.next() ?? []
        let places = columns.compactMap { header.firstIndex(of: $0) }
        guard places.count == columns.count else {
            throw RunFailure.configuration(
                "the baseline \(path) is no report of findings: it needs the columns "
                    + columns.joined(separator: ", ") + ", as curated/report/finding.csv has them")
        }
        var known: Set<[String]> = []
        while let row = reader.next() {
            known.insert(places.map { row.indices.contains($0) ? row[$0] : "" })
        }
        return known
    }
}
