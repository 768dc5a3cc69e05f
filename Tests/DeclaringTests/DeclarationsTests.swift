import Declaring
import TestKit
import Testing
import Vocabulary

@Suite struct DeclarationsTests {
    private static let schema = """
        {"name": "topic", "title": "Topics", "fields": [
          {"name": "id", "type": "string"},
          {"name": "title", "type": "string", "meaning": "text", "naming": true, "constraints": {"required": true}},
          {"name": "issued", "type": "string", "meaning": "edtf"},
          {"name": "parent", "type": "string", "weak": true},
          {"name": "related", "type": "array", "references": "topic"}
        ], "primaryKey": "id",
        "foreignKeys": [{"fields": "parent", "reference": {"resource": "topic", "fields": "id"}}]}
        """

    private static let recipe = """
        recipe: site
        routes:
          - id: all
            address: '/topics/'
            records:
              - kind: topic
                each: .topic
                key: [title]
                fields:
                  title: h2
        """

    private func declarations(_ files: [String: String]) throws -> Declarations {
        let folder = try TemporaryFolder()
        for (name, text) in files { try folder.write(name, text) }
        return try Declarations(of: folder.path)
    }

    private func errors(_ files: [String: String]) throws -> [ConfigurationError] {
        do {
            _ = try declarations(files)
            return []
        } catch let errors as ConfigurationErrors {
            return errors.errors
        }
    }

    /// The errors of a recipe beside the schema above.
    private func errors(recipe: String) throws -> [ConfigurationError] {
        try errors(["schemas/topic.json": Self.schema, "recipes/site.yml": recipe])
    }

