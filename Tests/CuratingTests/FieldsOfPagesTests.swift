import Curating
import TestKit
import Testing
import Vocabulary

/// Recipes add fields to pages; the built-in ones stay as they are.
@Suite(.fewAtOnce) struct FieldsOfPagesTests {
    private static let schema = """
        {"fields": [{"name": "editor"}, {"name": "issue", "type": "integer"}, {"name": "day", "meaning": "edtf"},
         {"name": "topic"}, {"name": "remark", "meaning": "text", "long": true}],
         "foreignKeys": [{"fields": "topic", "reference": {"resource": "topic", "fields": "id"}}]}
        """
    private static let recipe = """
        routes:
          - id: issues
            where: .issue
            records:
              - kind: page
                fields:
                  editor: {label: Editor}
                  issue: {css: .issue, steps: [{match: '\\d+'}]}
                  day: {css: time, steps: [date]}
                  topic: .topic
                  remark: .remark
              - {id: topic, kind: topic, key: [name], fields: {name: .topic}}
          - id: late
            where: h1
            records:
              - {id: rest, kind: page, fields: {editor: h1, issue: {constant: '0'}}}
        """

    private func site(schema: String = Self.schema, recipe: String = Self.recipe) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("schemas/page.json", schema)
        try folder.write("schemas/topic.json", #"{"fields": [{"name": "name", "naming": true}]}"#)
        try folder.write("recipes/x.yml", recipe)
        try folder.write(
            "raw/x.org/a.html",
            """
            <html lang=en><title>A</title><h1>Head</h1><p class=issue>No. 7</p><dl><dt>Editor</dt><dd>Anna</dd></dl>
            <time>2019-05-04</time><i class=topic>Cranes</i><p class=remark>A remark of some length about the cranes.</p>
            """)
        try folder.write("raw/x.org/b.html", "<html lang=en><title>B</title><h1>Head of b</h1><p>Some words.")
        try folder.write("raw/x.org/c.html", "<html lang=en><title>C</title><p>Some words.")
        return folder
    }

    @Test("Fields of pages are typed, joined and proved as those of records are; the first value counts")
    func added() async throws {
        let folder = try site()
        let report = try await Curator(project: folder.path).curate()
        #expect(report.records["page"] == 3)
        #expect(
            try folder.cells("page", ["title", "editor", "issue", "day", "day_from", "topic"]) == [
                ["A", "Anna", "7", "2019-05-04", "2019-05-04", "topic/cranes"],
                ["B", "Head of b", "0", "", "", ""], ["C", "", "", "", "", ""],
            ])
        #expect(try folder.read("curated/data/page_remark.csv").contains("about the cranes.,en"))
        #expect(
            try folder.read("curated/report/reference.csv").contains(",topic,Cranes,resolved,topic/cranes,"))
        let evidence = try folder.read("curated/evidence/page.jsonl")
        #expect(evidence.contains(#"["page/http://x.org/a.html","editor","x/page.editor"]"#))
        #expect(evidence.contains(#""values":[["*","editor","",[],"no-rule"]]"#))
        #expect(try await Curator(project: folder.path).verify().isClean)
        #expect(try folder.read("curated/report/rule.csv").contains("x/page.editor"))
    }

    @Test("A value keeps its own companions, whatever later rules find")
    func companions() async throws {
        let folder = try site(
            recipe: """
                routes:
                  - id: a
                    where: h1
                    records:
                      - {kind: page, fields: {remark: h1}}
                      - {id: second, kind: page, fields: {remark: .remark, day: time}}
                """)
        _ = try await Curator(project: folder.path).curate()
        // The heading is too short for a language; the remark behind it, which is not taken, is not.
        #expect(try folder.read("curated/data/page_remark.csv").contains("page/http://x.org/a.html,Head,,\n"))
        #expect(try folder.read("curated/data/page.csv").contains("2019-05-04,2019-05-04,2019-05-04"))
    }

    @Test("A rule may take the address of its page, and its evidence says so")
    func address() async throws {
        let folder = try site(
            recipe: """
                routes:
                  - id: a
                    where: h1
                    records: [{kind: page, fields: {editor: {address: true, steps: [{match: '/([a-z]+)[.]html$'}]}}}]
                """)
        _ = try await Curator(project: folder.path).curate()
        let evidence = try folder.read("curated/evidence/page.jsonl")
        let lines = evidence.split(separator: "\n").filter { $0.contains("\"editor\",\"x/page.editor\"") }
        #expect(
            lines.count == 2 && lines.allSatisfy { $0.contains("\"from\":[\"capture.url\"]") }, "\(lines)")
        let column = try folder.read("curated/data/page.csv").split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let place = try #require(column[0].firstIndex(of: "editor"))
        #expect(column.dropFirst().map { $0[place] } == ["a", "b", ""])
    }

    @Test("A schema that copies the built-in fields may name its own behind them")
    func copied() async throws {
        let names = BuiltInKinds.page.schema.fields.map { "{\"name\": \"\($0.name)\"}" }.joined(
            separator: ", ")
        let folder = try site(
            schema: "{\"fields\": [\(names), {\"name\": \"editor\"}]}",
            recipe: "routes: [{id: a, where: h1, records: [{kind: page, fields: {editor: h1}}]}]")
        _ = try await Curator(project: folder.path).curate()
        #expect(try folder.read("curated/data/page.csv").split(separator: "\n")[1].contains(",Head,"))
    }

    @Test(
        "What cannot be added is said before any work",
        arguments: [
            (schema, "records: [{kind: page, each: p, fields: {editor: h1}}]", "leave `each`"),
            (schema, "records: [{kind: page, key: [editor], fields: {editor: h1}}]", "leave `each`"),
            (schema, "records: [{kind: page, fields: {editors: h1}}]", "did you mean `editor`?"),
            (schema, "records: [{kind: document, fields: {url: h1}}]", "schemas/document.json"),
            (
                #"{"fields": [{"name": "x", "constraints": {"unique": true}}]}"#,
                "records: [{kind: page, fields: {x: h1}}]", "cannot be `unique`"
            ),
            (schema, "records: [{kind: link, each: a, fields: {text: h1}}]", "schemas/link.json"),
            (#"{"fields": [{"name": "title_lang"}]}"#, "records: []", "`page` has a column `title_lang`"),
            (#"{"fields": [{"name": "title"}, {"name": "editor"}]}"#, "records: []", "behind all of"),
            (
                #"{"fields": [{"name": "topics", "type": "array", "references": "topic"}]}"#,
                "records: [{kind: page, fields: {topics: h1}}]", "`page` cannot have"
            ),
            (#"{"fields": []}"#, "records: [{kind: page, fields: {editor: h1}}]", "schemas/page.json"),
        ])
    func refused(schema: String, records: String, message: String) async throws {
        let folder = try site(schema: schema, recipe: "routes: [{id: a, where: h1, \(records)}]")
        await #expect {
            _ = try await Curator(project: folder.path).curate()
        } throws: { "\($0)".contains(message) }
    }
}
