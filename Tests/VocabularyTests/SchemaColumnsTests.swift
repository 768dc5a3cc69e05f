import Testing
import Vocabulary

@Suite struct SchemaColumnsTests {
    private let place = SourcePlace(file: "schemas/x.json", line: 1)

    @Test("A text, a date and a language tag bring their companions")
    func companions() {
        let schema = Schema(
            kind: "x", title: "", description: "",
            fields: [
                FieldDefinition(name: "id", type: .string, place: place),
                FieldDefinition(name: "title", type: .text, place: place),
                FieldDefinition(name: "issued", type: .date, place: place),
                FieldDefinition(name: "language", type: .languageTag, place: place),
                FieldDefinition(
                    name: "topics", type: .references(kind: "topic", isStrict: true), place: place),
            ], place: place)
        #expect(
            schema.columns == [
                "id", "title", "title_lang", "title_lang_basis", "issued", "issued_from", "issued_to",
                "language",
                "language_basis", "source_url", "captured_at", "fidelity", "capture_id",
            ])
    }

    @Test("The built-in kinds have no source_url: pages are their own, links join their page")
    func builtIn() {
        #expect(BuiltInKinds.page.schema.columns.last == "capture_id")
        #expect(!BuiltInKinds.page.schema.columns.contains("source_url"))
        #expect(BuiltInKinds.link.schema.columns.first == "page")
        #expect(!BuiltInKinds.link.schema.columns.contains("capture_id"))
    }

    @Test(
        "Rows of kinds that belong to pages join their page, and have a key of their own there",
        arguments: BuiltInKinds.all.filter(\.isPageBound))
    func pageBound(kind: BuiltInKind) {
        #expect(kind.schema.primaryKey == ["page", "key"])
        #expect(kind.ownColumns.first == "key")
        #expect(kind.schema.columns == ["page"] + kind.ownColumns + kind.joined)
    }

    @Test("Each column of a built-in kind has an origin that its evidence names", arguments: BuiltInKinds.all)
    func origins(kind: BuiltInKind) {
        let named = Set(kind.origins.map(\.column))
        let missing = kind.schema.columns.filter { !named.contains($0) }
        // What a page or a feed says is quoted, record by record.
        let said = [
            "page": [
                "canonical", "title", "description", "heading", "author", "published", "modified", "lang",
                "direction", "captured_at", "fidelity", "capture_id",
            ],
            "feed_entry": [
                "feed_title", "entry_id", "title", "link", "author", "categories", "published", "updated",
                "summary",
            ],
        ]
        let quoted = kind.schema.columns.filter { column in
            said[kind.kind, default: []].contains { column.hasPrefix($0) }
        }
        #expect(Set(missing) == Set(quoted).subtracting(named))
    }
}
