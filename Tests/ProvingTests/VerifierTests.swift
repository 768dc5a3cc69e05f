import Proving
import TestKit
import Testing
import Vocabulary

/// What two datasets that are not the same differ in.
@Suite struct VerifierTests {
    private func verified(_ stated: [String: String], _ derived: [String: String]) throws -> Verification {
        let folder = try TemporaryFolder()
        for (name, text) in stated { try folder.write("a/" + name, text) }
        for (name, text) in derived { try folder.write("b/" + name, text) }
        for name in ["finding", "language", "reference"] {
            for side in ["a", "b"] where !folder.exists("\(side)/report/\(name).csv") {
                try folder.write("\(side)/report/\(name).csv", "code,subject\n")
            }
        }
        return Verifier(dataset: folder.path + "/a", derived: folder.path + "/b", project: folder.path)
            .verification()
    }

    private func described(_ verification: Verification) -> [String] {
        verification.differences.map { "\($0.record).\($0.field): \($0.stated) | \($0.derived)" }
            + verification.otherLines.map { "\($0.file): \($0.line)" }
    }

    @Test(
        "Rows are matched by their keys, and cells compared by the names of their columns",
        arguments: [
            ("id,x\na,1\nb,2\n", "id,x\na,1\nb,3\n", ["b.x: 2 | 3"]),
            ("id,x\na,1\n", "id,x\na,1\nb,2\n", ["b.:  | a record"]),
            ("id,x\na,1\nb,2\n", "id,x\nb,2\n", ["a.: the record | "]),
            ("id,x\na,1\nc,2\n", "id,x\nb,1\nc,2\n", ["a.: the record | ", "b.:  | a record"]),
            ("id,x,y\na,1,2\n", "id,y,x\na,2,1\n", []),
            ("id,x,y\na,1,2\n", "id,x\na,1\n", ["a.y: 2 | "]),
            ("page,key,x\np,k,1\np,l,2\n", "page,key,x\np,k,1\np,l,3\n", ["p#l.x: 2 | 3"]),
            ("id,x\na,\"1\n2\"\n", "id,x\na,\"1\n3\"\n", ["a.x: 1\n2 | 1\n3"]),
        ])
    func tables(stated: String, derived: String, differences: [String]) throws {
        let result = try verified(["data/t.csv": stated], ["data/t.csv": derived])
        #expect(described(result) == differences)
        #expect(result.differenceCount == differences.count)
    }

    @Test("A table that one side alone has")
    func alone() throws {
        let table = "id\na\n"
        #expect(try described(verified(["data/t.csv": table], [:])) == ["t.: not derived | "])
        #expect(try described(verified([:], ["data/t.csv": table])) == ["t.: not in the dataset | "])
    }

    @Test("JSON that differs where the CSV does not; where both do it is said once")
    func json() throws {
        let csv = "id,x\nt/a,1\n"
        let same = try verified(
            ["data/t.csv": csv, "data/t.json": "[1]"], ["data/t.csv": csv, "data/t.json": "[2]"])
        #expect(described(same) == ["t.: data/t.json differs from its CSV | "])
        let gone = try verified(["data/t.csv": csv], ["data/t.csv": csv, "data/t.json": "[2]"])
        #expect(described(gone) == ["t.: data/t.json differs from its CSV | "])
        let both = try verified(
            ["data/t.csv": csv, "data/t.json": "[1]"],
            ["data/t.csv": "id,x\nt/a,2\n", "data/t.json": "[2]"])
        #expect(described(both) == ["t/a.x: 1 | 2"])
    }

    @Test("Lines of evidence that were not derived, but for those of values that differ")
    func lines() throws {
        let csv = "id,x\nt/a,1\nt/b,1\n"
        func line(_ id: String, _ path: String) -> String {
            "{\"capture\":\"c\",\"path\":\"\(path)\",\"values\":[[\"\(id)\",\"x\"]]}\n"
        }
        let stated = [
            "data/t.csv": csv,
            "evidence/t.jsonl": line("t/a", "/p[1]") + line("t/b", "/p[2]") + line("t/c", "/p[3]"),
        ]
        let moved = try verified(
            stated,
            [
                "data/t.csv": csv,
                "evidence/t.jsonl": line("t/c", "/p[3]") + line("t/a", "/p[1]") + line("t/b", "/p[9]"),
            ])
        // The order of lines is no matter here: the file's own sum tells it.
        #expect(described(moved) == ["evidence/t.jsonl: " + line("t/b", "/p[2]").dropLast()])
        let changed = try verified(
            stated,
            [
                "data/t.csv": "id,x\nt/a,1\nt/b,2\n",
                "evidence/t.jsonl": line("t/a", "/p[1]") + line("t/b", "/p[9]") + line("t/c", "/p[3]"),
            ])
        #expect(described(changed) == ["t/b.x: 1 | 2"])
        #expect(try described(verified(stated, ["data/t.csv": csv])) == ["evidence/t.jsonl: "])
    }

    @Test("All differences are counted, and the first ten thousand named")
    func many() throws {
        func table(_ value: Int) -> String {
            "id,x\n" + (0..<10_050).map { String($0 + 100_000) + ",\(value)\n" }.joined()
        }
        let result = try verified(["data/t.csv": table(1)], ["data/t.csv": table(2)])
        #expect(result.differences.count == Verification.mostNamed && result.differenceCount == 10_050)
        #expect(result.records == 10_050 && result.values == 20_100)
        let lines = try verified(
            ["evidence/t.jsonl": (0..<10_050).map { "{\"n\":\($0)}\n" }.joined()],
            ["evidence/t.jsonl": "{}\n"])
        #expect(lines.otherLines.count == Verification.mostNamed && lines.otherLineCount == 10_050)
    }

    @Test("Of captures that changed, each has the values that rest on it")
    func fixity() throws {
        let sum = String(repeating: "0", count: 64)
        let inputs = ["a", "b"].map { "{\"path\":\"raw/\($0)\",\"sha256\":\"\(sum)\"}" }.joined(
            separator: ",")
        let evidence = [("c1", "t/a", "x"), ("c2", "t/b", "y"), ("c1", "t/a", "z"), ("c3", "t/c", "x")].map {
            "{\"capture\":\"\($0.0)\",\"values\":[[\"\($0.1)\",\"\($0.2)\"]]}\n"
        }.joined()
        let files = [
            "manifest.json": "{\"inputs\":[\(inputs)]}", "evidence/t.jsonl": evidence,
            "report/capture.csv": "capture_id,file\nc1,a\nc2,b\nc3,c\n",
        ]
        let result = try verified(files, files)
        #expect(result.captures == 2)
        #expect(result.fixity.map(\.file) == ["raw/a", "raw/b"])
        #expect(result.fixity.map(\.values) == [["t/a.x", "t/a.z"], ["t/b.y"]])
        #expect(result.fixity.allSatisfy { $0.actual == nil && $0.stated == sum })
    }
}