    @Test("A folder with nothing has all defaults and the built-in kinds")
    func empty() throws {
        let declared = try declarations([:])
        #expect(
            declared.schemas.map(\.kind)
                == [
                    "alternate", "contact", "document", "feed_entry", "image", "link", "page", "statement",
                    "table",
                ])
        #expect(declared.recipes.isEmpty)
        #expect(declared.project == Project())
    }

    @Test("Schemas and recipes are found in their folders")
    func found() throws {
        let declared = try declarations(["schemas/topic.json": Self.schema, "recipes/site.yml": Self.recipe])
        let schema = try #require(declared.schemas.last)
        #expect(schema.kind == "topic")
        #expect(schema["title"]?.type == .text)
        #expect(schema["title"]?.isName == true)
        #expect(schema["title"]?.constraints.isRequired == true)
        #expect(schema["issued"]?.type == .date)
        #expect(schema["parent"]?.type == .reference(kind: "topic", isStrict: false))
        #expect(schema["related"]?.type == .references(kind: "topic", isStrict: true))
        let rule = try #require(declared.recipes.first?.routes.first?.records.first)
        #expect(rule.id == "site/topic")
        #expect(rule.fields.first?.candidates.first?.id == "site/topic.title")
        #expect(rule.fields.first?.candidates.first?.place.line == 10)
    }

    @Test("A rule has all that the language offers")
    func rule() throws {
        let recipe = """
            routes:
              - id: all
                where: [.topic, {xpath: //h2}]
                records:
                  - kind: topic
                    split: {separator: ', ', within: 'in: (.*)'}
                    key: [title, {constant: x}]
                    language: {constant: fr}
                    note: a note
                    fields:
                      title:
                        - {xpath: 'h2/@title', lang: fr, required: true}
                        - id: other
                          css: h2
                          attribute: TITLE
                          all: true
                          join: '; '
                          default: none
                          steps: [trim, {match: '(a)'}, {replace: {pattern: a, with: b}}, {map: {a: b}}, {split: ','},
                            collapse, lowercase, url, date, {date: dmy}, language, number, {number: ','}]
                    mentions:
                      - {id: m, self: true, match: 'see (x)', expects: document, unless: [issued]}
            """
        let declared = try declarations(["schemas/topic.json": Self.schema, "recipes/my.yml": recipe])
        let rule = try #require(declared.recipes.first?.routes.first?.records.first)
        #expect(declared.recipes.first?.name == "my")
        #expect(rule.split == Split(separator: ", ", within: "in: (.*)"))
        #expect(rule.key == [.field("title"), .constant("x")])
        #expect(rule.language?.selector == .constant("fr"))
        #expect(rule.note == "a note")
        let candidates = rule.fields[0].candidates
        #expect(candidates[0].selector == .xpath("h2/@title"))
        #expect(candidates[0].language == "fr")
        #expect(candidates[0].isRequired)
        #expect(candidates[1].id == "other")
        #expect(candidates[1].attribute == "title")
        #expect(candidates[1].takesAll)
        #expect(candidates[1].separator == "; ")
        #expect(candidates[1].fallback == "none")
        #expect(
            candidates[1].steps.map(\.name) == [
                "trim", "match", "replace", "map", "split", "collapse", "lowercase", "url", "date",
                "date:dmy", "language", "number:.", "number:,",
            ])
        #expect(rule.mentions[0].expects == .document)
        #expect(rule.mentions[0].unless == ["issued"])
    }

    @Test("The project file is read")
    func project() throws {
        let text = """
            name: my-site
            title: My site
            languages: [en, ko]
            scope: [example.org, https://www.example.com/docs/]
            mounts: {docs: 'https://example.org/'}
            captures: first
            licenses: [{name: CC-BY-4.0, path: 'https://creativecommons.org/licenses/by/4.0/'}]
            contributors: [{title: A, roles: [author]}]
            custody: {captured_by: B}
            severity: {rights-undetermined: error}
            fail_on: warning
            limits: {depth: 10}
            detect_languages: false
            """
        let project = try declarations(["cartulary.yml": text]).project
        #expect(project.name == "my-site")
        #expect(project.languages == ["en", "ko"])
        #expect(project.mounts == ["docs": "https://example.org/"])
        #expect(project.captures == .first)
        #expect(project.licenses.first?.name == "CC-BY-4.0")
        #expect(project.contributors.first?.roles == ["author"])
        #expect(project.custody.first?.value == "B")
        #expect(project.severity == ["rights-undetermined": .error])
        #expect(project.failOn == .warning)
        #expect(project.limits.depth == 10)
        #expect(!project.detectsLanguages)
    }

    @Test(
        "Errors of the project file say where and what was meant",
        arguments: [
            ("titel: x", 1, "did you mean `title`?"), ("fail_on: warnings", 1, "did you mean `warning`?"),
            ("languages: [en, kr, jp]", 1, "did you mean `ja`?"), ("name: My Site", 1, "lower-case"),
            ("mounts: {a: b}", 1, "not an absolute URL"),
            ("severity: {rights-undetermind: note}", 1, "did you mean `rights-undetermined`?"),
            ("limits: {depth: deep}", 1, "whole number"),
            ("title: [a]", 1, "must be a text"), ("scope:\n  - a\n  - b: c", 3, "must be a text"),
            ("a: b: c", 1, ""), ("title: a\ntitle: b", 0, "twice"),
            ("recipes: [recipes/none.yml]", 1, "is not there"),
            ("schemas: [../x.json]", 1, "outside the project folder"),
            ("publish: [topics.email]", 1, "kind.field"),
            ("licenses: [{title: x}]", 1, "needs a `name` or a `path`"),
        ])
    func projectErrors(text: String, line: Int, message: String) throws {
        let errors = try errors(["cartulary.yml": text])
        let error = try #require(errors.first)
        #expect(error.place.file == "cartulary.yml")
        if line > 0 { #expect(error.place.line == line) }
        #expect(error.message.contains(message))
    }

    @Test(
        "Errors of a recipe say where and what was meant",
        arguments: [
            ("kind: topic", "kind: topics", 6, "did you mean `topic`?"),
            ("title: h2", "titel: h2", 10, "did you mean `title`?"),
            ("key: [title]", "key: [titel]", 6, "did you mean `title`?"),
            ("each: .topic", "each: .topic:hover", 7, "without a browser"),
            ("title: h2", "title: {xpath: 'h2['}", 10, "not XPath 1.0"),
            ("title: h2", "title: {css: h2, steps: [colapse]}", 10, "did you mean `collapse`?"),
            ("title: h2", "title: {css: h2, steps: [match]}", 10, "needs something to work with"),
            ("title: h2", "title: {css: h2, steps: [{match: '('}]}", 10, "not a regular expression"),
            ("address: '/topics/'", "adress: '/topics/'", 4, "did you mean `address`?"),
            ("address: '/topics/'", "address: '['", 4, "not a regular expression"),
            ("title: h2", "title: {css: h2, xpath: h2}", 10, "exclude each other"),
            ("title: h2", "title: {attribute: x}", 10, "needs one of css, xpath"),
            ("title: h2", "title: {css: h2, all: sometimes}", 10, "must be true or false"),
            ("title: h2", "title: {css: h2, lang: xx-yy}", 10, "not a registered language tag"),
            ("title: h2", "title: {css: h2, steps: [{date: mdx}]}", 10, "is no order of a date"),
            ("each: .topic", "each: {css: a, xpth: b}", 7, "did you mean `xpath`?"),
            ("  - id: all", "  - description: all", 3, "needs an `id`"),
            ("recipe: site", "recipe: site\nrotes: []", 2, "did you mean `routes`?"),
        ])
    func recipeErrors(old: String, new: String, line: Int, message: String) throws {
        let errors = try errors(recipe: Self.recipe.replacing(old, with: new))
        let error = try #require(errors.first { $0.message.contains(message) }, "\(errors)")
        #expect(error.place.file == "recipes/site.yml")
        #expect(error.place.line == line)
        #expect(error.place.column >= 1)
    }

    @Test(
        "Errors of a schema say where and what was meant",
        arguments: [
            ("\"meaning\": \"text\"", "\"meaning\": \"txt\"", 3, "did you mean `text`?"),
            ("\"type\": \"array\"", "\"type\": \"arry\"", 6, "did you mean `array`?"),
            ("\"references\": \"topic\"", "\"references\": \"topik\"", 6, "did you mean `topic`?"),
            ("\"resource\": \"topic\"", "\"resource\": \"tropic\"", 5, "did you mean `topic`?"),
            ("\"fields\": \"parent\"", "\"fields\": \"parents\"", 8, "did you mean `parent`?"),
            ("\"primaryKey\": \"id\"", "\"primaryKey\": \"title\"", 7, "is its `id`"),
            ("\"meaning\": \"edtf\"", "\"format\": \"any\"", 4, "no format of a string"),
            ("\"type\": \"string\", \"meaning\": \"edtf\"", "\"type\": \"date\"", 4, "meaning: edtf"),
            ("\"name\": \"issued\"", "\"name\": \"title\"", 4, "stands twice"),
            ("\"name\": \"issued\"", "\"name\": \"title_lang\"", 4, "by itself"),
            ("\"name\": \"topic\"", "\"name\": \"Topic\"", 1, "may hold a-z"),
            ("{\"required\": true}", "{\"requird\": true}", 3, "did you mean `required`?"),
            ("{\"required\": true}", "{\"pattern\": \"(\"}", 3, "not a regular expression"),
        ])
    func schemaErrors(old: String, new: String, line: Int, message: String) throws {
        let errors = try errors(["schemas/topic.json": Self.schema.replacing(old, with: new)])
        let error = try #require(errors.first { $0.message.contains(message) }, "\(errors)")
        #expect(error.place.file == "schemas/topic.json")
        #expect(error.place.line == line)
    }

    @Test("A list of known URLs is read whole: a column `url`, each absolute")
    func knownURLs() throws {
        let project = "known_urls: urls.csv"
        #expect(
            try errors(["cartulary.yml": project, "urls.csv": "url,source\nhttp://x.org/,record\n"]).isEmpty)
        let missing = try errors(["cartulary.yml": project, "urls.csv": "uri,source\nhttp://x.org/,a\n"])
        #expect(missing.first?.message.contains("needs a column `url`; did you mean `url` by `uri`?") == true)
        let broken = try errors([
            "cartulary.yml": project, "urls.csv": "source,url\n\"a\nb\",http://x.org/\nc,/about\n",
        ])
        #expect(broken.map(\.place.line) == [4])
        #expect(try errors(["cartulary.yml": project]).first?.message.contains("is not there") == true)
    }

    @Test("All errors of all files come at once, in order, each once")
    func together() throws {
        let recipe = Self.recipe.replacing("title: h2", with: "titel: h2[").replacing(
            "each: .topic", with: "each: ..")
        let errors = try errors([
            "cartulary.yml": "titel: x\nfail_on: y", "schemas/topic.json": Self.schema,
            "recipes/site.yml": recipe,
        ])
        #expect(errors.map(\.place.file) == errors.map(\.place.file).sorted())
        #expect(errors.count >= 5)
        #expect(Set(errors).count == errors.count)
    }

    @Test(
        "A schema of a built-in kind must be the built-in one; of pages it may name fields of your own",
        arguments: [
            ("link", "[{\"name\": \"id\"}]", "has a column `id`"),
            ("page", "[{\"name\": \"id\"}]", "fields of `page` are built in"),
            ("page", "[{\"name\": \"editor\"}]", nil),
        ])
    func builtIn(kind: String, fields: String, message: String?) throws {
        let errors = try errors(["schemas/\(kind).json": "{\"name\": \"\(kind)\", \"fields\": \(fields)}"])
        #expect(errors.count == (message == nil ? 0 : 1))
        if let message { #expect(errors.first?.message.contains(message) == true) }
    }

    @Test("The example of this repository is clean")
    func example() throws {
        let declared = try Declarations(of: Repository.path)
        #expect(
            declared.schemas.map(\.kind) == [
                "alternate", "document", "feed_entry", "image", "link", "page", "statement", "table",
                "contact", "event",
                "notice", "organisation", "publication", "topic",
            ])
        #expect(declared.recipes.map(\.name) == ["cities-ess"])
    }
}
