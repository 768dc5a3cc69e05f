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
        #expect(BuiltInKinds.page.columns.last == "capture_id")
        #expect(!BuiltInKinds.page.columns.contains("source_url"))
        #expect(BuiltInKinds.link.columns.first == "page")
        #expect(!BuiltInKinds.link.columns.contains("capture_id"))
    }
}
