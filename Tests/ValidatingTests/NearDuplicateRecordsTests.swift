import Testing
import Validating
import Vocabulary

/// Records that are one under two ids, and records that only look alike.
@Suite struct NearDuplicateRecordsTests {
    private static let place = SourcePlace(file: "schemas/x.json", line: 1)
    private static let schema = Schema(
        kind: "x", title: "", description: "",
        fields: [
            ("id", FieldType.string), ("name", .string), ("text", .text), ("day", .date), ("link", .url),
            ("guide", .reference(kind: "y", isStrict: true)),
        ].map {
            FieldDefinition(
                name: $0.0, type: $0.1, title: "", description: "", constraints: Constraints(), isLong: false,
                place: place)
        }, place: place)

    private func record(_ key: String, _ values: [String: String]) -> Record {
        Record(
            kind: "x", key: key,
            fields: [Field("id", .string("x/" + key), evidence: [])]
                + values.sorted { $0.key < $1.key }.map { Field($0.key, .string($0.value), evidence: []) },
            capture: "c")
    }

    private func subjects(_ records: [Record]) throws -> [String] {
        let duplicates = NearDuplicateRecords(of: Self.schema, in: nil)
        let found = records.compactMap { duplicates.note($0) }
        var near: [Finding] = []
        try duplicates.forEachFinding { near.append($0) }
        return (found + near).map(\.subject)
    }

    private static let text = "The crane on the quay lifts boats again, after a winter without it."

    @Test(
        "Case, marks and punctuation make no other record; a word, a day or a short text does",
        arguments: [
            (["name": "The Crane", "text": text], ["name": "the crané", "text": text + "!"], true),
            (["name": "The Crane", "text": text], ["name": "The cranes", "text": text], false),
            (["name": "A", "text": text, "day": "2019"], ["name": "A", "text": text, "day": "2020"], false),
            (["name": "Anna"], ["name": "anna"], false),
            (
                ["name": "A", "text": text, "link": "http://x/1"],
                ["name": "A", "text": text, "link": "http://x/2"], true
            ),
            (["text": text, "guide": "One"], ["text": text, "guide": "Two"], false),
            (["name": "ab", "text": text], ["name": "a", "text": "b" + text], false),
            (
                ["text": "부두의 크레인이 겨울이 지나고 다시 배를 들어 올립니다 그리고 모두가 봅니다"],
                ["text": "부두의 크레인이, 겨울이 지나고 다시 배를 들어 올립니다. 그리고 모두가 봅니다!"], true
            ),
        ])
    func wording(first: [String: String], second: [String: String], isOne: Bool) throws {
        #expect(try subjects([record("a", first), record("b", second)]) == (isOne ? ["x/b"] : []))
    }

    @Test("Long texts that differ in a few words are near, and each is named once")
    func longTexts() throws {
        let words = (0..<3_000).map { "word\($0 * 7919 % 10_000)" }
        let other = (0..<3_000).map { "other\($0 * 104_729 % 1_000)" }
        var changed = words
        changed[200] = "another"
        let records = [words, other, changed].enumerated().map { index, words in
            record("\(index)", ["name": "A name", "text": words.joined(separator: " ")])
        }
        #expect(try subjects(records) == ["x/2"])
    }
}
