import Emitting
import Foundation
import TestKit
import Testing
import Threads
import Vocabulary

@Suite struct WriterTests {
    @Test("A table is written as CSV and as JSON, with the same names in the same order")
    func table() throws {
        let folder = try TemporaryFolder()
        var table = try TableWriter(
            "topic", columns: ["id", "n", "flag", "list", "empty"], formats: ["csv", "json"],
            in: OutputFolder(folder.path))
        try table.write([
            .string("topic/a,b"), .integer(3), .boolean(false), .list(["x", "y\"z"]), nil,
        ])
        try table.write([.string("topic/é"), .number("1.50"), nil, nil, nil])
        let entries = try table.finish()
        #expect(
            try folder.read("data/topic.csv")
                == "id,n,flag,list,empty\n\"topic/a,b\",3,false,\"[\"\"x\"\",\"\"y\\\"\"z\"\"]\",\ntopic/é,1.50,,,\n"
        )
        #expect(
            try folder.read("data/topic.json")
                == "[\n{\"id\":\"topic/a,b\",\"n\":3,\"flag\":false,\"list\":[\"x\",\"y\\\"z\"],\"empty\":null},\n{\"id\":\"topic/é\",\"n\":1.50,\"flag\":null,\"list\":null,\"empty\":null}\n]\n"
        )
        #expect(entries.map(\.path) == ["data/topic.csv", "data/topic.json"])
        #expect(entries[0].bytes == (try folder.read("data/topic.csv")).utf8.count)
    }

    @Test("A table without rows is a header, and an empty array")
    func empty() throws {
        let folder = try TemporaryFolder()
        _ = try TableWriter("x", columns: ["id"], formats: ["csv", "json"], in: OutputFolder(folder.path))
            .finish()
        #expect(try folder.read("data/x.csv") == "id\n")
        #expect(try folder.read("data/x.json") == "[]\n")
    }

    @Test("Evidence is one line a place, values of one place together, defaults once")
    func evidence() throws {
        let folder = try TemporaryFolder()
        var writer = try EvidenceWriter("topic", in: OutputFolder(folder.path))
        try writer.writeDefault("title_lang", function: "cld2@1", from: ["title"], reason: .undetermined)
        let quote = Evidence.Basis.quoted(
            Quote(capture: "c1", ranges: [5..<9], path: "/html/body/h2[1]", exact: "T \"q\""))
        let record = Record(
            kind: "topic", key: "k",
            fields: [
                Field("title", .string("T"), evidence: [Evidence(quote, rule: "r.title", steps: ["trim"])]),
                Field("name", .string("T"), evidence: [Evidence(quote, rule: "r.name")]),
                Field(
                    "title_lang", nil, evidence: [Evidence(.computed(function: "cld2@1", from: ["title"]))],
                    reason: .undetermined),
                Field(
                    "note", nil,
                    evidence: [Evidence(.declared(SourcePlace(file: "r.yml", line: 7)), rule: "r.note")],
                    reason: .noMatch),
                Field(
                    "email", nil,
                    evidence: [
                        Evidence(
                            .quoted(Quote(capture: "c1", ranges: [1..<2], path: "/p", exact: nil)),
                            rule: "r.email")
                    ], reason: .withheld),
            ], capture: "c1")
        try writer.write(record, named: record.id)
        _ = try writer.finish()
        #expect(
            try folder.read("evidence/topic.jsonl").split(separator: "\n").map(String.init) == [
                #"{"basis":"computed","function":"cld2@1","from":["title"],"values":[["*","title_lang","",[],"undetermined"]]}"#,
                #"{"capture":"c1","ranges":[[1,2]],"path":"/p","exact":null,"values":[["topic/k","email","r.email",[],"withheld"]]}"#,
                #"{"capture":"c1","ranges":[[5,9]],"path":"/html/body/h2[1]","exact":"T \"q\"","values":[["topic/k","title","r.title",["trim"]],["topic/k","name","r.name"]]}"#,
                #"{"basis":"declared","file":"r.yml","line":7,"values":[["topic/k","note","r.note",[],"no-match"]]}"#,
            ])
    }

    @Test("A record that is one element is a line of its own")
    func element() throws {
        let folder = try TemporaryFolder()
        var writer = try EvidenceWriter("link", in: OutputFolder(folder.path))
        let quote = Quote(capture: "c", ranges: [1..<4, 8..<11], path: "/a", exact: "x")
        let record = Record(
            kind: "link", key: "k", fields: [Field("href", nil, evidence: [], reason: .withheld)],
            capture: "c", elements: [quote])
        try writer.write(record, named: "k")
        _ = try writer.finish()
        #expect(
            try folder.read("evidence/link.jsonl")
                == #"{"capture":"c","ranges":[[1,4],[8,11]],"path":"/a","exact":"x","values":[["k"],["k","href","",[],"withheld"]]}"#
                + "\n")
    }

    @Test("Reports have the columns that they state", arguments: Report.all)
    func reports(report: Report) throws {
        let folder = try TemporaryFolder()
        let writer = try ReportWriter(report, in: OutputFolder(folder.path))
        _ = try writer.finish()
        #expect(
            try folder.read("report/\(report.name).csv") == report.columns.map(\.name).joined(separator: ",")
                + "\n")
    }

    @Test("Rows of reports have a cell for each column")
    func rows() {
        let capture = Capture(
            id: "c", file: "f", length: 1, sha256: "s", url: nil, mediaType: "m", role: .page, reason: "r")
        let finding = Finding(
            .nulBytes, subject: "s", summary: "x",
            quote: Quote(capture: "c", ranges: [1..<2, 5..<9], path: "/p", exact: "q"))
        let judgement = LanguageJudgement(
            subject: "s", field: "f", declared: nil, declaredBy: "", stated: nil, detected: nil, percent: 0,
            length: 3, verdict: .abstention, quote: nil)
        #expect(Report.row(of: capture, encoding: nil, duplicate: nil).count == Report.capture.columns.count)
        #expect(Report.row(of: finding).count == Report.finding.columns.count)
        #expect(Report.row(of: finding).suffix(5) == ["c", "1", "9", "q", ""])
        #expect(Report.row(of: judgement).count == Report.language.columns.count)
        #expect(
            Report.row(of: Reference(from: "a", field: "b", written: "c", state: .external)).count
                == Report.reference.columns.count)
    }

    @Test("Findings are JSON for programs, with null for what is empty")
    func findings() throws {
        let folder = try TemporaryFolder()
        var writer = try FindingWriter(in: OutputFolder(folder.path))
        try writer.write(Finding(.nulBytes, subject: "s", summary: "x"))
        _ = try writer.finish()
        let text = try folder.read("report/finding.json")
        #expect(text.hasPrefix("[\n{\"severity\":\"note\",\"code\":\"nul-bytes\""))
        #expect(text.contains("\"start\":null"))
    }

    @Test("A file that cannot be written says which and why")
    func unwritable() throws {
        let nowhere = OutputFolder("/proc/nowhere")
        #expect(throws: OutputError.self) { _ = try OutputFile("data/x.csv", in: nowhere) }
        let folder = try TemporaryFolder()
        try folder.write("x", "old")
        #expect(throws: OutputError.self) { _ = try OutputFile("x", in: OutputFolder(folder.path)) }
        #expect(try folder.read("x") == "old")
    }

    @Test("A file written by a thread of its own has the bytes, length and digest of one that is not")
    func worker() throws {
        let folder = try TemporaryFolder()
        func entry(_ place: OutputFolder) throws -> ManifestEntry {
            var file = try OutputFile("report/x.csv", in: place)
            for number in 0..<200_000 { try file.write(Array("line \(number)\n".utf8)) }
            return try file.finish()
        }
        for name in ["/a", "/b"] {
            try FileManager.default.createDirectory(
                atPath: folder.path + name, withIntermediateDirectories: false)
        }
        let alone = try entry(OutputFolder(folder.path + "/a"))
        let helped = try entry(OutputFolder(folder.path + "/b", worker: Worker(most: 2)))
        #expect(alone == helped && alone.bytes > 2 << 20)
        #expect(
            try Data(contentsOf: URL(fileURLWithPath: folder.path + "/a/report/x.csv"))
                == Data(contentsOf: URL(fileURLWithPath: folder.path + "/b/report/x.csv")))
    }

    @Test("A file that is there already is not written over")
    func taken() throws {
        let folder = try TemporaryFolder()
        _ = try OutputFile("x.csv", in: OutputFolder(folder.path)).finish()
        #expect(throws: OutputError.self) { _ = try OutputFile("x.csv", in: OutputFolder(folder.path)) }
    }
}
