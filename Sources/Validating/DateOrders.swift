package import Vocabulary

/// Decides dates of digits that can be read two ways, where the other dates of their rule can be read one way alone.
///
/// `03/04/2019` stays `[2019-03-04,2019-04-03]` unless at least `leastWitnesses` dates of the same rule, such as
/// `25/12/2019`, say which number is the day, and none says otherwise. The counts that decided are in the evidence.
package struct DateOrders: Sendable {
    /// Dates of one rule that can be read one way alone.
    private struct Witnesses {
        var dayFirst = 0
        var monthFirst = 0
    }

    package static let leastWitnesses = 3
    private static let function = "date-order@1"

    private var witnesses: [String: Witnesses] = [:]

    package init() {}

    /// Notes what the dates of a record say of the order of their rules.
    package mutating func note(_ record: Record, schema: Schema) {
        for (field, rule, text) in Self.dates(of: record, schema) {
            guard field.value.map({ !Self.isAmbiguous($0.text) }) ?? false,
                let (first, second) = Self.numbers(text)
            else { continue }
            if first > 12, second <= 12 { witnesses[rule, default: Witnesses()].dayFirst += 1 }
            if second > 12, first <= 12 { witnesses[rule, default: Witnesses()].monthFirst += 1 }
        }
    }

    /// A record whose ambiguous dates are decided where they can be, with a finding for each that cannot.
    package func decided(_ record: Record, schema: Schema) -> Outcome<Record> {
        var outcome = Outcome(record)
        for (field, rule, text) in Self.dates(of: record, schema) {
            guard let value = field.value?.text, Self.isAmbiguous(value),
                let index = record.fields.firstIndex(where: { $0.name == field.name })
            else { continue }
            let seen = witnesses[rule] ?? Witnesses()
            guard let (first, second) = Self.numbers(text), let day = Self.day(first, second, seen),
                let date = Self.candidates(value).first(where: { $0.hasSuffix(Self.padded(day)) })
            else {
                outcome.findings.append(
                    Finding(
                        .dateAmbiguous, subject: record.id, field: field.name,
                        summary:
                            "\(text) can be read as \(Self.candidates(value).joined(separator: " or ")); of the "
                            + "other dates of its rule \(seen.dayFirst) have the day first alone, and "
                            + "\(seen.monthFirst) the month",
                        quote: field.evidence.lazy.compactMap(\.quote).first))
                continue
            }
            let counts = ["day-first:\(seen.dayFirst)", "month-first:\(seen.monthFirst)"]
            outcome.value.fields[index].value = .string(date)
            outcome.value.fields[index].evidence.append(
                Evidence(.computed(function: Self.function, from: [field.name] + counts)))
            for (end, bound) in [("_from", EDTF(date)?.earliest), ("_to", EDTF(date)?.latest)] {
                guard let place = record.fields.firstIndex(where: { $0.name == field.name + end }) else {
                    continue
                }
                outcome.value.fields[place].value = bound.map { .string($0) }
            }
        }
        return outcome
    }

    /// The day, where the witnesses agree and are enough.
    private static func day(_ first: Int, _ second: Int, _ seen: Witnesses) -> Int? {
        if seen.dayFirst >= leastWitnesses, seen.monthFirst == 0 { return first }
        if seen.monthFirst >= leastWitnesses, seen.dayFirst == 0 { return second }
        return nil
    }

    /// The fields of a record that are dates, each with its rule and the words that it was read from.
    private static func dates(of record: Record, _ schema: Schema) -> [(
        field: Field, rule: String, text: String
    )] {
        schema.fields.filter { $0.type == .date }.compactMap { definition in
            guard let field = record[definition.name],
                let evidence = field.evidence.first(where: { $0.quote?.exact != nil }),
                let text = evidence.quote?.exact
            else { return nil }
            return (field, evidence.rule, text)
        }
    }

    private static func isAmbiguous(_ value: String) -> Bool {
        value.hasPrefix("[") && value.hasSuffix("]") && candidates(value).count == 2
    }

    private static func candidates(_ value: String) -> [String] {
        value.dropFirst().dropLast().split(separator: ",").map(String.init)
    }

    private static func padded(_ day: Int) -> String { (day < 10 ? "-0" : "-") + String(day) }

    /// The first two numbers of a date of digits; nil where the year is first, or it is none.
    private static func numbers(_ text: String) -> (Int, Int)? {
        let parts = text.split { !$0.isWholeNumber }.map(String.init)
        guard parts.count == 3, parts[0].count <= 2, parts[1].count <= 2, parts[2].count == 4,
            !text.contains(where: \.isLetter), let first = Int(parts[0]), let second = Int(parts[1])
        else { return nil }
        return (first, second)
    }
}
