import Curating
import Foundation
import Glibc
import Serialising
import TestKit
import Testing

/// What lies in `raw/` and is no file of it: links, loops, pipes.
@Suite(.fewAtOnce) struct OddFilesTests {
    @Test("Links and pipes are not followed or waited for; each is told of once, and in the table of damages")
    func links() async throws {
        let folder = try TemporaryFolder()
        try folder.write("outside/secret.html", "<title>Secret</title><p>Words that are not of the site")
        try folder.write("raw/x.org/a.html", "<html lang=en><title>A</title><p>Words of the site")
        let links = [
            ("raw/x.org/s.html", folder.path + "/outside/secret.html"),
            ("raw/folder", folder.path + "/outside"),
            ("raw/loop", "."), ("raw/x.org/gone.html", "nowhere"),
        ]
        for (name, target) in links {
            try FileManager.default.createSymbolicLink(
                atPath: folder.path + "/" + name, withDestinationPath: target)
        }
        #expect(mkfifo(folder.path + "/raw/x.org/pipe.html", 0o600) == 0)
        let report = try await Curator(project: folder.path).curate()
        #expect(report.records["page"] == 1)
        let names = ["folder", "loop", "x.org/gone.html", "x.org/pipe.html", "x.org/s.html"]
        func column(_ name: String, of file: String, where isWanted: ([String]) -> Bool) throws -> [String] {
            let rows = Array(CSVReader(Array(try folder.read("curated/report/\(file).csv").utf8)))
            let place = try #require(rows[0].firstIndex(of: name))
            return rows.dropFirst().filter(isWanted).map { $0[place] }
        }
        #expect(try column("subject", of: "finding") { names.contains($0[2]) } == names)
        #expect(
            try column("code", of: "finding") { names.contains($0[2]) } == names.map { _ in "file-skipped" })
        #expect(try column("file", of: "damage") { _ in true } == names)
        for file in folder.files(in: "curated") {
            #expect(try !folder.read("curated/" + file).contains("Secret"), "\(file)")
        }
    }
}
