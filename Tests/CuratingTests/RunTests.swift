import Curating
import Foundation
import Proving
import TestKit
import Testing
import Vocabulary

@Suite(.fewAtOnce) struct RunTests {
    private func failure(_ body: () async throws -> Void) async -> RunFailure? {
        do {
            try await body()
            return nil
        } catch {
            return error as? RunFailure
        }
    }

    @Test("A folder with nothing but raw/ works")
    func rawAlone() async throws {
        let folder = try TemporaryFolder()
        try folder.write("raw/index.html", "<title>Only a page</title><p>text")
        let report = try await Curator(project: folder.path + "/").curate()
        #expect(report.records["page"] == 1)
        #expect(report.exitCode == 0)
        #expect(folder.exists("curated/datapackage.json"))
        #expect(folder.exists(".cartulary/environment.json"))
    }

    @Test("A raw/ that is missing or empty, and a project that is no folder, are said before any work")
    func missing() async throws {
        let folder = try TemporaryFolder()
        for setup in [
            {},
            {
                try folder.write("raw/.keep", "")
                try FileManager.default.removeItem(atPath: folder.path + "/raw/.keep")
            },
        ] {
            try setup()
            guard
                case .configuration(let message)? = await failure({
                    _ = try await Curator(project: folder.path).curate()
                })
            else {
                Issue.record("no failure")
                return
            }
            #expect(message.contains("holds no raw/,") || message.contains("/raw is empty"))
            #expect(message.contains(folder.path))
        }
        #expect(await failure { _ = try await Curator(project: folder.path + "/none").curate() } != nil)
        #expect(!folder.exists("curated"))
    }

    @Test("A configuration error stops the run before it writes anything")
    func configuration() async throws {
        let folder = try TemporaryFolder()
        try folder.write("raw/a.html", "<html>")
        try folder.write("cartulary.yml", "titel: x")
        await #expect(throws: ConfigurationErrors.self) {
            _ = try await Curator(project: folder.path).curate()
        }
        #expect(folder.files(in: ".") == ["cartulary.yml", "raw/a.html"])
    }

    @Test("A file in curated/ that no run wrote is not overwritten")
    func foreign() async throws {
        let folder = try TemporaryFolder()
        try folder.write("raw/a.html", "<html>")
        _ = try await Curator(project: folder.path).curate()
        try folder.write("curated/notes.txt", "mine")
        guard
            case .configuration(let message)? = await failure({
                _ = try await Curator(project: folder.path).curate()
            })
        else {
            Issue.record("no failure")
            return
        }
        #expect(message.contains("notes.txt"))
        #expect(try folder.read("curated/notes.txt") == "mine")
    }

    @Test("Check derives everything and writes no dataset")
    func check() async throws {
        let folder = try TemporaryFolder()
        try folder.write("raw/a.html", "<html><title>x</title>")
        #expect(try await Curator(project: folder.path).check(on: "2026-11-24").records["page"] == 1)
        #expect(!folder.exists("curated"))
    }

    @Test(
        "The threshold of the project decides how a run ends",
        arguments: [("note", true), ("warning", true), ("error", false), ("never", false)])
    func threshold(failOn: String, fails: Bool) async throws {
        let folder = try TemporaryFolder()
        try folder.write("raw/a.html", "<html><title>x</title>")
        try folder.write("cartulary.yml", "fail_on: \(failOn)")
        #expect(try await Curator(project: folder.path).curate().hasFailed == fails)
    }

    @Test("A value that must be unique and stands in two records is a finding of both")
    func unique() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "raw/a.html", "<html><ul><li>one<i>x1</i><li>two<i>x1</i><li>three<i>x2</i></ul>")
        try folder.write(
            "schemas/item.json",
            "{\"fields\": [{\"name\": \"name\"}, {\"name\": \"code\", \"constraints\": {\"unique\": true}}]}")
        try folder.write(
            "recipes/x.yml",
            "routes: [{id: a, where: li, records: [{kind: item, each: li, key: [name], fields: {name: "
                + "{xpath: 'text()'}, code: i}}]}]"
        )
        #expect(try await Curator(project: folder.path).curate().exitCode == 1)
        let findings = try folder.read("curated/report/finding.csv").split(separator: "\n").filter {
            $0.contains("key-not-unique")
        }
        #expect(findings.count == 2)
        #expect(findings[0].contains("item/one") && findings[0].contains("stands in item/two too"))
    }

    @Test("Long texts and lists stand in tables of their own, and are explained and verified all the same")
    func ownTables() async throws {
        let folder = try TemporaryFolder()
        let fixture = Repository.path + "/Tests/Fixtures/references"
        for part in ["raw", "recipes", "schemas"] {
            try FileManager.default.copyItem(atPath: "\(fixture)/\(part)", toPath: "\(folder.path)/\(part)")
        }
        _ = try await Curator(project: folder.path).curate()
        let explainer = try Curator(project: folder.path).explainer()
        let explanation = try #require(explainer.explanation(of: "item/alpha", field: nil))
        let values = Dictionary(explanation.fields.map { ($0.name, $0.value) }) { first, _ in first }
        #expect(values["text"] == "A long text about the first of all the letters")
        #expect(values["related"] == "item/alpha, item/beta")
        #expect(
            explanation.fields.first { $0.name == "text" }?.origins.first?.excerpt?.path.hasSuffix("/p[1]")
                == true)
        let table = try folder.read("curated/data/item_text.csv")
        try folder.write("curated/data/item_text.csv", table.replacing("A long text", with: "A forged text"))
        let verified = try await Curator(project: folder.path).verify()
        #expect(verified.differences.map(\.field) == ["text"])
        #expect(verified.differences.map(\.record) == ["item/alpha"])
    }

    @Test("Severities can be changed by code")
    func severity() async throws {
        let folder = try TemporaryFolder()
        try folder.write("raw/a.html", "<html><title>x</title>")
        try folder.write("cartulary.yml", "severity: {rights-undetermined: error}")
        #expect(try await Curator(project: folder.path).curate().exitCode == 1)
    }

    @Test("Progress names stages and counts pages")
    func progress() async throws {
        let folder = try TemporaryFolder()
        for number in 0..<5 { try folder.write("raw/\(number).html", "<html>") }
        let log = ProgressLog()
        _ = try await Curator(project: folder.path, progress: { log.add($0, $1, $2) }).curate()
        #expect(log.lines.contains("reading raw/ 0/0"))
        #expect(log.lines.contains("pages 5/5"))
    }

    @Test("Licences, contributors and custody reach the dataset")
    func metadata() async throws {
        let folder = try TemporaryFolder()
        try folder.write("raw/a.html", "<html><title>x</title>")
        try folder.write(
            "cartulary.yml",
            "title: T\nlicenses: [{name: CC0-1.0}]\ncontributors: [{title: Ann, roles: "
                + "[curator]}]\ncustody: {captured_by: Bob}"
        )
        _ = try await Curator(project: folder.path).curate()
        #expect(try folder.read("curated/datapackage.json").contains("\"CC0-1.0\""))
        let readme = try folder.read("curated/README.md")
        #expect(readme.contains("Ann (curator)"))
        #expect(readme.contains("Captured by: Bob"))
        #expect(!(try folder.read("curated/report/finding.csv").contains("rights-undetermined")))
    }
}

private final class ProgressLog: @unchecked Sendable {
    private let lock = NSLock()
    private var entries: [String] = []

    func add(_ stage: String, _ done: Int, _ total: Int) {
        lock.withLock { entries.append("\(stage) \(done)/\(total)") }
    }

    var lines: [String] { lock.withLock { entries } }
}
