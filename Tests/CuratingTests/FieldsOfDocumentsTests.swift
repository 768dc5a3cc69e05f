import Curating
import Proving
import TestKit
import Testing
import Vocabulary

/// Fields of a project's own on documents, which pages describe beside their links.
@Suite(.fewAtOnce) struct FieldsOfDocumentsTests {
    private static let schema = """
        {"extends": "document", "fields": [
            {"name": "heading", "meaning": "text"}, {"name": "issued", "meaning": "edtf"},
            {"name": "pages", "type": "integer", "constraints": {"maximum": 100}},
            {"name": "notes", "long": true}, {"name": "mail", "format": "email"},
            {"name": "series"}],
         "foreignKeys": [{"fields": "series", "reference": {"resource": "series", "fields": "id"}}]}
        """
    private static let recipe = """
        routes:
          - id: reports
            where: .reports
            records:
              - kind: document
                each: .reports tr
                fields:
                  url: {css: a, attribute: href}
                  heading: .t
                  issued: {css: .d, steps: [{date: dmy}]}
                  pages: {css: .p, steps: [{match: '\\d+'}]}
                  notes: .n
                  mail: {constant: 'a@b.org'}
                  series: .s
              - {kind: series, each: .series, key: [name], fields: {name: {self: true}}}
        """
    private static let page = """
        <!DOCTYPE html><html lang=en><title>A</title><p class=series>Harbours
        <table class=reports>
        <tr><td class=t>Report on the state of the old harbour and its walls<td class=d>4/5/2019<td class=p>12 pages<td class=n>Long<td class=s>Harbours
        <td><a href=files/a.pdf>PDF</a>
        <tr><td class=t>Another report<td class=d>soon<td class=p>700<td><a href="http://www.x.org/files/b.pdf">PDF</a></table>
        <p>Also <a href=files/c.pdf>c</a>.
        """

