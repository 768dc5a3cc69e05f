import Foundation
import TestKit
import Testing

/// What somebody asked to keep back is in no file of the dataset, and the run says how much that is.
@Suite struct WithholdTests {
    private static let recipe = """
        routes:
          - id: all
            where: .item
            records:
              - kind: item
                each: .item
                key: [name]
                fields:
                  name: b
                  value: i
                  like: u
                mentions: [{id: words, css: i, match: '^quokka', expects: document}]
        """
    private static let schema = """
        {"fields": [{"name": "name", "naming": true}, {"name": "value", "meaning": "text"}, {"name": "like"}],
         "foreignKeys": [{"fields": "like", "reference": {"resource": "item", "fields": "id"}}]}
        """

    private func site(_ withhold: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("recipes/items.yml", Self.recipe)
        try folder.write("schemas/item.json", Self.schema)
        try folder.write(
            "raw/www.x.org/index.html",
            """
            <!DOCTYPE html><html lang=en><title>Items</title>
            <main><p>All that came to the house, in the order in which it came, is listed below.</p></main>
            <aside><p class=item><b>One</b> <i>the first of them</i> <u>Two</u></p>
            <p class=item><b>Two</b> <i>quokka</i></p></aside>
            <p><a href=secret.html>see</a> <a href=copy.html>copy</a> <a href=paper.pdf>paper</a>
            """)
        let secret =
            "<!DOCTYPE html><html lang=en><title>Wombat</title><p>A wombat that nobody should read of."
        try folder.write("raw/www.x.org/secret.html", secret)
        try folder.write("raw/www.x.org/copy.html", secret)
        try folder.write("raw/www.x.org/paper.pdf", "%PDF-1.4 numbat")
        if !withhold.isEmpty { try folder.write("withhold.yml", withhold) }
        return folder
    }

    private static let all = """
        - {id: item/two, reason: asked for by its author, date: 2026-11-20}
        - {url: "https://x.org/secret.html", reason: a court order, date: 2026-11-21}
        - {id: "document/http://www.x.org/paper.pdf", reason: no licence, date: 2026-11-22}
        """

    private func texts(_ folder: TemporaryFolder, _ part: String) throws -> [String: String] {
        let place = folder.path + "/curated/" + part
        let names = FileManager.default.enumerator(atPath: place)?.compactMap { $0 as? String } ?? []
        return Dictionary(
            names.compactMap { name in
                FileManager.default.contents(atPath: place + "/" + name).map {
                    (name, String(decoding: $0, as: UTF8.self))
                }
            }
        ) { first, _ in first }
    }

    @Test("Record, page, its twin and document are in no table, no evidence and no finding; the rest is")
    func keptBack() throws {
        let folder = try site(Self.all)
        #expect(try Program.run(["curate", "--quiet"], in: folder.path).code == 0)
        for (name, text) in try texts(folder, "") {
            for word in ["quokka", "ombat"] {
                #expect(!text.contains(word), "\(word) in \(name)")
            }
        }
        #expect(try folder.read("curated/data/item.csv").contains("the first of them"))
        #expect(try !folder.read("curated/data/item.csv").contains("Two"))
        #expect(try !folder.read("curated/data/page.csv").contains("secret"))
        #expect(try folder.read("curated/data/document.csv").split(separator: "\n").count == 1)
    }

    @Test("References to them are excluded, with the reason and the day of the decision")
    func references() throws {
        let folder = try site(Self.all)
        _ = try Program.run(["curate", "--quiet"], in: folder.path)
        let rows = try folder.read("curated/report/reference.csv").split(separator: "\n")
        for (written, why) in [
            ("like,Two", "withheld on 2026-11-20: asked for by its author"),
            ("link,secret.html", "withheld on 2026-11-21: a court order"),
            ("link,copy.html", "the same bytes as https://x.org/secret.html"),
            ("link,paper.pdf", "withheld on 2026-11-22: no licence"),
        ] {
            let row = rows.first { $0.contains("," + written + ",") } ?? ""
            #expect(row.contains(",excluded,") && row.contains(why), "\(row)")
        }
    }

