import Packaging
import Serialising
import TestKit
import Testing
import Vocabulary

@Suite struct DescriptorTests {
    private let place = SourcePlace(file: "s", line: 1)

    private var schema: Schema {
        var required = Constraints()
        required.isRequired = true
        return Schema(
            kind: "event", title: "Events", description: "One row each.",
            fields: [
                FieldDefinition(name: "id", type: .string, constraints: required, place: place),
                FieldDefinition(name: "title", type: .text, place: place),
                FieldDefinition(name: "held", type: .date, place: place),
                FieldDefinition(
                    name: "by", type: .reference(kind: "organisation", isStrict: true), place: place),
                FieldDefinition(
                    name: "topics", type: .references(kind: "topic", isStrict: true), place: place),
                FieldDefinition(name: "url", type: .url, place: place),
                FieldDefinition(name: "places", type: .list, place: place),
            ], place: place)
    }

    private func names(_ value: JSONValue) -> [String] {
        (value["fields"]?.array ?? []).compactMap { $0["name"]?.string }
    }

    @Test("The schema of a table names its columns as the table does")
    func columns() {
        let descriptor = SchemaDescriptor.schema(of: schema, kinds: ["event", "organisation", "topic"])
        #expect(names(descriptor) == schema.columns)
        #expect(descriptor["primaryKey"]?[0]?.string == "id")
        let types = Dictionary(
            (descriptor["fields"]?.array ?? []).map { ($0["name"]?.string ?? "", $0["type"]?.string ?? "") }
        ) { a, _ in a }
        #expect(types["held"] == "string")
        #expect(types["held_from"] == "date")
        #expect(types["places"] == "array")
        #expect(descriptor["fields"]?[0]?["constraints"]?["required"] == .boolean(true))
    }

    @Test("A foreign key leads to a kind that the dataset has, and lists are tables of their own")
    func keys() {
        let descriptor = SchemaDescriptor.schema(of: schema, kinds: ["event", "organisation", "topic"])
        #expect(descriptor["foreignKeys"]?.array?.count == 1)
        #expect(descriptor["foreignKeys"]?[0]?["reference"]?["resource"]?.string == "organisation")
        #expect(SchemaDescriptor.schema(of: schema, kinds: ["event"])["foreignKeys"] == nil)
        let links = SchemaDescriptor.linkTable(of: schema.fields[4], schema: schema, target: "topic")
        #expect(names(links) == ["event_id", "topic_id"])
        #expect(links["foreignKeys"]?.array?.count == 2)
    }

