import Normalising
import Testing
import Vocabulary

@Suite struct IdentityMergeTests {
    private let schema = Schema(
        kind: "topic", title: "", description: "",
        fields: [
            FieldDefinition(name: "id", type: .string, place: SourcePlace(file: "s", line: 1)),
            FieldDefinition(name: "title", type: .text, place: SourcePlace(file: "s", line: 1)),
            FieldDefinition(name: "note", type: .string, place: SourcePlace(file: "s", line: 1)),
        ], place: SourcePlace(file: "s", line: 1))

    private func evidence(_ capture: String) -> [Evidence] {
        [Evidence(.quoted(Quote(capture: capture, ranges: [0..<1], path: "/p", exact: "x")), rule: "r")]
    }

    private func record(_ capture: String, title: String?, lang: String?, note: String?) -> Record {
        Record(
            kind: "topic", key: "k",
            fields: [
                Field("id", .string("topic/k"), evidence: []),
                Field("title", title.map { .string($0) }, evidence: evidence(capture)),
                Field("title_lang", lang.map { .string($0) }, evidence: []),
                Field("note", note.map { .string($0) }, evidence: evidence(capture)),
            ], capture: capture, rule: "rule-" + capture)
    }

    @Test("Equal values add their evidence")
    func equal() throws {
        let merged = try #require(
            IdentityMerge.merged(
                [
                    record("a", title: "T", lang: "en", note: nil),
                    record("b", title: "T", lang: "en", note: nil),
                ], schema: schema))
        #expect(merged.findings.isEmpty)
        #expect(merged.value["title"]?.evidence.compactMap { $0.quote?.capture } == ["a", "b"])
        #expect(merged.value.capture == "a")
    }

    @Test("A value that the first record lacks comes from the next, companions with it")
    func filled() throws {
        let merged = try #require(
            IdentityMerge.merged(
                [
                    record("a", title: nil, lang: nil, note: "n"),
                    record("b", title: "T", lang: "en", note: nil),
                ], schema: schema))
        #expect(merged.value["title"]?.value == .string("T"))
        #expect(merged.value["title_lang"]?.value == .string("en"))
        #expect(merged.value["note"]?.value == .string("n"))
        #expect(merged.findings.isEmpty)
    }

    @Test("Unequal values are a finding; the first stands, companions are not compared")
    func unequal() throws {
        let merged = try #require(
            IdentityMerge.merged(
                [
                    record("a", title: "T", lang: "en", note: nil),
                    record("b", title: "U", lang: "fr", note: nil),
                ], schema: schema))
        #expect(merged.value["title"]?.value == .string("T"))
        #expect(merged.findings.map(\.kind) == [.valuesDisagree])
        #expect(merged.findings.first?.quote?.capture == "b")
    }

    @Test("Nothing merges to nothing")
    func nothing() {
        #expect(IdentityMerge.merged([], schema: schema) == nil)
    }
}