    private func site(_ pages: [String: String] = ["a": page], recipe: String = recipe) throws
        -> TemporaryFolder
    {
        let folder = try TemporaryFolder()
        try folder.write("schemas/document.json", Self.schema)
        try folder.write("schemas/series.json", #"{"fields": [{"name": "name", "naming": true}]}"#)
        try folder.write("recipes/x.yml", recipe)
        for (name, html) in pages { try folder.write("raw/x.org/\(name).html", html) }
        for name in ["a", "b"] { try folder.write("raw/x.org/files/\(name).pdf", "%PDF-1.4 \(name)") }
        return folder
    }

    @Test("Values, their companions and their reasons stand behind those that every document has")
    func values() async throws {
        let folder = try site()
        let report = try await Curator(project: folder.path).curate()
        #expect(report.records["document"] == 3)
        let columns = [
            "url", "is_held", "occurrences", "heading", "heading_lang", "issued_from", "pages", "series",
            "mail",
        ]
        let rows = try folder.cells("document", columns)
        #expect(
            rows == [
                [
                    "http://x.org/files/a.pdf", "true", "1",
                    "Report on the state of the old harbour and its walls", "en", "2019-05-04",
                    "12",
                    "series/harbours", "",
                ],
                ["http://x.org/files/b.pdf", "true", "1", "Another report", "", "", "700", "", ""],
                ["http://x.org/files/c.pdf", "false", "1", "", "", "", "", "", ""],
            ])
        #expect(
            try folder.read("curated/data/document_notes.csv").contains(
                "document/http://x.org/files/a.pdf,Long"))
        let evidence = try folder.read("curated/evidence/document.jsonl")
        for line in [
            #""exact":"Report on the state of the old harbour and its walls","values":[["document/http://x.org/files/a.pdf","heading","x/document.heading"]]"#,
            #"["document/http://x.org/files/b.pdf","issued","x/document.issued",["date:dmy"],"step-rejected"]"#,
            #","mail","x/document.mail",[],"withheld"]"#,
            #""values":[["*","pages","",[],"no-rule"]]"#,
        ] {
            #expect(evidence.contains(line), "\(line)")
        }
        let findings = try folder.read("curated/report/finding.csv")
        #expect(findings.contains("constraint-violated,document/http://x.org/files/b.pdf,pages,pages is 700"))
        #expect(
            try folder.read("curated/report/language.csv").contains(
                "document/http://x.org/files/a.pdf,heading"))
        #expect(
            try folder.read("curated/report/reference.csv").contains(
                "document/http://x.org/files/a.pdf,series,Harbours,resolved,series/harbours"))
    }

    @Test("What rules say of documents is verified and explained, and the same at any number of workers")
    func proved() async throws {
        let folder = try site()
        _ = try await Curator(project: folder.path, workers: 1).curate()
        let first = try folder.read("curated/SHA256SUMS")
        _ = try await Curator(project: folder.path, workers: 3).curate()
        #expect(try folder.read("curated/SHA256SUMS") == first)
        #expect(try await Curator(project: folder.path).verify().isClean)
        let explanation = try #require(
            try Curator(project: folder.path).explainer().explanation(
                of: "document/http://x.org/files/a.pdf", field: "pages"))
        #expect(explanation.fields.map(\.value) == ["12"])
        #expect(explanation.fields.first?.origins.map(\.rule) == ["x/document.pages"])
    }

    @Test("What several pages say comes together; where they disagree it is said")
    func merged() async throws {
        func page(_ cells: String) -> String {
            "<!DOCTYPE html><html lang=en><title>A</title><table class=reports><tr>\(cells)<td><a href=files/a.pdf>PDF</a></table>"
        }
        let folder = try site([
            "a": page("<td class=t>One title<td class=p>12"),
            "b": page("<td class=t>Another title<td class=d>4/5/2019"),
        ])
        _ = try await Curator(project: folder.path).curate()
        #expect(
            try folder.cells("document", ["url", "occurrences", "heading", "issued", "pages"]) == [
                ["http://x.org/files/a.pdf", "2", "One title", "2019-05-04", "12"],
                ["http://x.org/files/b.pdf", "0", "", "", ""],
            ])
        let findings = try folder.read("curated/report/finding.csv")
        #expect(findings.contains("values-disagree,document/http://x.org/files/a.pdf,heading"))
    }

    @Test("A document that a rule alone knows of is one, and its address a reference of the page")
    func unlinked() async throws {
        let folder = try site(
            [
                "a":
                    "<title>A</title><table class=reports><tr data-file=/files/d.pdf><td class=t>Hidden</table>"
            ],
            recipe: Self.recipe.replacing(
                "{css: a, attribute: href}", with: "{self: true, attribute: data-file}"))
        _ = try await Curator(project: folder.path).curate()
        let rows = try folder.cells("document", ["url", "state", "occurrences", "heading"])
        #expect(rows.last == ["http://x.org/files/d.pdf", "in-scope-not-captured", "1", "Hidden"])
        #expect(
            try folder.read("curated/data/document_linking_pages.csv").contains(
                "document/http://x.org/files/d.pdf,page/http://x.org/a.html"))
        #expect(
            try folder.read("curated/report/reference.csv").contains(
                "page/http://x.org/a.html,document,/files/d.pdf,in-scope-not-captured,http://x.org/files/d.pdf"
            ))
        #expect(try folder.read("curated/report/missing.csv").contains("http://x.org/files/d.pdf"))
    }

    @Test("Documents of a mirror whose host nobody knows are found by their files")
    func hostless() async throws {
        let folder = try site([:])
        try folder.write(
            "raw/mirror/pages/a.html", Self.page.replacing("files/a.pdf", with: "../files/e.pdf"))
        try folder.write("raw/mirror/files/e.pdf", "%PDF-1.4 e")
        _ = try await Curator(project: folder.path).curate()
        let rows = try folder.cells("document", ["id", "is_held", "heading"])
        #expect(
            rows.contains([
                "document/mirror/files/e.pdf", "true", "Report on the state of the old harbour and its walls",
            ]))
    }

    @Test("An address that is no document is a finding, and so is a record without one")
    func noDocument() async throws {
        let page =
            "<title>A</title><table class=reports><tr><td class=t>X<td><a href=a.html>me</a><tr><td class=t>Y</table>"
        let folder = try site(["a": page])
        _ = try await Curator(project: folder.path).curate()
        let findings = try folder.read("curated/report/finding.csv")
        #expect(
            findings.contains(
                "The rule x/document names http://x.org/a.html, which is no document: resolved"))
        #expect(findings.contains("The rule x/document found no url for a record of the kind document"))
        let headings = try folder.cells("document", ["heading"])
        #expect(headings == [[""], [""]])
    }

    @Test("A page's inspection shows what its rules say of documents")
    func inspected() throws {
        let folder = try site()
        let inspection = try Curator(project: folder.path).inspect("x.org/a.html")
        let record = try #require(inspection.records.first { $0.id == "document/http://x.org/files/a.pdf" })
        #expect(
            record.fields.first { $0.name == "heading" }?.value
                == "Report on the state of the old harbour and its walls")
        #expect(record.fields.first { $0.name == "url" }?.value == "files/a.pdf")
    }

    @Test(
        "What a rule for documents cannot say is refused before any work",
        arguments: [
            ("fields: {heading: h1}", "by the field `url`"),
            ("key: [heading], fields: {url: a, heading: h1}", "leave `key` out"),
            ("fields: {url: a, headings: h1}", "did you mean `heading`?"),
            ("fields: {url: a}, mentions: [{match: x}]", "no `mentions`"),
            ("fields: {url: {element: link}}", "use `css`"),
        ])
    func refused(rule: String, message: String) async throws {
        let folder = try site(recipe: "routes: [{id: a, where: h1, records: [{kind: document, \(rule)}]}]")
        await #expect {
            _ = try await Curator(project: folder.path).curate()
        } throws: { "\($0)".contains(message) }
    }

    @Test("A kind of the site's own may still take the name")
    func replaced() async throws {
        let folder = try site(
            recipe:
                "routes: [{id: a, where: tr, records: [{kind: document, each: tr, key: [name], fields: {name: .t}}]}]"
        )
        try folder.write("schemas/document.json", #"{"fields": [{"name": "name"}]}"#)
        let report = try await Curator(project: folder.path).curate()
        #expect(report.records["document"] == 2)
    }
}
