import TestKit
import Testing
import Vocabulary
import Workspace

@Suite struct WorkspaceTests {
    private func capture(_ file: String) -> Capture {
        Capture(
            id: "id-" + file, file: file, length: 1, sha256: "s", url: "http://x/" + file,
            mediaType: "text/html", role: .page,
            reason: "")
    }

    private func record(_ key: String, order: Int = 0) -> Record {
        let quote = Quote(capture: "c", ranges: [3..<9, 20..<25], path: "/html/body/p[1]", exact: "a – b")
        return Record(
            kind: "topic", key: key,
            fields: [
                Field(
                    "id", .string("topic/" + key),
                    evidence: [Evidence(.computed(function: "slug@1", from: ["name"]), rule: "r")]),
                Field(
                    "name", .string(key),
                    evidence: [Evidence(.quoted(quote), rule: "r.name", steps: ["trim", "match"])]),
                Field("count", .integer(-7), evidence: []), Field("share", .number("1.50"), evidence: []),
                Field("flag", .boolean(true), evidence: []), Field("list", .list(["a", "b"]), evidence: []),
                Field(
                    "date", nil,
                    evidence: [Evidence(.declared(SourcePlace(file: "r.yml", line: 3, column: 4)))],
                    reason: .withheld),
            ], capture: "c", rule: "r", order: order, elements: [quote])
    }

    private func result(_ keys: [String]) -> PageResult {
        PageResult(
            encoding: EncodingDecision(name: "utf-8", reason: "meta", replacements: 2), page: record("p"),
            rows: [rows()],
            records: keys.map { record($0) },
            mentions: [
                Reference(
                    from: "topic/a", field: "m", written: "see there", state: .unaddressed, reason: "r",
                    expects: .page)
            ],
            judgements: [
                LanguageJudgement(
                    subject: "topic/a", field: "name", declared: "en", declaredBy: "page", stated: nil,
                    detected: "fr", percent: 99,
                    length: 400, verdict: .contradiction, quote: nil)
            ], findings: [Finding(.nulBytes, subject: "s", field: "f", summary: "sum", help: "help")],
            stated: [StatedTarget(kind: .canonical, written: "/", url: "http://x.org/")],
            coverage: coverage(),
            hits: [RuleHits(rule: "r.name", asked: 3, found: 2, matches: 5, values: 2)])
    }

    private func rows() -> RenderedRows {
        let url = PageRows.Slice(start: 0, count: 3)
        return RenderedRows(
            kind: "link", csv: Array("page/p,k1page/p,k2".utf8), ends: [9, 18], evidence: Array("{}\n".utf8),
            filled: [2, 0], withheld: 1,
            targets: [RenderedRows.Target(url: url, written: .withheld, words: .null, range: 4..<9)],
            texts: Array("u/u".utf8))
    }

    private func coverage() -> PageCoverage {
        var coverage = PageCoverage(template: "ff")
        coverage.textNodes = 7
        coverage.characters = 90
        coverage.byRule = 1
        coverage.byBuiltIn = 4
        coverage.images = 2
        coverage.unclaimed = [
            PageCoverage.Block(
                digest: .max, textNodes: 2, characters: 11, range: 5..<30, path: "/html/body/p[1]", text: nil)
        ]
        return coverage
    }

    @Test("A page's result comes back as it was stored")
    func roundTrip() throws {
        let folder = try TemporaryFolder()
        let file = try WorkspaceFile(in: folder.path)
        let stored = result(["a", "b"])
        try file.session { try $0.store(encoded: stored.encoded(), for: "k") }
        #expect(try file.session { try $0.result(for: "k") } == stored)
        #expect(try file.session { try $0.result(for: "other") } == nil)
    }

