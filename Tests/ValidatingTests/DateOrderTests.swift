import Testing
import Validating
import Vocabulary

@Suite struct DateOrderTests {
    private static let schema = Schema(
        kind: "item", title: "", description: "",
        fields: [
            FieldDefinition(name: "date", type: .date, place: SourcePlace(file: "s.json", line: 1))
        ], place: SourcePlace(file: "s.json", line: 1))

    /// A record with a date as the page has it and as it was read.
    private static func record(_ key: String, _ written: String, _ value: String, rule: String = "r")
        -> Record
    {
        let quote = Quote(capture: "c", ranges: [0..<1], path: "/", exact: written)
        let evidence = [Evidence(.quoted(quote), rule: rule)]
        let bounds = EDTF(value)
        return Record(
            kind: "item", key: key,
            fields: [
                Field("date", .string(value), evidence: evidence),
                Field("date_from", bounds?.earliest.map { .string($0) }, evidence: []),
                Field("date_to", bounds?.latest.map { .string($0) }, evidence: []),
            ], capture: "c")
    }

    private static let ambiguous = record("x", "03/04/2019", "[2019-03-04,2019-04-03]")

    private static func decided(by others: [(String, String)], rule: String = "r") -> Outcome<Record> {
        var orders = DateOrders()
        for (index, other) in others.enumerated() {
            orders.note(record("\(index)", other.0, other.1, rule: rule), schema: schema)
        }
        orders.note(ambiguous, schema: schema)
        return orders.decided(ambiguous, schema: schema)
    }

    private static let dayFirst = [
        ("25/12/2019", "2019-12-25"), ("31/01/2018", "2018-01-31"), ("13/02/2018", "2018-02-13"),
    ]
    private static let monthFirst = [
        ("12/25/2019", "2019-12-25"), ("01/31/2018", "2018-01-31"), ("02/13/2018", "2018-02-13"),
    ]

    @Test(
        "Three dates of the rule that can be read one way decide, and their counts are in the evidence",
        arguments: [(dayFirst, "2019-04-03", "day-first:3"), (monthFirst, "2019-03-04", "month-first:3")])
    func decides(others: [(String, String)], date: String, count: String) {
        let outcome = Self.decided(by: others)
        #expect(outcome.value["date"]?.value == .string(date))
        #expect(outcome.value["date_from"]?.value == .string(date))
        #expect(outcome.value["date_to"]?.value == .string(date))
        #expect(outcome.findings.isEmpty)
        guard case .computed(let function, let from)? = outcome.value["date"]?.evidence.last?.basis else {
            Issue.record("no evidence")
            return
        }
        #expect(function == "date-order@1" && from.contains(count))
    }

    @Test(
        "Two are too few, a contradiction decides nothing, another rule says nothing",
        arguments: [
            (Array(dayFirst.prefix(2)), "r"), (dayFirst + [monthFirst[0]], "r"), (dayFirst, "another"),
            ([], "r"),
            (
                [("2019-12-25", "2019-12-25"), ("5 May 2019", "2019-05-05"), ("04/04/2019", "2019-04-04")],
                "r"
            ),
        ])
    func abstains(others: [(String, String)], rule: String) {
        let outcome = Self.decided(by: others, rule: rule)
        #expect(outcome.value == Self.ambiguous)
        #expect(outcome.findings.map(\.kind.code) == ["date-ambiguous"])
        #expect(outcome.findings.first?.summary.contains("2019-03-04 or 2019-04-03") == true)
    }

    @Test("A date that stands nowhere in two readings is left alone")
    func plain() {
        let record = Self.record("y", "25/12/2019", "2019-12-25")
        let outcome = DateOrders().decided(record, schema: Self.schema)
        #expect(outcome.value == record && outcome.findings.isEmpty)
    }
}
