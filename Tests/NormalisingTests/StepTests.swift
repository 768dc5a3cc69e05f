import Addresses
import Testing
import Vocabulary

@testable import Normalising

@Suite struct StepTests {
    private func run(_ text: String, _ steps: [Step]) throws -> Result<[String], StepRunner.Rejection> {
        let place = SourcePlace(file: "r", line: 1)
        let rule = Rule(id: "r", selector: .element, steps: steps, place: place)
        let record = RecordRule(
            id: "x", kind: "k", each: nil, split: nil, key: [],
            fields: [FieldRule(name: "f", candidates: [rule])], mentions: [], language: nil, note: nil,
            place: place)
        let recipe = Recipe(
            name: "x", file: "x",
            routes: [Route(id: "x", address: nil, conditions: [], records: [record], mentions: [])])
        return try StepRunner(recipes: [recipe]).texts(
            from: text, steps: steps, base: WebURL("http://x.org/a/b"))
    }

    @Test("Each step does what its name says")
    func steps() throws {
        let cases: [(String, [Step], [String])] = [
            ("  a b ", [.trim], ["a b"]), (" a \n b ", [.collapse], ["a b"]), ("ÀB", [.lowercase], ["àb"]),
            ("Report (KR)", [.match("^(\\w+)")], ["Report"]),
            ("a-b", [.replace("-", with: "+")], ["a+b"]), ("K orean", [.map(["K orean": "ko"])], ["ko"]),
            ("a, b,c", [.split(",")], ["a", "b", "c"]),
            ("../c?d", [.url], ["http://x.org/c?d"]), ("October 2019", [.date(.undeclared)], ["2019-10"]),
            ("Coréen", [.language], ["ko"]),
            ("EN-us", [.language], ["en-US"]), ("1,234.5", [.number(decimal: ".")], ["1234.5"]),
            ("1.234,5", [.number(decimal: ",")], ["1234.5"]), ("−3", [.number(decimal: ".")], ["-3"]),
            ("a; B ;c", [.split(";"), .trim, .lowercase], ["a", "b", "c"]), ("x", [], ["x"]),
            ("a,,b", [.split(",")], ["a", "b"]), ("Le cafÃ© du port", [.mend], ["Le café du port"]),
            ("plain", [.mend], ["plain"]), ("cafe\u{301}", [.mend], ["caf\u{E9}"]),
        ]
        for (text, steps, expected) in cases {
            #expect(try run(text, steps) == .success(expected), "\(text)")
        }
    }

    @Test(
        "A text that a step cannot take is rejected, with the step's name",
        arguments: [
            ("abc", Step.match("x"), "match"), ("abc", .map(["x": "y"]), "map"),
            ("soon", .date(.dayFirst), "date:dmy"), ("Klingonese", .language, "language"),
            ("a1", .number(decimal: "."), "number:."), ("http://", .url, "url"), ("  ", .trim, "trim"),
        ])
    func rejected(text: String, step: Step, name: String) throws {
        #expect(try run(text, [step]) == .failure(.step(name)))
    }

    @Test("A pattern that would take for ever is a rejection of its own")
    func limit() throws {
        #expect(
            try run(String(repeating: "a", count: 40) + "b", [.match("^(a+)+$")]) == .failure(.limit("match"))
        )
    }
}
