import Declaring
import Foundation
import Proving
import Serialising
package import Vocabulary

/// Expected records, kept beside a recipe as its tests.
extension Curator {
    /// Derives everything and compares with the records of `recipes/*.expected.json`.
    ///
    /// A file holds, by kind, the records that are expected, each with its `id` and the fields that matter.
    package func test() async throws -> RecordTest {
        let declarations = try declarations()
        try requireRaw()
        let files = try expectationFiles()
        guard !files.isEmpty else {
            throw RunFailure.configuration(
                "\(folder)/recipes holds no file that ends in .expected.json; see docs/recipes.md for its form"
            )
        }
        let lock = try RunLock(in: privatePath)
        defer { lock.release() }
        let scratch = try emptyScratch("test")
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        _ = try await derive(declarations, into: scratch, workspace: privatePath)
        let dataset = DatasetFiles(folder: scratch)
        var test = RecordTest()
        for (name, expectations) in files {
            for (kind, records) in expectations { compare(records, of: kind, in: dataset, file: name, &test) }
        }
        return test
    }

    /// An empty folder below `.cartulary/`.
    func emptyScratch(_ name: String) throws -> String {
        let scratch = privatePath + "/" + name
        try? FileManager.default.removeItem(atPath: scratch)
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        return scratch
    }

    private typealias Expectations = [(kind: String, records: [[ExpectedCell]])]

    private func expectationFiles() throws -> [(name: String, kinds: Expectations)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/recipes")) ?? []
        return try names.filter { $0.hasSuffix(".expected.json") }.sorted().map { name in
            let bytes =
                FileManager.default.contents(atPath: "\(folder)/recipes/\(name)").map { Array($0) } ?? []
            guard let value = try? JSONReader.value(of: bytes[...]), case .object(let members) = value else {
                throw RunFailure.configuration("recipes/\(name) is no JSON object of kinds and their records")
            }
            return try (
                "recipes/" + name,
                members.map { member in
                    guard let records = member.value.array else {
                        throw RunFailure.configuration(
                            "recipes/\(name): `\(member.name)` must be a list of records")
                    }
                    return (
                        member.name,
                        try records.map { record in
                            guard case .object(let cells) = record, !cells.isEmpty else {
                                throw RunFailure.configuration(
                                    "recipes/\(name): a record of `\(member.name)` must be an object, with the `id` "
                                        + "and the fields that are expected")
                            }
                            return cells.map { ExpectedCell(name: $0.name, value: Self.cell($0.value)) }
                        }
                    )
                }
            )
        }
    }

    private func compare(
        _ records: [[ExpectedCell]], of kind: String, in dataset: DatasetFiles, file: String,
        _ test: inout RecordTest
    ) {
        guard let rows = dataset.rows(of: "data/\(kind).csv") else {
            test.failures.append(
                RecordTest.Failure(
                    file: file, record: kind, field: "", expected: "a kind", found: "no such kind"))
            return
        }
        let found = RowComparison(of: records, kind: kind, against: rows).test(file: file)
        test.records += found.records
        test.fields += found.fields
        test.failures += found.failures
    }

    /// A value as a cell of CSV has it.
    private static func cell(_ value: JSONValue) -> String {
        switch value {
        case .null: return ""
        case .string(let text), .number(let text): return text
        case .boolean(let flag): return flag ? "true" : "false"
        case .array, .object:
            var writer = JSONWriter()
            value.write(to: &writer)
            return String(decoding: writer.bytes, as: UTF8.self)
        }
    }
}
