import Curating
import Foundation
import TestKit
import Testing

@Suite(.fewAtOnce) struct DeterminismTests {
    /// A site of pages that differ, link to each other, and share records.
    private func site(pages: Int) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for number in 0..<pages {
            let text = """
                <html lang="\(number % 3 == 0 ? "en" : "fr")"><head><title>Page number \(number) of this little site</title></head><body>
                <div class="topic"><h2>Topic \(number % 7)</h2><p>\(number % 2 == 0 ? "La ville et ses habitants font le bien commun" : "The city and its people make the commons")</p></div>
                \((0..<5).map { "<a href=\"\((number * 7 + $0) % (pages + 3)).html\">to \($0)</a>" }.joined())<a href="mailto:a@b.org">mail</a></body></html>
                """
            try folder.write("raw/x.org/\(number).html", text)
        }
        try folder.write(
            "schemas/topic.json",
            "{\"fields\": [{\"name\": \"title\", \"meaning\": \"text\"}, {\"name\": \"text\", \"meaning\": \"text\"}]}"
        )
        try folder.write(
            "recipes/x.yml",
            "routes: [{id: all, where: .topic, records: [{kind: topic, each: .topic, key: [title], fields: {title: h2, text: p}}]}]"
        )
        return folder
    }

    @Test("The same bytes at 1, 2 and 8 workers, and twice")
    func workers() async throws {
        let folder = try site(pages: 60)
        var datasets: [[String: Data]] = []
        for workers in [1, 2, 8, 8] {
            try? FileManager.default.removeItem(atPath: folder.path + "/.cartulary")
            _ = try await Curator(project: folder.path, workers: workers).curate()
            datasets.append(folder.contents(of: "curated"))
        }
        #expect(datasets[0].count > 10)
        for other in datasets.dropFirst() { #expect(other == datasets[0]) }
    }

    @Test("A run on what the workspace remembers gives what a fresh run gives, also after a change")
    func incremental() async throws {
        let folder = try site(pages: 20)
        _ = try await Curator(project: folder.path).curate()
        try folder.write(
            "raw/x.org/3.html",
            "<html lang=en><title>Changed for good</title><div class=topic><h2>New topic</h2></div>")
        try FileManager.default.removeItem(atPath: folder.path + "/raw/x.org/4.html")
        _ = try await Curator(project: folder.path).curate()
        let incremental = folder.contents(of: "curated")
        try FileManager.default.removeItem(atPath: folder.path + "/.cartulary")
        _ = try await Curator(project: folder.path).curate()
        #expect(folder.contents(of: "curated") == incremental)
        #expect(
            String(decoding: incremental["data/topic.csv"] ?? Data(), as: UTF8.self).contains(
                "topic/new-topic"))
    }

    @Test(
        "Real sites: no crash, the same bytes at 1, 2 and 8 workers, a page for every file of HTML",
        .enabled(if: Corpora.has("site-oi-kochi"), "needs CARTULARY_CORPORA"),
        arguments: [("site-cc-stateof", 68), ("site-dlme-clir", 52), ("site-oi-kochi", 102)])
    func realSites(name: String, pages: Int) async throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.path + "/raw", withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            atPath: (Corpora.path ?? "") + "/" + name, toPath: folder.path + "/raw/" + name)
        var datasets: [[String: Data]] = []
        for workers in [1, 2, 8] {
            try? FileManager.default.removeItem(atPath: folder.path + "/.cartulary")
            let report = try await Curator(project: folder.path, workers: workers).curate()
            #expect(report.records["page"] == pages)
            datasets.append(folder.contents(of: "curated"))
        }
        #expect(datasets[0] == datasets[1] && datasets[0] == datasets[2])
    }
}
