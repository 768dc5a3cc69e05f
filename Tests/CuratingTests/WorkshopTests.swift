import Curating
import Foundation
import TestKit
import Testing
import Vocabulary

/// What whoever writes a recipe asks: one page, one rule, a first recipe, what changed, whether all is as
/// expected.
@Suite(.fewAtOnce) struct WorkshopTests {
    private static let recipe = """
        routes:
          - id: pages
            address: /n/
            records:
              - kind: note
                key: [title]
                fields:
                  title: h1
                  place: {label: Place}
                  year: {css: .date, steps: [{match: '\\d{4}'}]}
                  gone: .gone
        """

    private func project(recipe: String? = Self.recipe) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for (name, year) in [("a", "in 1901"), ("b", "in 1902"), ("c", "long ago")] {
            try folder.write(
                "raw/x.org/n/\(name).html",
                """
                <html lang=en><title>\(name)</title><div class=frame><h1>Note \(name)</h1><p class=date>\(year)</p>
                <dl><dt>Place</dt><dd>Hall \(name)</dd></dl><div class=extra>Words that no rule takes from \(name).</div></div>
                """)
        }
        try folder.write("raw/x.org/index.html", "<title>Home</title><p><a href=n/a.html>a</a></p>")
        if let recipe {
            try folder.write("recipes/x.yml", recipe)
            try folder.write(
                "schemas/note.json",
                #"{"fields": [{"name": "title"}, {"name": "place"}, {"name": "year", "type": "integer"}, {"name": "gone"}]}"#
            )
        }
        return folder
    }

    @Test(
        "Inspect says what is on a page, and why a field is empty",
        arguments: ["x.org/n/c.html", "http://x.org/n/c.html"])
    func inspect(which: String) throws {
        let folder = try project()
        let inspection = try Curator(project: folder.path).inspect(which)
        #expect(inspection.routes.map(\.isRouted) == [true])
        let record = try #require(inspection.records.first)
        func field(_ name: String) -> Inspection.FieldLook? { record.fields.first { $0.name == name } }
        #expect(field("title")?.value == "Note c")
        #expect(field("place")?.value == "Hall c")
        #expect(field("year")?.why == "a step (match) rejected \"long ago\"")
        #expect(field("gone")?.why == "nothing on the page matches its rule")
        #expect(field("gone")?.place == "recipes/x.yml:11")
    }

    @Test("Inspect says why a page is on no route, and names the page that was meant")
    func inspectElsewhere() throws {
        let folder = try project()
        let curator = Curator(project: folder.path)
        #expect(try curator.inspect("x.org/index.html").routes.first?.why == "its address does not fit `/n/`")
        #expect {
            try curator.inspect("x.org/n/d.html")
        } throws: { error in
            guard case RunFailure.configuration(let message)? = error as? RunFailure else { return false }
            return message.contains("did you mean")
        }
    }

    @Test(
        "Try counts matches over all pages, by CSS, XPath or the id of a rule",
        arguments: [
            ("h1", 4, 3, 3, 3), ("//dl/dd", 4, 3, 3, 3), ("x/note.year", 4, 3, 3, 2), ("p, dd", 4, 4, 7, 7),
            (".none", 4, 0, 0, 0),
        ])
    func trial(what: String, pages: Int, found: Int, matches: Int, values: Int) async throws {
        let folder = try project()
        let trial = try await Curator(project: folder.path).trial(of: what, pages: nil)
        let counts: [Int] = [trial.pages, trial.pagesFound, trial.matches, trial.values]
        #expect(counts == [pages, found, matches, values])
        #expect(trial.without.count == pages - found)
    }

    @Test("Try looks at the pages whose address fits, and says what is no selector")
    func trialPages() async throws {
        let folder = try project()
        let curator = Curator(project: folder.path)
        #expect(try await curator.trial(of: "h1", pages: "/n/[ab]").pages == 2)
        await #expect(throws: RunFailure.self) { try await curator.trial(of: "h1[", pages: nil) }
        await #expect(throws: RunFailure.self) { try await curator.trial(of: "//h1[", pages: nil) }
    }

    @Test("Lint says which XPath goes beyond what a selector can say")
    func costlyPaths() throws {
        let plain = Self.recipe.replacing("title: h1", with: "title: {xpath: '//h1'}")
            .replacing("gone: .gone", with: "gone: {xpath: './/p[1]/@id'}")
        let folder = try project(recipe: plain)
        func lines() throws -> [String] {
            try Curator(project: folder.path).lint().split(separator: "\n").dropFirst(3).map(String.init)
        }
        #expect(try lines() == ["xpath    2 expressions, all matched as CSS is"])
        try folder.write("recipes/x.yml", plain.replacing(".//p[1]/@id", with: "string(//p)"))
        #expect(
            try lines() == [
                "xpath    2 expressions: 1 matched as CSS is, 1 by libxml2, which makes a second tree of each page:",
                "         recipes/x.yml: `string(//p)`",
            ])
    }

    @Test("A suggested recipe is clean, and makes records of its template")
    func suggest() async throws {
        let folder = try project(recipe: nil)
        let curator = Curator(project: folder.path)
        #expect(try await curator.templates().map(\.pages) == [3, 1])
        let draft = try await curator.suggestion(template: nil)
        #expect(try curator.write(draft) == ["recipes/entry.yml", "schemas/entry.json"])
        #expect(try curator.lint().hasPrefix("2 files read: no error"))
        let report = try await curator.curate()
        #expect(report.records["entry"] == 3)
        let table = try folder.read("curated/data/entry.csv")
        #expect(table.hasPrefix("id,title,title_lang,title_lang_basis,place,extra,date,"))
        #expect(table.contains("Hall b"))
        #expect(throws: RunFailure.self) { try curator.write(draft) }
    }

    @Test("Expected records are compared field by field")
    func expectations() async throws {
        let folder = try project()
        try folder.write(
            "recipes/x.expected.json",
            #"{"note": [{"id": "note/note-a", "title": "Note a", "year": 1901}, {"id": "note/note-b", "place": "Elsewhere"}, {"id": "note/none"}]}"#
        )
        let test = try await Curator(project: folder.path).test()
        #expect(test.records == 3)
        #expect(test.fields == 3)
        #expect(test.failures.map(\.record) == ["note/note-b", "note/none"])
        #expect(test.failures.first?.found == "Hall b")
        #expect(!folder.exists("curated"))
    }

    @Test("Two recipes on the same captures: values gained, lost and changed, by their rules")
    func difference() async throws {
        let folder = try project()
        let other = Self.recipe.replacing("gone: .gone", with: "gone: .date").replacing(
            "label: Place", with: "css: .none")
        try folder.write("other.yml", other.replacing("title: h1", with: "title: h1"))
        let curator = Curator(project: folder.path)
        let difference = try await curator.difference(
            between: folder.path + "/recipes/x.yml", and: folder.path + "/other.yml")
        let table = try #require(difference.tables.first { $0.name == "note" })
        let counts: [Int] = [table.addedCount, table.removedCount, table.gained, table.lost, table.changed]
        #expect(counts == [0, 0, 3, 3, 0])
        #expect(table.changes.first { $0.field == "gone" }?.rule == "other/note.gone")
        let same = try await curator.difference(
            between: folder.path + "/other.yml", and: folder.path + "/other.yml")
        #expect(same.isEmpty)
    }

    @Test("After a run each rule has its count, and dead ones are named once")
    func rules() async throws {
        let folder = try project()
        _ = try await Curator(project: folder.path).curate()
        let report = try folder.read("curated/report/rule.csv").split(separator: "\n")
        #expect(report.contains("x/pages,route,,,recipes/x.yml,5,3,3,3,3,3,0,always"))
        #expect(report.contains("x/note.year,field,note,year,recipes/x.yml,10,3,3,3,3,3,2,always"))
        #expect(report.contains("x/note.gone,field,note,gone,recipes/x.yml,11,3,0,3,0,0,0,dead"))
        let dead = try folder.read("curated/report/finding.csv").split(separator: "\n").filter {
            $0.contains("rule-dead")
        }
        #expect(dead.count == 1)
    }

    @Test("Text that nothing takes is named, and what repeats over pages is boilerplate")
    func coverage() async throws {
        let folder = try project()
        for name in ["d", "e", "f"] {
            try folder.write(
                "raw/x.org/n/\(name).html",
                "<title>\(name)</title><h1>\(name)</h1><div>Opening hours: never</div><p>\(name) has a text of its own, of some length, which is main.</p>"
            )
        }
        _ = try await Curator(project: folder.path).curate()
        let boilerplate = try folder.read("curated/report/boilerplate.csv")
        #expect(boilerplate.contains("Opening hours: never"))
        let lines = try folder.read("curated/report/coverage.csv").split(separator: "\n")
        #expect(lines.count(where: { $0.hasPrefix("page,") }) == 7)
        let site = try #require(
            lines.last?.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
        let counts = site.dropFirst(3).compactMap { Int($0) }
        // pages, nodes, characters, by rule, its characters, built in, its characters, boilerplate, …,
        // unclaimed, …
        #expect(counts[1] == counts[3] + counts[5] + counts[7] + counts[9])
        #expect(counts[3] > 0)
    }
}
