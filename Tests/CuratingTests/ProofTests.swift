import Curating
import Foundation
import Proving
import TestKit
import Testing
import Vocabulary

/// What `verify` says when something was changed after the run.
@Suite(.fewAtOnce) struct ProofTests {
    private static let page = """
        <html lang="en"><!-- a comment --><head><title>A title of a page</title></head>
        <body><div class="topic"><h2>First topic</h2><a href="b.html">more</a></div></body></html>
        """

    private func project() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("raw/x.org/index.html", Self.page)
        try folder.write("schemas/topic.json", "{\"fields\": [{\"name\": \"title\", \"meaning\": \"text\"}]}")
        try folder.write(
            "recipes/x.yml",
            "routes: [{id: all, where: .topic, records: [{kind: topic, each: .topic, key: [title], fields: {title: h2}}]}]"
        )
        _ = try await Curator(project: folder.path).curate()
        return folder
    }

    private func change(_ folder: TemporaryFolder, _ file: String, _ old: String, _ new: String) throws {
        let text = try folder.read(file)
        #expect(text.contains(old))
        try folder.write(file, text.replacing(old, with: new))
    }

    @Test("Nothing changed: all values are derived again")
    func clean() async throws {
        let folder = try await project()
        let result = try await Curator(project: folder.path).verify()
        #expect(result.isClean)
        // One page, its link and its meta element, its main text twice.
        #expect(result.records == 5)
        #expect(result.values > 20)
    }

    @Test("One byte in a quote: value differs, and fixity failed")
    func quote() async throws {
        let folder = try await project()
        try change(folder, "raw/x.org/index.html", "A title", "A tidle")
        let result = try await Curator(project: folder.path).verify()
        #expect(result.fixity.map(\.file) == ["raw/x.org/index.html"])
        #expect(result.fixity.first?.values.contains("page/http://x.org/.title") == true)
        // The headline follows from the title.
        #expect(result.differences.map(\.field) == ["title", "headline"])
        #expect(result.differences.first?.stated == "A title of a page")
        #expect(result.differences.first?.derived == "A tidle of a page")
    }

    @Test("One byte in a comment: fixity failed, alone")
    func comment() async throws {
        let folder = try await project()
        try change(folder, "raw/x.org/index.html", "a comment", "a comnent")
        let result = try await Curator(project: folder.path).verify()
        #expect(result.fixity.count == 1)
        #expect(result.differences.isEmpty)
        #expect(result.otherLines.isEmpty)
        #expect(result.alteredFiles.isEmpty)
    }

    @Test(
        "A value that was changed in the dataset differs",
        arguments: [
            ("data/topic.csv", "First topic", "Forged topic", "topic/first-topic"),
            ("data/link.csv", "b.html", "c.html", "page/http://x.org/"),
            ("data/page.csv", "A title", "B title", "page/http://x.org/"),
        ])
    func forged(file: String, old: String, new: String, record: String) async throws {
        let folder = try await project()
        try change(folder, "curated/" + file, old, new)
        let result = try await Curator(project: folder.path).verify()
        #expect(result.differences.contains { $0.record.hasPrefix(record) })
        #expect(result.alteredFiles == [file])
        #expect(result.fixity.isEmpty)
    }

    @Test("Evidence that was changed is found, though no value differs")
    func evidence() async throws {
        let folder = try await project()
        try change(folder, "curated/evidence/topic.jsonl", "/h2[1]", "/h2[2]")
        let result = try await Curator(project: folder.path).verify()
        #expect(result.differences.isEmpty)
        #expect(result.otherLines.map(\.file) == ["evidence/topic.jsonl"])
    }

    @Test("A record that is missing, and one too many")
    func records() async throws {
        let folder = try await project()
        try change(folder, "curated/data/topic.csv", "topic/first-topic", "topic/other-topic")
        let result = try await Curator(project: folder.path).verify()
        #expect(Set(result.differences.map(\.record)) == ["topic/first-topic", "topic/other-topic"])
    }

    @Test("A capture that is gone, and a recipe that was changed")
    func inputs() async throws {
        let folder = try await project()
        try change(folder, "recipes/x.yml", "title: h2", "title: a")
        let changed = try await Curator(project: folder.path).verify()
        #expect(changed.fixity.map(\.file) == ["recipes/x.yml"])
        #expect(!changed.differences.isEmpty)
        try FileManager.default.removeItem(atPath: folder.path + "/raw/x.org/index.html")
        try folder.write("raw/x.org/other.html", "<html>")
        let gone = try await Curator(project: folder.path).verify()
        #expect(gone.fixity.contains { $0.file == "raw/x.org/index.html" && $0.actual == nil })
    }

    @Test("Without a dataset there is nothing to verify, and that is said")
    func none() async throws {
        let folder = try TemporaryFolder()
        try folder.write("raw/a.html", "<html>")
        await #expect(throws: RunFailure.self) { _ = try await Curator(project: folder.path).verify() }
    }
}
