import Vocabulary

/// Gives rows of built-in kinds what rules of recipes found for them: a row is that of the element that a
/// rule was about.
struct RowAdditions {
    private let schemas: [String: Schema]
    /// For each kind the rows by the paths of their elements; most pages have no rule for any.
    private var rowsByPath: [String: [String: Int]] = [:]

    init(_ schemas: [String: Schema]) { self.schemas = schemas }

    /// Adds what a draft holds to the row of its element; a finding where the kind has no such row.
    mutating func add(
        _ draft: Draft, to all: inout [PageRows], _ normaliser: RecordNormaliser
    ) -> Outcome<RecordNormaliser.Made?> {
        let kind = draft.rule.kind
        guard let place = all.firstIndex(where: { $0.kind == kind }) else { return Outcome(nil) }
        let paths = rowsByPath[kind] ?? Self.paths(of: all[place])
        rowsByPath[kind] = paths
        guard let row = paths[draft.element.path] else {
            return Outcome(
                nil,
                findings: [
                    Finding(
                        .keyMissing, subject: "page/" + normaliser.capture.pageKey,
                        summary:
                            "The rule \(draft.rule.id) matched an element that is no `\(kind)` of the page",
                        quote: draft.element)
                ])
        }
        let outcome = normaliser.record(of: draft, key: all[place].string(0, of: row))
        if let made = outcome.value {
            all[place].added[row, default: []].take(made.record.fields, schemas[kind]?.addedFields ?? [])
        }
        return outcome
    }

    /// The rows of a kind by the paths of their elements; of a `link` element the row's place is an
    /// attribute.
    private static func paths(of rows: PageRows) -> [String: Int] {
        var paths: [String: Int] = [:]
        for row in 0..<rows.count {
            for place in rows.places(of: row) {
                let path = String(decoding: rows.bytes[place.path.range], as: UTF8.self)
                let element = path.firstRange(of: "/@").map { String(path[..<$0.lowerBound]) } ?? path
                if paths[element] == nil { paths[element] = row }
            }
        }
        return paths
    }
}
