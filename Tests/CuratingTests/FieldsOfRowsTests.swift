import Curating
import Proving
import Serialising
import TestKit
import Testing
import Vocabulary

/// Recipes add fields to links, images and the like; their rows stay what the walk makes of them.
@Suite(.fewAtOnce) struct FieldsOfRowsTests {
    private static let page = """
        <html lang=en><title>A</title>
        <p>See <a class=doc href=a.pdf data-size=12>the report</a> and <a href=b.html>b</a>, or again
        <a class=doc href=a.pdf data-size=99>the report</a>.
        <figure><img src=x.png alt=Quay><span class=credit>Photo: Anna Berg, 4 May 2019, of the old harbour at dusk</span></figure>
        <img src=y.png>
        <table><tr><th>Year<th>Ships<tr data-id=r1><td>1900<td>12<tr data-id=r2><td>1901<td>14</table>
        """
    private static let linkSchema =
        #"{"fields": [{"name": "size", "type": "integer"}, {"name": "mail", "format": "email"}]}"#
    private static let linkRules = """
        records:
          - kind: link
            each: a.doc
            fields: {size: {self: true, attribute: data-size}, mail: {constant: 'a@b.org'}}
        """

    /// A schema that has the built-in fields before the added ones.
    private static func copy(of kind: String, _ added: String) -> String {
        let names = (BuiltInKinds[kind]?.schema.fields ?? []).map { "{\"name\": \"\($0.name)\"}" }
        return "{\"fields\": [\((names + [added]).joined(separator: ", "))]}"
    }

    private func site(_ kind: String, _ schema: String, _ records: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("schemas/\(kind).json", schema)
        let indented = records.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
        try folder.write("recipes/x.yml", "routes:\n  - id: all\n    address: '.'\n\(indented)\n")
        try folder.write("raw/x.org/a.html", Self.page)
        try folder.write("raw/x.org/b.html", "<html lang=en><title>B</title><p>Words <a href=a.html>a</a>.")
        return folder
    }