    @Test("The ledger counts them, its balances hold, and the README says how many there are")
    func counted() throws {
        let folder = try site(Self.all)
        _ = try Program.run(["curate", "--quiet"], in: folder.path)
        let ledger = try folder.read("curated/report/ledger.csv")
        #expect(ledger.contains("captures,withheld,captures,3,"))
        #expect(ledger.contains("beside,withheld_captures,,3,"))
        #expect(ledger.contains("beside,withheld_records,,1,"))
        #expect(!ledger.contains(",broken\n"))
        #expect(try folder.read("curated/README.md").contains("3 captures and 1 records were withheld"))
        #expect(try Program.run(["verify", "--quiet"], in: folder.path).code == 0)
    }

    @Test("Explain says why a record or page is not there")
    func explained() throws {
        let folder = try site(Self.all)
        _ = try Program.run(["curate", "--quiet"], in: folder.path)
        for (id, why) in [
            ("item/two", "withheld on 2026-11-20: asked for by its author"),
            ("page/http://www.x.org/secret.html", "withheld on 2026-11-21: a court order"),
            ("https://x.org/secret.html", "withheld on 2026-11-21: a court order"),
        ] {
            let outcome = try Program.run(["explain", id], in: folder.path)
            #expect(outcome.code == 2 && outcome.error.contains(why), "\(outcome.error)")
        }
        #expect(try Program.run(["explain", "item/one"], in: folder.path).code == 0)
    }

    @Test("An entry of a feed is kept back by its id, as any record is")
    func feedEntry() throws {
        let folder = try site("")
        try folder.write(
            "raw/www.x.org/feed.xml",
            "<rss><channel><item><title>Kept numbat</title><link>/a</link></item><item><title>Shown</title></item></channel></rss>"
        )
        _ = try Program.run(["curate", "--quiet"], in: folder.path)
        let row = try folder.read("curated/data/feed_entry.csv").split(separator: "\n").first {
            $0.contains("numbat")
        }
        let id = try #require(row?.prefix { $0 != "," })
        try folder.write("withhold.yml", "- {id: \(id), reason: asked for, date: 2026-11-20}")
        _ = try Program.run(["curate", "--quiet"], in: folder.path)
        for (name, text) in try texts(folder, "") { #expect(!text.contains("numbat"), "\(name)") }
        #expect(try folder.read("curated/data/feed_entry.csv").contains("Shown"))
        #expect(try folder.read("curated/report/ledger.csv").contains("beside,withheld_records,,1,"))
        #expect(try !folder.read("curated/report/finding.csv").contains("withheld-unused"))
    }

    @Test("Taken out of the list, they are back, without a file of the workspace being removed")
    func back() throws {
        let folder = try site(Self.all)
        _ = try Program.run(["curate", "--quiet"], in: folder.path)
        try FileManager.default.removeItem(atPath: folder.path + "/withhold.yml")
        _ = try Program.run(["curate", "--quiet"], in: folder.path)
        #expect(try folder.read("curated/data/item.csv").contains("quokka"))
        #expect(try folder.read("curated/data/page.csv").contains("secret.html"))
    }

    @Test("Captures are not handed over where something in them is kept back")
    func handover() throws {
        let folder = try site(Self.all)
        _ = try Program.run(["curate", "--quiet"], in: folder.path)
        let refused = try Program.run(["handover", "--with-captures", "--issued", "2026"], in: folder.path)
        #expect(refused.code == 2 && refused.error.contains("withhold.yml"))
        #expect(try Program.run(["handover", "--issued", "2026"], in: folder.path).code == 0)
    }

    @Test(
        "What is wrong in the list stops the run, with its place",
        arguments: [
            ("- {id: item/two, reason: r}", "withhold.yml:1:3", "`date`"),
            ("- {id: item/two, date: 2026-11-20}", "withhold.yml:1:3", "`reason`"),
            ("- {id: two, reason: r, date: 2026-11-20}", "withhold.yml:1:8", "no id"),
            ("- {url: two, reason: r, date: 2026-11-20}", "withhold.yml:1:9", "not an absolute URL"),
            ("- {id: item/two, reason: r, date: yesterday}", "withhold.yml:1:35", "no day"),
            (
                "- {id: item/two, url: 'http://x.org/', reason: r, date: 2026-11-20}", "withhold.yml:1:3",
                "either"
            ),
            ("- {ids: item/two, reason: r, date: 2026-11-20}", "withhold.yml:1:4", "did you mean `id`"),
        ])
    func refused(text: String, place: String, message: String) throws {
        let folder = try site(text)
        let result = try Program.run(["curate", "--quiet"], in: folder.path)
        #expect(result.code == 2)
        #expect(result.error.contains(place) && result.error.contains(message), "\(result.error)")
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/curated"))
    }
}
