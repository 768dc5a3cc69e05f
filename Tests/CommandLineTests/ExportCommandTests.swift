import Foundation
import TestKit
import Testing

/// What takes a dataset away, and what it must leave where it is.
@Suite struct ExportCommandTests {
    private func site() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(
            "site/raw/x.org/index.html",
            "<html lang=en><title>Ships</title><p>All the ships of the harbour, year by year. <a href=plan.pdf>The plan</a>"
                + "<table><caption>Ships</caption><tr><th>Year<th>Ships<tr><td>1900<td>=12<tr><td>1901<td>14</table>"
        )
        try folder.write("site/raw/x.org/plan.pdf", "%PDF-1.4 a plan")
        try folder.write("site/cartulary.yml", "name: ships\n")
        try #require(try Program.run(["curate", "site", "--quiet"], in: folder.path).code == 0)
        return folder
    }

    @Test("Each form goes to its place in exports/, and replaces what it made before")
    func places() throws {
        let folder = try site()
        for _ in 0..<2 {
            for (arguments, says) in [
                (["export", "excel", "site"], "site/exports/excel/: "),
                (["export", "sqlite", "site"], "site/exports/dataset.db: "),
                (["export", "documents", "site"], "site/exports/documents/: 1 documents, 15 bytes\n"),
                (["export", "tables", "site"], "site/exports/tables/: 1 tables, 3 rows\n"),
                (["handover", "site"], "site/exports/"),
            ] {
                let outcome = try Program.run(arguments, in: folder.path)
                #expect(outcome.code == 0 && outcome.output.hasPrefix(says), "\(outcome)")
            }
        }
        #expect(try folder.read("site/exports/documents/plan.pdf") == "%PDF-1.4 a plan")
        let documents = try folder.read("site/exports/documents/documents.csv").split(separator: "\n")
        #expect(documents[0] == "file,id,url,captured_at,bytes,sha256")
        #expect(documents[1].hasPrefix("plan.pdf,document/http://x.org/plan.pdf,http://x.org/plan.pdf,,15,"))
        let tables = try folder.read("site/exports/tables/tables.csv").split(separator: "\n")
        #expect(tables[1].hasSuffix(",page/http://x.org/,1,Ships,3,2,1"), "\(tables[1])")
        let file = try #require(tables[1].split(separator: ",").first)
        #expect(try folder.read("site/exports/tables/\(file)") == "Year,Ships\n1900,=12\n1901,14\n")
        let metadata = try folder.read("site/exports/dataset.metadata.json")
        #expect(metadata.contains("\"databases\"") && metadata.contains("\"page\""))
        // The dataset is as it was, and exports are no obstacle to it.
        #expect(try Program.run(["verify", "site", "--quiet"], in: folder.path).code == 0)
        #expect(try Program.run(["curate", "site", "--quiet"], in: folder.path).code == 0)
    }

    @Test("A document whose bytes are others now is left out, and named")
    func changedDocument() throws {
        let folder = try site()
        try folder.write("site/raw/x.org/plan.pdf", "%PDF-1.4 b plan")
        let outcome = try Program.run(["export", "documents", "site"], in: folder.path)
        #expect(outcome.code == 1)
        #expect(
            outcome.output == "site/exports/documents/: 0 documents, 0 bytes\n"
                + "left out  document/http://x.org/plan.pdf: its bytes are not those of the dataset\n")
        #expect(!folder.exists("site/exports/documents/plan.pdf"))
    }

    @Test(
        "Nothing of a project is ever replaced, whatever --force says",
        arguments: [
            ["excel", "site", "--to", "site/raw"], ["excel", "site", "--to", "site/raw/x.org"],
            ["documents", "site", "--to", "site/curated"], ["tables", "site", "--to", "site/curated/data"],
            ["excel", "site", "--to", "site"], ["excel", "site", "--to", "."],
            ["excel", "site", "--to", "/"],
            ["excel", "site", "--to", "site/../site/raw/"], ["excel", "site", "--to", "link"],
            ["sqlite", "site", "--to", "site/cartulary.yml"], ["sqlite", "site", "--to", "site/raw/new.db"],
            ["handover", "site", "--to", "site/raw/x.org/index.html"],
            // And nothing that is no export.
            ["excel", "site", "--to", "thesis"], ["sqlite", "site", "--to", "thesis/chapter.txt"],
            ["sqlite", "site", "--to", "notes.db"], ["excel", "site", "--to", "thesis/chapter.txt"],
            ["handover", "site", "--to", "thesis/chapter.txt"], ["sqlite", "site", "--to", "thesis"],
        ])
    func kept(arguments: [String]) throws {
        let folder = try site()
        try folder.write("thesis/parts/one.txt", "years of work")
        try folder.write("thesis/chapter.txt", "more of it")
        try folder.write("notes.metadata.json", "what somebody noted")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/link", withDestinationPath: folder.path + "/site/raw")
        let before = folder.files(in: ".").filter { !$0.contains(".cartulary/") }
        let outcome = try Program.run(["export"] + arguments + ["--force"], in: folder.path)
        #expect(outcome.code == 2, "\(outcome)")
        #expect(outcome.error.contains("name another"), "\(outcome.error)")
        #expect(folder.files(in: ".").filter { !$0.contains(".cartulary/") } == before)
        #expect(try folder.read("thesis/chapter.txt") == "more of it")
        #expect(try folder.read("site/cartulary.yml") == "name: ships\n")
        #expect(try folder.read("notes.metadata.json") == "what somebody noted")
    }

    @Test("Another place is taken where it is free, or by force where an export is")
    func elsewhere() throws {
        let folder = try site()
        for arguments in [
            ["excel", "site", "--to", "out/tables"], ["sqlite", "site", "--to", "out/site.db"],
        ] {
            #expect(try Program.run(["export"] + arguments, in: folder.path).code == 0)
            let taken = try Program.run(["export"] + arguments, in: folder.path)
            #expect(
                taken.code == 2 && taken.error.contains("is there already") && taken.error.contains("--force")
            )
            #expect(try Program.run(["export"] + arguments + ["--force"], in: folder.path).code == 0)
        }
        #expect(folder.exists("out/site.metadata.json") && folder.exists("out/tables/page.csv"))
        #expect(!folder.exists("out/tables.partial") && !folder.exists("out/site.db.partial"))
    }
}