    @Test("A link has fields of the project's own, with evidence; the first value of several elements counts")
    func links() async throws {
        let folder = try site("link", Self.linkSchema, Self.linkRules)
        let report = try await Curator(project: folder.path).curate()
        #expect(report.records["link"] == 3)
        #expect(
            try folder.cells("link", ["href", "occurrences", "size", "mail"]) == [
                ["a.html", "1", "", ""], ["a.pdf", "2", "12", ""], ["b.html", "1", "", ""],
            ])
        let evidence = try folder.read("curated/evidence/link.jsonl")
        #expect(evidence.contains(#""path":"/html/body/p[1]/a[1]/@data-size","exact":"12","values":[["#))
        #expect(evidence.contains(#","size","x/link.size"]]}"#))
        #expect(evidence.contains(#""values":[["*","size","",[],"no-rule"]]"#))
        // An address of a person is withheld, here as elsewhere.
        #expect(evidence.contains(#","mail","x/link.mail",[],"withheld"]"#))
        #expect(try await Curator(project: folder.path).verify().isClean)
        let rules = try folder.read("curated/report/rule.csv")
        #expect(rules.contains("x/link.size"))
        #expect(try folder.read("curated/datapackage.json").contains("\"size\""))
        // A value that the project adds is explained by its own place, an empty one by its schema.
        let keys = try folder.cells("link", ["text", "key"])
        func origin(_ key: String, _ field: String) throws -> ExplainedField? {
            try Curator(project: folder.path).explainer().explanation(of: "link/" + key, field: field)?.fields
                .first
        }
        let size = try #require(try origin(keys[2][1], "size"))
        #expect(size.value == "12" && size.origins.map(\.rule) == ["x/link.size"])
        #expect(try origin(keys[0][1], "size")?.origins.map(\.reason) == ["no-rule"])
    }

    @Test("Images, tables and their companions; without a rule the cells are empty")
    func images() async throws {
        let schema = Self.copy(
            of: "image", #"{"name": "credit", "meaning": "text"}, {"name": "day", "meaning": "edtf"}"#)
        let folder = try site(
            "image", schema,
            """
            records:
              - kind: image
                each: figure img
                fields:
                  credit: {xpath: 'following-sibling::span'}
                  day: {xpath: 'following-sibling::span', steps: [{match: '\\d+ \\w+ \\d{4}'}, date]}
            """)
        _ = try await Curator(project: folder.path).curate()
        #expect(
            try folder.cells("image", ["src", "credit_lang", "day", "day_from"]) == [
                ["x.png", "en", "2019-05-04", "2019-05-04"], ["y.png", "", "", ""],
            ])
        #expect(try folder.read("curated/report/language.csv").contains(",credit,"))
        #expect(try await Curator(project: folder.path).verify().isClean)
    }

    @Test("Rows of tables")
    func tables() async throws {
        let folder = try site(
            "table", #"{"extends": "table", "fields": [{"name": "row_id"}]}"#,
            "records: [{kind: table, each: tr, where: self::*[@data-id], fields: {row_id: {self: true, attribute: data-id}}}]"
                .replacing("self::*[@data-id]", with: "{xpath: 'self::*[@data-id]'}"))
        _ = try await Curator(project: folder.path).curate()
        #expect(
            try folder.cells("table", ["row", "row_id"]) == [["1", ""], ["2", "r1"], ["3", "r2"]])
    }

    @Test("The dataset is the same at any number of workers, and from the workspace")
    func same() async throws {
        let folder = try site("link", Self.linkSchema, Self.linkRules)
        _ = try await Curator(project: folder.path, workers: 1).curate()
        let first = try folder.read("curated/SHA256SUMS")
        _ = try await Curator(project: folder.path, workers: 3).curate()
        #expect(try folder.read("curated/SHA256SUMS") == first)
    }

    @Test("An element that is no row is said to be none")
    func unmatched() async throws {
        let folder = try site(
            "link", Self.linkSchema,
            "records: [{id: wrong, kind: link, each: figure, fields: {size: {constant: 1}}}]")
        _ = try await Curator(project: folder.path).curate()
        let findings = try folder.read("curated/report/finding.csv")
        #expect(findings.contains("The rule x/wrong matched an element that is no `link` of the page"))
    }

    @Test("A finding about an element says nothing of the addresses in it")
    func withheld() async throws {
        let folder = try site(
            "link", Self.linkSchema,
            """
            records:
              - {id: wrong, kind: link, each: .who, fields: {size: {constant: 1}}}
              - {kind: person, each: .who, key: [name], fields: {name: b}}
            """)
        try folder.write("schemas/person.json", #"{"fields": [{"name": "name"}]}"#)
        try folder.write(
            "raw/x.org/c.html", "<html lang=en><title>C</title><p class=who>Write to jane@example.org now.")
        _ = try await Curator(project: folder.path).curate()
        let findings = try folder.read("curated/report/finding.csv")
        #expect(findings.contains("The rule x/wrong") && findings.contains("The rule x/person"))
        #expect(!findings.contains("jane@") && findings.contains("Write to [withheld] now."))
        #expect(try !folder.read("curated/report/finding.json").contains("jane@"))
    }

    @Test("Values of rows are held against the constraints of their schema, where a rule gave one")
    func constrained() async throws {
        let folder = try site(
            "link", #"{"fields": [{"name": "size", "type": "integer", "constraints": {"maximum": 50}}]}"#,
            "records: [{kind: link, each: a.doc, fields: {size: {self: true, attribute: data-size}}}]"
        )
        try folder.write(
            "raw/x.org/c.html",
            "<html lang=en><title>C</title><p><a class=doc href=c.pdf data-size=60>Words</a>.")
        _ = try await Curator(project: folder.path).curate()
        let findings = try folder.read("curated/report/finding.csv").split(separator: "\n").filter {
            $0.contains("constraint-violated")
        }
        // The two links of a.html are one row, with the first value.
        #expect(findings.count == 1)
        #expect(findings.allSatisfy { $0.contains("size is 60; the most is 50") && $0.contains(",link/") })
        #expect(try folder.read("curated/datapackage.json").contains("\"maximum\": 50"))
    }

    @Test("A page's inspection shows what rows got, and why they got nothing")
    func inspected() throws {
        let folder = try site(
            "link", Self.linkSchema,
            "records: [{kind: link, each: a, fields: {size: {self: true, attribute: data-size}}}]")
        let inspection = try Curator(project: folder.path).inspect("x.org/a.html")
        #expect(inspection.rows.first { $0.kind == "link" }?.count == 2)
        let looks = inspection.records.map { record in
            [record.rule] + record.fields.flatMap { [$0.name, $0.value, $0.why] }
        }
        let nothing = "nothing on the page matches its rule"
        let noRule = "the recipe has no rule for it"
        #expect(
            looks.sorted { $0.joined() < $1.joined() } == [
                ["x/link", "size", "12", "", "mail", "", noRule],
                ["x/link", "size", "", nothing, "mail", "", noRule],
            ])
        #expect(inspection.records.allSatisfy { $0.id.hasPrefix("link/") && $0.id.count == 17 })
    }

    @Test(
        "Expected rows are named by what they hold",
        arguments: [
            (#"{"link": [{"href": "a.pdf", "size": 12}, {"href": "b.html", "size": null}]}"#, 2, 4, []),
            (
                #"{"link": [{"href": "a.pdf", "size": 13, "text": "the report"}]}"#, 1, 3,
                ["link (href a.pdf).size: 13, not 12"]
            ),
            (#"{"link": [{"href": "none"}]}"#, 1, 0, ["link (href none).: a record, not none"]),
            (
                #"{"link": [{"href": "a.pdf", "sise": "12"}]}"#, 1, 2,
                ["link (href a.pdf).sise: 12, not no such column"]
            ),
            (#"{"lnk": [{"href": "a.pdf"}]}"#, 0, 0, ["lnk.: a kind, not no such kind"]),
        ])
    func expected(json: String, records: Int, fields: Int, failures: [String]) async throws {
        let folder = try site("link", Self.linkSchema, Self.linkRules)
        try folder.write("recipes/x.expected.json", json)
        let test = try await Curator(project: folder.path).test()
        #expect(test.records == records && test.fields == fields)
        let said = test.failures.map { "\($0.record).\($0.field): \($0.expected), not \($0.found)" }
        #expect(said == failures)
    }

    @Test(
        "Expected records that say nothing are refused",
        arguments: [#"{"link": ["a.pdf"]}"#, #"{"link": [{}]}"#, #"{"link": {}}"#, "[]", "no JSON"])
    func nothingExpected(json: String) async throws {
        let folder = try site("link", Self.linkSchema, Self.linkRules)
        try folder.write("recipes/x.expected.json", json)
        await #expect {
            _ = try await Curator(project: folder.path).test()
        } throws: {
            "\($0)".contains("recipes/x.expected.json")
        }
    }

    @Test("A kind of the site's own may still take the name of a built-in one")
    func replaced() async throws {
        let folder = try site(
            "image", #"{"fields": [{"name": "name"}]}"#,
            "records: [{kind: image, each: figure, key: [name], fields: {name: .credit}}]")
        let report = try await Curator(project: folder.path).curate()
        #expect(report.records["image"] == 1)
    }

    @Test(
        "What cannot be added is said before any work",
        arguments: [
            ("link", linkSchema, "records: [{kind: link, fields: {size: h1}}]", "says by `each`"),
            (
                "link", linkSchema, "records: [{kind: link, each: a, key: [size], fields: {size: h1}}]",
                "says by `each`"
            ),
            (
                "link", linkSchema, "records: [{kind: link, each: a, fields: {sise: h1}}]",
                "did you mean `size`?"
            ),
            (
                "link", linkSchema, "records: [{kind: image, each: img, fields: {size: h1}}]",
                "schemas/image.json"
            ),
            ("link", #"{"fields": [{"name": "href"}, {"name": "x"}]}"#, "records: []", "behind all of"),
            (
                "link", #"{"extends": "lnk", "fields": [{"name": "x"}]}"#, "records: []",
                "did you mean `link`?"
            ),
            ("link", #"{"extends": "page", "fields": [{"name": "x"}]}"#, "records: []", "schemas/page.json"),
            ("link", #"{"fields": [{"name": "x", "long": true}]}"#, rule(for: "x"), "long text"),
            (
                "link", #"{"fields": [{"name": "x", "constraints": {"required": true}}]}"#, rule(for: "x"),
                "can be neither `required` nor `unique`"
            ),
            (
                "image", #"{"fields": [{"name": "name"}]}"#,
                "records: [{kind: image, each: img, fields: {name: h1}}]", "needs a `key`"
            ),
        ])
    func refused(kind: String, schema: String, records: String, message: String) async throws {
        let folder = try site(kind, schema, records)
        await #expect {
            _ = try await Curator(project: folder.path).curate()
        } throws: { "\($0)".contains(message) }
    }

    private static func rule(for field: String) -> String {
        "records: [{kind: link, each: a, fields: {\(field): h1}}]"
    }
}
