package import Matching
package import Vocabulary

extension Declarations {
    /// Puts one rule in the place of all recipes: every match of a selector on every page.
    package mutating func tryOut(_ selector: Selector) {
        let place = SourcePlace(file: "the command line", line: 1)
        let rule = Rule(id: "try/match.match", selector: selector, takesAll: true, place: place)
        var record = RecordRule(
            id: "try/match", kind: "try", each: nil, split: nil, key: [.field("match")],
            fields: [FieldRule(name: "match", candidates: [rule])], mentions: [], language: nil, note: nil,
            place: place)
        // An expression that is false matches nothing.
        record.conditions = [selector]
        replaceRecipes([
            Recipe(
                name: "try", file: place.file,
                routes: [Route(id: "try", address: nil, conditions: [], records: [record], mentions: [])])
        ])
    }

    /// Whether a pattern is found in a text.
    package static func isFound(_ pattern: String, in text: String) throws(PatternError) -> Bool {
        try Pattern(pattern).isFound(in: text)
    }
}
