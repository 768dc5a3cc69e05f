import Declaring
import Proving
import Serialising
package import Vocabulary

extension Curator {
    /// Holds the dataset against the limits of the project file.
    ///
    /// - Parameter day: The day that decides whether the deadline has come, as `2026-11-24`.
    package func gate(on day: String) throws -> (gate: Gate, judgements: [GateJudgement]) {
        let gate = try declarations().project.gate
        guard !gate.limits.isEmpty else {
            throw RunFailure.configuration(
                "cartulary.yml sets no limits; for example:\n  gate: {deadline: 2027-03-31, missing: 0, errors: 0}\n"
                    + "known are \(Gate.Measure.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return (gate, GateJudgement.all(of: gate, counts: try measures(), on: day))
    }

    /// What the reports of the dataset count.
    private func measures() throws -> [Gate.Measure: Int] {
        let files = DatasetFiles(folder: datasetPath)
        guard let manifest = files.manifest(), let ledger = files.rows(of: "report/ledger.csv") else {
            throw RunFailure.configuration(
                "\(datasetPath) holds no dataset yet; this makes one: cartulary curate \(folder)")
        }
        var counts: [String: Int] = [:]
        for row in ledger {
            let key = ledger.value("balance", in: row) + "." + ledger.value("item", in: row)
            counts[key] = Int(ledger.value("count", in: row)) ?? 0
        }
        var documents = 0
        if let missing = files.rows(of: "report/missing.csv") {
            documents = missing.reduce(0) { $0 + (missing.value("kind", in: $1) == "document" ? 1 : 0) }
        }
        let nodes = counts["text.total"] ?? 0
        let findings = manifest["counts"]?["findings"]
        return [
            .missing: counts["addresses.missing"] ?? 0, .broken: counts["addresses.broken"] ?? 0,
            .missingDocuments: documents, .unaddressed: counts["references.unaddressed"] ?? 0,
            .malformed: counts["references.malformed"] ?? 0, .damagedBytes: counts["bytes.damaged"] ?? 0,
            .unclaimedPercent: nodes == 0 ? 0 : ((counts["text.unclaimed"] ?? 0) * 100 + nodes / 2) / nodes,
            .errors: findings?["error"]?.integer ?? 0, .warnings: findings?["warning"]?.integer ?? 0,
        ]
    }

    /// A report of the dataset, row by row, with its columns.
    package func report(_ name: String) throws -> (columns: [String], rows: [[String]]) {
        try requireFolder()
        guard let rows = DatasetFiles(folder: datasetPath).rows(of: "report/\(name).csv") else {
            throw RunFailure.configuration(
                "\(datasetPath) holds no dataset yet; this makes one: cartulary curate \(folder)")
        }
        return (rows.columns, Array(rows))
    }
}
