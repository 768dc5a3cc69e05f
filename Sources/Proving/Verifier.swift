import Digests
import Serialising
package import Vocabulary

/// Compares a dataset with what the bytes of its captures give today.
package struct Verifier {
    private let dataset: DatasetFiles
    private let derived: DatasetFiles
    private let project: String

    /// - Parameters:
    ///   - dataset: The folder `curated/`.
    ///   - derived: A folder with the dataset that was derived anew.
    ///   - project: The project folder.
    package init(dataset: String, derived: String, project: String) {
        self.dataset = DatasetFiles(folder: dataset)
        self.derived = DatasetFiles(folder: derived)
        self.project = project
    }

    package func verification() -> Verification {
        var result = Verification()
        checkFixity(&result)
        checkSums(&result)
        for table in Set(dataset.tables() + derived.tables()).sorted() { compare(table, &result) }
        compareLines(&result)
        return result
    }

    // MARK: Fixity

    private func checkFixity(_ result: inout Verification) {
        var failures: [Verification.Fixity] = []
        for input in dataset.manifest()?["inputs"]?.array ?? [] {
            guard let path = input["path"]?.string, let stated = input["sha256"]?.string else { continue }
            if path.hasPrefix("raw/") { result.captures += 1 }
            let actual = Self.digest(of: project + "/" + path)
            if actual != stated {
                failures.append(Verification.Fixity(file: path, stated: stated, actual: actual, values: []))
            }
        }
        guard !failures.isEmpty else { return }
        let captures = captureIDs()
        let values = valuesResting(on: Set(failures.flatMap { captures[$0.file] ?? [] }))
        for index in failures.indices {
            let ids = captures[failures[index].file] ?? []
            failures[index].values = Set(ids.flatMap { values[$0] ?? [] }).sorted()
        }
        result.fixity += failures
    }

    private func captureIDs() -> [String: [String]] {
        var ids: [String: [String]] = [:]
        guard let rows = dataset.rows(of: "report/capture.csv") else { return ids }
        for row in rows {
            ids["raw/" + rows.value("file", in: row), default: []].append(rows.value("capture_id", in: row))
        }
        return ids
    }

    /// By capture, the values that rest on it: all in one pass over the evidence.
    private func valuesResting(on captures: Set<String>) -> [String: Set<String>] {
        var values: [String: Set<String>] = [:]
        for kind in dataset.evidenceKinds() where !captures.isEmpty {
            dataset.forEachEvidence(of: kind, holding: "\"capture\":") { line in
                guard let capture = line["capture"]?.string, captures.contains(capture) else { return }
                for claim in line["values"]?.array ?? [] {
                    values[capture, default: []].insert(
                        [claim[0]?.string, claim[1]?.string].compactMap(\.self).joined(separator: "."))
                }
            }
        }
        return values
    }

    private func checkSums(_ result: inout Verification) {
        guard let sums = dataset.bytes(of: "SHA256SUMS") else {
            result.alteredFiles.append("SHA256SUMS")
            return
        }
        for line in String(decoding: sums, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let path = String(parts[1].drop { $0 == " " })
            if Self.digest(of: dataset.folder + "/" + path) != String(parts[0]) {
                result.alteredFiles.append(path)
            }
        }
    }

    private static func digest(of path: String) -> String? {
        SHA256.hex(ofFile: path)
    }

    // MARK: Values

    private func compare(_ table: String, _ result: inout Verification) {
        let path = "data/\(table).csv"
        var counter = CellCounter()
        if dataset.isSame(path, in: derived, piece: { counter.add($0) }) {
            result.records += counter.records
            result.values += counter.values
            return compareJSON(table, &result)
        }
        guard var stated = dataset.rows(of: path), var fresh = derived.rows(of: path) else {
            append(table, "", dataset.holds(path) ? "not derived" : "not in the dataset", "", &result)
            return
        }
        let width = stated.keyWidth
        let columns = stated.columns
        var left = stated.next()
        var right = fresh.next()
        while left != nil || right != nil {
            switch (left, right) {
            case (let row?, let other?) where Self.key(row, width) == Self.key(other, width):
                compare(row, other, columns, fresh, Self.name(row, width), &result)
                left = stated.next()
                right = fresh.next()
            case (let row?, let other) where other.map({ Self.precedes(row, $0, width) }) ?? true:
                append(Self.name(row, width), "", "the record", "", &result)
                left = stated.next()
            default:
                if let row = right { append(Self.name(row, width), "", "", "a record", &result) }
                right = fresh.next()
            }
        }
        compareJSON(table, &result)
    }

    private func compare(
        _ row: [String], _ other: [String], _ columns: [String], _ fresh: TableRows, _ name: String,
        _ result: inout Verification
    ) {
        result.records += 1
        for (index, column) in columns.enumerated() {
            let stated = index < row.count ? row[index] : ""
            let derived = fresh.value(column, in: other)
            if !stated.isEmpty || !derived.isEmpty { result.values += 1 }
            if stated != derived { append(name, column, stated, derived, &result) }
        }
    }

    /// The JSON of a table must hold the same lines; its CSV tells which values differ.
    private func compareJSON(_ table: String, _ result: inout Verification) {
        let path = "data/\(table).json"
        guard dataset.holds(path) || derived.holds(path), !dataset.isSame(path, in: derived) else { return }
        let prefix = table + "/"
        if !result.differences.contains(where: { $0.record.hasPrefix(prefix) || $0.record == table }) {
            append(table, "", path + " differs from its CSV", "", &result)
        }
    }

    private func append(
        _ record: String, _ field: String, _ stated: String, _ derived: String, _ result: inout Verification
    ) {
        result.differenceCount += 1
        guard result.differences.count < Verification.mostNamed else { return }
        result.differences.append(
            Verification.Difference(record: record, field: field, stated: stated, derived: derived))
    }

    private static func key(_ row: [String], _ width: Int) -> ArraySlice<String> { row.prefix(width) }

    private static func name(_ row: [String], _ width: Int) -> String {
        row.prefix(width).joined(separator: "#")
    }

    private static func precedes(_ a: [String], _ b: [String], _ width: Int) -> Bool {
        for (x, y) in zip(a.prefix(width), b.prefix(width)) where x != y {
            return x.utf8.lexicographicallyPrecedes(y.utf8)
        }
        return false
    }

    // MARK: Evidence and reports

    private func compareLines(_ result: inout Verification) {
        let evidence = Set(dataset.evidenceKinds() + derived.evidenceKinds()).map { "evidence/\($0).jsonl" }
        // What a difference of values brings with it is not said again.
        let differing = Set(result.differences.flatMap { [$0.record, Self.last($0.record)] })
        for path in evidence.sorted() + ["report/finding.csv", "report/language.csv", "report/reference.csv"]
        where !dataset.isSame(path, in: derived) {
            guard let stated = FileBytes(path: dataset.folder + "/" + path),
                let fresh = FileBytes(path: derived.folder + "/" + path)
            else {
                append(path, "", &result)
                continue
            }
            // A line by its hash: there are millions of them.
            var known: Set<Int> = []
            fresh.forEachLine { line in
                known.insert(line.hashValue)
                return true
            }
            stated.forEachLine { line in
                guard !known.contains(line.hashValue) else { return true }
                let text = String(decoding: line, as: UTF8.self)
                if !Self.names(in: text).contains(where: differing.contains), !text.contains("fixity-failed")
                {
                    append(path, text, &result)
                }
                return true
            }
        }
    }

    private func append(_ path: String, _ line: String, _ result: inout Verification) {
        result.otherLineCount += 1
        if result.otherLines.count < Verification.mostNamed { result.otherLines.append((path, line)) }
    }

    private static func last(_ record: String) -> String {
        record.split(separator: "#").last.map(String.init) ?? record
    }

    /// What may be the name of a record in a line of JSON or CSV.
    private static func names(in line: String) -> [String] {
        (line.split(separator: "\"") + line.split(separator: ",")).map(String.init)
    }
}