    @Test("What is stored outlives the file's closing; a broken file is made anew")
    func persistence() throws {
        let folder = try TemporaryFolder()
        let stored = result(["a"])
        let file = try WorkspaceFile(in: folder.path)
        try file.session { try $0.store(encoded: stored.encoded(), for: "k") }
        try file.close()
        let again = try WorkspaceFile(in: folder.path)
        #expect(try again.session { try $0.result(for: "k") } == stored)
        try again.close()
        try folder.write(
            "workspace.sqlite",
            "this is no database, and it is longer than a header of one would be, by far and away")
        for name in ["workspace.sqlite-wal", "workspace.sqlite-shm"] where folder.exists(name) {
            try folder.write(name, "")
        }
        let fresh = try WorkspaceFile(in: folder.path)
        #expect(try fresh.session { try $0.result(for: "k") } == nil)
    }

    @Test("Records stream in the order of their keys, one identity together")
    func identities() throws {
        let folder = try TemporaryFolder()
        let file = try WorkspaceFile(in: folder.path)
        var groups: [[String]] = []
        try file.session { session in
            try session.beginRun()
            try session.add(result(["b", "a"]), of: capture("2.html"), key: "k2")
            try session.add(result(["b", "é", "Z"]), of: capture("1.html"), key: "k1")
            try session.forEachIdentity(of: "topic") { groups.append($0.map(\.key)) }
            #expect(try session.hasRecord(kind: "topic", key: "é"))
            #expect(try session.hasRecord(kind: "page", key: "http://x/1.html"))
            #expect(try !session.hasRecord(kind: "topic", key: "zz"))
        }
        #expect(groups == [["Z"], ["a"], ["b", "b"], ["é"]])
    }

    @Test("Pages stream in the order of their keys, with their results")
    func pages() throws {
        let folder = try TemporaryFolder()
        let file = try WorkspaceFile(in: folder.path)
        let names = (0..<80).map { "\($0 + 10).html" }
        var captures: [String] = []
        try file.session { session in
            try session.beginRun()
            for name in names.reversed() {
                try session.store(encoded: result([]).encoded(), for: "k" + name)
                try session.add(result([]), of: capture(name), key: "k" + name)
            }
            try session.forEachBatchOfPages { pages in
                captures += pages.captures
                #expect(pages.read().map { $0?.judgements.count } == pages.captures.map { _ in 1 })
            }
            try session.store(encoded: result([]).encoded(), for: "unused")
            try session.forgetUnusedResults()
            #expect(try session.result(for: "unused") == nil)
            #expect(try session.result(for: "k10.html") != nil)
        }
        #expect(captures == names.map { capture($0).id })
    }

    @Test("Findings come the heaviest first, each once")
    func findings() throws {
        let folder = try TemporaryFolder()
        let file = try WorkspaceFile(in: folder.path)
        var codes: [String] = []
        try file.session { session in
            try session.beginRun()
            for kind in [FindingKind.nulBytes, .rightsUndetermined, .typeViolated, .nulBytes, .pageRejected] {
                try session.add(Finding(kind, subject: "s", summary: "x"))
            }
            try session.reweigh(["rights-undetermined": .note])
            try session.forEachFinding { codes.append("\($0.severity.rawValue) \($0.kind.code)") }
        }
        #expect(
            codes == [
                "error page-rejected", "error type-violated", "note nul-bytes", "note rights-undetermined",
            ])
    }

    @Test("Names and addresses lead to ids")
    func joins() throws {
        let folder = try TemporaryFolder()
        let file = try WorkspaceFile(in: folder.path)
        try file.session { session in
            try session.beginRun()
            try session.add(name: "cities", of: "organisation", id: "organisation/c")
            try session.add(name: "cities", of: "organisation", id: "organisation/d")
            try session.add(addresses: ["http://x/", "raw:x/index.html"], of: "c1")
            try session.add(addresses: ["http://x/"], of: "c2")
            #expect(
                try session.ids(named: "cities", kind: "organisation") == [
                    "organisation/c", "organisation/d",
                ])
            #expect(try session.ids(named: "cities", kind: "topic") == [])
            #expect(try session.capture(at: "http://x/") == "c1")
            #expect(try session.capture(at: "http://y/") == nil)
        }
    }
}
