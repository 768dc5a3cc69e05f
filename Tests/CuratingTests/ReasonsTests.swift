import Foundation
import Serialising
import TestKit
import Testing

/// Every value has its evidence, and every empty cell its reason: of all tables of all small projects.
///
/// It reads what is recorded of them, which `GoldenTests` holds against what is made.
@Suite struct ReasonsTests {
    private static let projects: [String] = {
        let folder = Repository.path + "/Tests/Fixtures"
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }()

    /// What the lines of a kind's evidence say.
    private struct Claims {
        /// For each record and field, the reasons that are given, if any.
        var own: [[String]: Set<String>] = [:]
        /// Rows whose cells all follow from one element.
        var whole: Set<String> = []
        /// For each field, what holds of all records; no text where no reason is given.
        var defaults: [String: String] = [:]

        init(_ text: String) throws {
            for line in text.split(separator: "\n") {
                let value = try JSONReader.value(of: Array(line.utf8)[...])
                for claim in value["values"]?.array ?? [] {
                    let record = try #require(claim[0]?.string)
                    guard let field = claim[1]?.string else {
                        whole.insert(record)
                        continue
                    }
                    let reason = claim[4]?.string ?? ""
                    if record == "*" {
                        defaults[field] = reason
                    } else {
                        own[[record, field], default: []].insert(reason)
                    }
                }
            }
        }

        /// Whether a value rests on anything.
        func hold(_ record: String, _ field: String) -> Bool {
            own[[record, field]] != nil || whole.contains(record) || defaults[field] != nil
        }

        /// Whether anything says why a cell is empty.
        func explain(_ record: String, _ field: String) -> Bool {
            own[[record, field]]?.contains { !$0.isEmpty } ?? false || !(defaults[field] ?? "").isEmpty
        }
    }

    @Test("Of each project", arguments: projects)
    func cells(project: String) throws {
        let folder = Repository.path + "/Tests/Fixtures/\(project)/expected"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/evidence")
        let kinds = names.filter { $0.hasSuffix(".jsonl") }.map { String($0.dropLast(6)) }.sorted()
        try #require(kinds.contains("page") && kinds.contains("link"))
        for kind in kinds {
            let claims = try Claims(
                Repository.text("Tests/Fixtures/\(project)/expected/evidence/\(kind).jsonl"))
            var rows = try #require(CSVReader(path: "\(folder)/data/\(kind).csv"))
            let header = rows.next()
            let columns = try #require(header)
            let name = try #require(columns.firstIndex(of: "id") ?? columns.firstIndex(of: "key"))
            while let row = rows.next() {
                for (column, cell) in zip(columns, row) {
                    let isSaid =
                        cell.isEmpty ? claims.explain(row[name], column) : claims.hold(row[name], column)
                    #expect(
                        isSaid,
                        "\(project), \(kind) \(row[name]): \(column) is \(cell.isEmpty ? "empty" : "`\(cell)`")"
                    )
                }
            }
        }
    }
}
