import Foundation
import TestKit
import Testing

/// The workshop for recipes, as whoever writes one sees it: inspect, try, suggest, test, diff, inventory,
/// missing.
@Suite struct WorkshopCommandTests {
    private static let recipe = """
        routes:
          - id: notes
            address: /n/
            records:
              - kind: note
                key: [title]
                fields:
                  title: h1
                  place: {label: Place}
                  year: {label: Year, steps: [{match: '\\d{4}'}]}
                  gone: .gone

        """

    private func site() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for (name, year) in [("a", "1911"), ("b", "191x"), ("c", "1913")] {
            try folder.write(
                "raw/x.org/n/\(name).html",
                """
                <html lang=en><head><title>Note \(name)</title></head><body><nav><a href=../index.html>Home</a></nav>
                <h1>Note \(name)</h1><dl><dt>Place</dt><dd>Hall \(name)</dd><dt>Year</dt><dd>\(year)</dd></dl>
                <p class=text>The note \(name) says a number of things about the harbour, the town and its people.</p>
                <footer>Write to jane@x.org for more about it. <a href=\(name).pdf>Get the file</a></footer></body></html>
                """)
        }
        try folder.write(
            "raw/x.org/index.html",
            "<html lang=en><title>Home</title><body><h1>Notes</h1><p>The notes of the town: <a href=n/a.html>Note a</a>, "
                + "<a href=n/b.html>Note b</a>, <a href=n/none.html>Note none</a>.")
        try folder.write("recipes/site.yml", Self.recipe)
        try folder.write(
            "schemas/note.json",
            #"{"fields": [{"name": "title"}, {"name": "place"}, {"name": "year", "type": "integer"}, {"name": "gone"}]}"#
        )
        return folder
    }

    private func output(_ arguments: [String], code: Int32 = 0, in folder: TemporaryFolder) throws -> String {
        let outcome = try Program.run(arguments, in: folder.path)
        #expect(outcome.code == code, "\(outcome.error)")
        return outcome.output
    }

    // MARK: Inspect

    @Test("Inspect shows what a page is, what each rule found, why fields are empty, and what is left")
    func inspect() throws {
        let folder = try site()
        let text = try output(["inspect", "http://x.org/n/b.html"], in: folder)
        let template = try #require(
            text.split(separator: "\n").first { $0.hasPrefix("  template ") }?.split(separator: " ").last)
        #expect(template.count == 16)
        #expect(
            text == """
                page/http://x.org/n/b.html
                  file           raw/x.org/n/b.html
                  encoding       utf-8 (utf-8-valid)
                  url            http://x.org/n/b.html
                  canonical      nothing on the page matches its rule
                  title          Note b
                  headline       Note b
                  words          16
                  template       \(template)
                  author         nothing on the page matches its rule
                  published      nothing on the page matches its rule
                  lang           en
                  lang_detected  en
                  built in       2 link, 1 contact

                routes
                  on   site/notes

                rules
                  1 match  site/notes
                  1 match  site/note
                  1 match  site/note.title
                  1 match  site/note.place
                  1 match  site/note.year
                  0 matches  site/note.gone

                note/note-b  by site/note
                  id             note/note-b
                  title          Note b
                  place          Hall b
                  year           empty: a step (match) rejected "191x"  (recipes/site.yml:10)
                  gone           empty: nothing on the page matches its rule  (recipes/site.yml:11)

                text
                  9 text nodes: 3 by rules, 3 by built-in kinds, 3 by nothing (or boilerplate, which only a run can tell)
                  32  withheld
                  5  Place
                  4  Year

                """)
        // An address of a person is not shown by the workshop either.
        #expect(!text.contains("jane@"))
    }

    @Test("Inspect takes an address, an id or a file, and says why a page is off a route")
    func inspectElsewhere() throws {
        let folder = try site()
        for name in [
            "x.org/index.html", "raw/x.org/index.html", "page/http://x.org/", "https://www.x.org",
        ] {
            let text = try output(["inspect", name], in: folder)
            #expect(text.contains("\n  off  site/notes: its address does not fit `/n/`\n"), "\(name)")
        }
        let wrong = try Program.run(["inspect", "x.org/n/d.html"], in: folder.path)
        #expect(wrong.code == 2 && wrong.error.contains("did you mean x.org/n/a.html?"))
    }

    @Test("Inspect as JSON holds the same")
    func inspectJSON() throws {
        let folder = try site()
        let text = try output(["inspect", "x.org/n/b.html", "--json"], in: folder)
        let value = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(value["page"] as? String == "page/http://x.org/n/b.html")
        #expect(value["rows"] as? [String: Int] != nil)
        let routes = try #require(value["routes"] as? [[String: Any]])
        #expect(routes.map { $0["routed"] as? Bool } == [true])
        let rules = try #require(value["rules"] as? [[String: Any]])
        #expect(rules.first { $0["id"] as? String == "site/note.gone" }?["matches"] as? Int == 0)
        let record = try #require((value["records"] as? [[String: Any]])?.first)
        #expect(record["id"] as? String == "note/note-b" && record["rule"] as? String == "site/note")
        let fields = try #require(record["fields"] as? [[String: Any]])
        let year = try #require(fields.first { $0["name"] as? String == "year" })
        #expect(year["value"] is NSNull && year["place"] as? String == "recipes/site.yml:10")
        #expect(year["why"] as? String == "a step (match) rejected \"191x\"")
        let unclaimed = try #require(value["unclaimed"] as? [[String: Any]])
        #expect(unclaimed.map { $0["characters"] as? Int } == [5, 4, 32])
        #expect(unclaimed.last?["text"] is NSNull && !text.contains("jane@"))
    }

    // MARK: Try

    @Test("Try shows matches, samples, what steps reject, and pages without a match")
    func tryRule() throws {
        let folder = try site()
        #expect(
            try output(["try", "site/note.year"], in: folder) == """
                site/note.year
                  3 matches on 3 of 4 pages (75 %)
                  1 of them are rejected by a step

                samples, one a page
                  http://x.org/n/a.html
                    1911
                    /html/body/dl[1]/dd[2]
                  http://x.org/n/b.html
                    191x → rejected
                    /html/body/dl[1]/dd[2]
                  http://x.org/n/c.html
                    1913
                    /html/body/dl[1]/dd[2]

                pages without a match, the first of 1
                  http://x.org/

                """)
    }

    @Test(
        "Try takes CSS, XPath and expressions, on some pages",
        arguments: [
            (["h1"], "4 matches on 4 of 4 pages (100 %)"), (["dd, dt"], "12 matches on 3 of 4 pages (75 %)"),
            (["//dt", "--pages", "/n/"], "6 matches on 3 of 3 pages (100 %)"),
            (["h1", "--pages", "none"], "0 matches on 0 of 0 pages (0 %)"),
            (["count(//dd) > 1"], "3 matches on 3 of 4 pages (75 %)"),
            (["./body"], "0 matches on 0 of 4 pages (0 %)"),
            (["//a/@href"], "9 matches on 4 of 4 pages (100 %)"),
        ])
    func trySelectors(arguments: [String], says: String) throws {
        let text = try output(["try"] + arguments + ["--quiet"], in: site())
        #expect(text.hasPrefix(arguments[0] + "\n  " + says + "\n"), "\(text)")
    }

    @Test(
        "What cannot be tried is said with the reason",
        arguments: [
            ("p[", "no CSS selector: an attribute needs a name (at its byte 3)"),
            ("p:hover", "`:hover` is not a pseudo-class that can be matched without a browser"),
            ("site/note.yaer", "did you mean the rule site/note.year?"),
            ("//p[", "no XPath 1.0: something is missing, or is no XPath 1.0 (at its byte 4)"),
            ("//p[ends-with(., 'x')]", "XPath 1.0 has no function `ends-with`; instead: substring("),
            ("//svg:path", "the prefix `svg` has no meaning here"),
            ("lower-case(//p)", "the step `lowercase`"),
            ("", "a selector is missing"),
        ])
    func tryWrong(what: String, says: String) throws {
        let folder = try site()
        let outcome = try Program.run(["try", what], in: folder.path)
        #expect(outcome.code == 2 && outcome.output.isEmpty)
        #expect(
            outcome.error.contains(says) && outcome.error.contains("Nothing was written."), "\(outcome.error)"
        )
    }

    // MARK: Suggest

    @Test("Suggest lists templates, drafts a recipe, and writes one that lints clean and finds its records")
    func suggest() throws {
        let folder = try site()
        try FileManager.default.removeItem(atPath: folder.path + "/recipes/site.yml")
        try FileManager.default.removeItem(atPath: folder.path + "/schemas/note.json")
        let list = try output(["suggest", "--list"], in: folder).split(separator: "\n")
        #expect(list.count == 2 && list[0].hasSuffix("  3 pages, as http://x.org/n/a.html"))
        let draft = try output(["suggest"], in: folder)
        #expect(draft.hasPrefix("# 3 pages, as http://x.org/n/a.html\n"))
        for line in [
            "title: h1", "place: {label: 'Place'}", "year: {label: 'Year'}", "\n# schemas/entry.json\n",
        ] {
            #expect(draft.contains(line), "\(line)")
        }
        let written = try output(["suggest", "--write"], in: folder).split(separator: "\n")
        #expect(written.allSatisfy { folder.exists(String($0)) } && written.count == 2)
        #expect(try Program.run(["lint"], in: folder.path).code == 0)
        #expect(try Program.run(["curate", "--quiet"], in: folder.path).code == 0)
        #expect(try folder.read("curated/data/entry.csv").contains("Hall b"))
        // What is there is not overwritten.
        #expect(try Program.run(["suggest", "--write"], in: folder.path).code == 2)
    }

    @Test("A template is named by its first digits; a wrong one is refused with those there are")
    func suggestTemplate() throws {
        let folder = try site()
        let list = try output(["suggest", "--list"], in: folder).split(separator: "\n")
        let id = try #require(list.last?.prefix(8))
        let draft = try output(["suggest", "--template", String(id)], in: folder)
        #expect(draft.hasPrefix("# 1 pages, as http://x.org/\n"), "\(draft)")
        let wrong = try Program.run(["suggest", "--template", "zzz"], in: folder.path)
        #expect(wrong.code == 2 && wrong.error.contains("zzz"))
    }

    // MARK: Test and diff

    @Test("Expected records that hold, and those that do not, field by field")
    func expected() throws {
        let folder = try site()
        try folder.write("recipes/site.expected.json", #"{"note": [{"id": "note/note-a", "year": 1911}]}"#)
        #expect(try output(["test"], in: folder) == "1 expected record, 1 fields: all are as expected.\n")
        #expect(try output(["test", "--quiet"], in: folder).isEmpty)
        try folder.write(
            "recipes/site.expected.json",
            #"{"note": [{"id": "note/note-a", "year": 1912, "gone": null}, {"id": "note/none"}]}"#)
        #expect(
            try output(["test"], code: 1, in: folder) == """
                note/note-a.year  (recipes/site.expected.json)
                  expected  1912
                  found     1911
                note/none  (recipes/site.expected.json)
                  expected  a record
                  found     none
                2 expected records, 2 fields: 2 differ.

                """)
        #expect(!folder.exists("curated"))
    }

    @Test("Two recipes on the same captures differ by values, each with its rule")
    func diff() throws {
        let folder = try site()
        try folder.write(
            "other.yml",
            Self.recipe.replacing("gone: .gone", with: "gone: .text").replacing(
                "title: h1", with: "title: title"))
        try folder.write("same.yml", Self.recipe)
        #expect(
            try output(["diff", "recipes/site.yml", "same.yml", "--quiet"], in: folder)
                == "The two are equal, value by value.\n")
        let text = try output(
            ["diff", "recipes/site.yml", "other.yml", "--most", "2", "--quiet"], code: 1, in: folder)
        #expect(text.hasPrefix("note  0 added, 0 removed; values: 3 gained, 0 lost, 0 changed\n"), "\(text)")
        #expect(
            text.contains("  note/note-a.gone  by other/note.gone\n    + The note a says a number"), "\(text)"
        )
        #expect(text.contains("  … and 1 more; --most shows more of them\n"))
        let missing = try Program.run(["diff", "recipes/site.yml", "none.yml"], in: folder.path)
        #expect(missing.code == 2 && missing.error.contains("none.yml is no dataset"))
    }

    @Test("Two runs differ by records and values")
    func diffRuns() throws {
        let folder = try site()
        #expect(try Program.run(["curate", "--quiet"], in: folder.path).code == 0)
        try FileManager.default.copyItem(atPath: folder.path + "/curated", toPath: folder.path + "/before")
        try FileManager.default.removeItem(atPath: folder.path + "/raw/x.org/n/c.html")
        try folder.write(
            "raw/x.org/n/a.html",
            folder.read("raw/x.org/n/a.html").replacing("Hall a", with: "Hall of the sea"))
        #expect(try Program.run(["curate", "--quiet"], in: folder.path).code == 0)
        let text = try output(["diff", "before", "curated", "--quiet"], code: 1, in: folder)
        #expect(
            text.contains("note  0 added, 1 removed; values: 0 gained, 0 lost, 1 changed\n  - note/note-c\n"))
        #expect(
            text.contains("  note/note-a.place  by site/note.place\n    - Hall a\n    + Hall of the sea\n"))
        #expect(text.contains("page  0 added, 1 removed;"))
    }

    // MARK: Captures

    @Test("The inventory counts captures by role and type, and lists them")
    func inventory() throws {
        let folder = try site()
        let text = try output(["inventory"], in: folder)
        let bytes = try folder.files(in: "raw").reduce(0) { try $0 + folder.read("raw/" + $1).utf8.count }
        #expect(text.hasPrefix("4 captures in 4 files, \(bytes) bytes\n"), "\(text)")
        #expect(text.contains("\nrole\n          4 ") && text.contains(" bytes  page\n"))
        #expect(text.hasSuffix("\ndamages\n  none\n"))
        let csv = try output(["inventory", "--csv"], in: folder).split(separator: "\n")
        #expect(csv.count == 5 && csv[0].hasPrefix("capture_id,"))
        #expect(try Program.run(["inventory", "--csv", "--cdxj"], in: folder.path).code == 2)
    }

    @Test("What is missing, by what depends on it, in each form and by kind")
    func missing() throws {
        let folder = try site()
        let early = try Program.run(["missing"], in: folder.path)
        #expect(early.code == 2 && early.error.contains("holds no dataset yet"))
        #expect(try Program.run(["curate", "--quiet"], in: folder.path).code == 0)
        #expect(
            try output(["missing"], in: folder) == """
                pages  references  address
                    1           1  http://x.org/n/a.pdf
                    1           1  http://x.org/n/b.pdf
                    1           1  http://x.org/n/c.pdf
                    1           1  http://x.org/n/none.html

                """)
        #expect(
            try output(["missing", "--kind", "page", "--format", "urls"], in: folder)
                == "http://x.org/n/none.html\n")
        #expect(
            try output(["missing", "--format", "csv"], in: folder)
                == folder.read("curated/report/missing.csv"))
        #expect(try output(["missing", "--kind", "image"], in: folder) == "nothing in scope is missing\n")
    }
}