    @Test("A link table of a kind with itself has two names")
    func selfReference() {
        let field = FieldDefinition(
            name: "related", type: .references(kind: "event", isStrict: true), place: place)
        #expect(
            SchemaDescriptor.columns(ofLinkTable: field, schema: schema) == ["event_id", "other_event_id"])
    }

    @Test("Long text is a table of its own, keyed by the record")
    func longText() {
        var long = schema
        long.fields[1].isLong = true
        #expect(!long.columns.contains("title") && !long.columns.contains("title_lang"))
        let table = SchemaDescriptor.longTable(of: long.fields[1], schema: long)
        #expect(names(table) == ["event_id", "title", "title_lang", "title_lang_basis"])
        #expect(table["primaryKey"]?[0]?.string == "event_id")
        let files = [ManifestEntry(path: "data/event_title.csv", bytes: 1, sha256: "x")]
        let resources = DataPackage(project: Project(), schemas: [long], files: files).descriptor()[
            "resources"]
        #expect(resources?[0]?["name"]?.string == "event_title")
    }

    @Test("Without a licence the rights are not evaluated, and licenses are left out")
    func rights() {
        var project = Project()
        let none = DataPackage(project: project, schemas: [schema], files: []).descriptor()
        #expect(none["licenses"] == nil)
        #expect(none["rights"]?.string == "http://rightsstatements.org/vocab/CNE/1.0/")
        project.licenses = [License(name: "CC0-1.0", title: "", path: "https://x/")]
        #expect(
            DataPackage(project: project, schemas: [], files: []).descriptor()["licenses"]?[0]?["name"]?
                .string == "CC0-1.0")
    }

    @Test("A resource says where it is, how it is written, and its digest")
    func resources() throws {
        let files = [
            ManifestEntry(path: "data/event.csv", bytes: 7, sha256: "ab"),
            ManifestEntry(path: "data/event.json", bytes: 9, sha256: "cd"),
        ]
        let resources = try #require(
            DataPackage(project: Project(), schemas: [schema], files: files).descriptor()["resources"]?.array)
        #expect(resources.compactMap { $0["name"]?.string } == ["event", "event-json"])
        #expect(resources[0]["dialect"]?["lineTerminator"]?.string == "\n")
        #expect(resources[0]["hash"]?.string == "sha256:ab")
        #expect(resources[1]["dialect"] == nil)
        #expect(resources[1]["bytes"] == nil)
    }

    @Test("The manifest and the sums name all files")
    func manifest() throws {
        var counts = RunCounts()
        counts.records = ["page": 2]
        let manifest = Manifest(
            tool: "t", scope: ["x.org/"], outputs: [ManifestEntry(path: "data/b", bytes: 2, sha256: "r")],
            counts: counts)
        for inputs in [[], ["raw/a"], ["cartulary.yml", "raw/a", "raw/b"]] {
            var text = ""
            manifest.write(inputs: inputs.map { ManifestEntry(path: $0, bytes: 1, sha256: "s") }) {
                text += $0
            }
            let json = try JSONReader.value(of: Array(text.utf8)[...])
            #expect(text == json.pretty() + "\n")
            #expect(json["inputs"]?.array?.map { $0["path"]?.string } == inputs)
            #expect(json["outputs"]?[0]?["bytes"]?.integer == 2)
            #expect(json["counts"]?["records"]?["page"]?.integer == 2)
        }
        #expect(
            Manifest.sums(of: [
                ManifestEntry(path: "b", bytes: 1, sha256: "2"),
                ManifestEntry(path: "a", bytes: 1, sha256: "1"),
            ]) == "1  a\n2  b\n")
    }

    @Test("The README says first that captures are reconstructions, and what is not stated")
    func readme() {
        var counts = RunCounts()
        counts.fidelities = ["reconstructed": 2]
        counts.records = ["event": 1]
        counts.codes = ["rights-undetermined": 1]
        counts.filled = ["event": ["id": 1]]
        counts.examples = ["event": ["id": "event/a|b"]]
        var project = Project()
        project.title = "My site"
        project.baseURI = "https://data.x.org/"
        counts.captures["withheld"] = 2
        let text = Readme(
            project: project, schemas: [schema], counts: counts, scope: ["x.org/"],
            rights: DataPackage.unknownRights
        ).text()
        #expect(text.hasPrefix("# My site\n"))
        #expect(text.contains("**2 captures are reconstructions.**"))
        #expect(text.contains("- Captured by: not stated"))
        #expect(text.contains("| `id` | string |  | event/a\\|b | 100 % |"))
        #expect(text.contains("No licence is known"))
        #expect(text.contains("1 × `rights-undetermined`"))
        #expect(text.contains("The URI of a record is <https://data.x.org/> and its `id`"))
        #expect(text.contains("2 captures and 0 records were withheld at somebody's request."))
    }

    @Test(
        "The schemas of the built-in kinds in the repository are the built-in ones",
        arguments: BuiltInKinds.all.map(\.schema))
    func builtIn(schema: Schema) throws {
        // The example has a kind `contact` of its own, which takes the place of the built-in one.
        guard schema.kind != "contact" else { return }
        let text = SchemaDescriptor.document(of: schema)
        if Recording.isOn { try Recording.write(text, to: "schemas/\(schema.kind).json") }
        #expect(try Repository.text("schemas/\(schema.kind).json") == text)
    }
}
