import Emitting
import Vocabulary

/// Adds up what the rules of recipes found, and says which found nothing.
struct RuleReport {
    /// A rule as the recipe has it.
    private struct Entry {
        var id: String
        var what: String
        var kind = ""
        var field = ""
        var place: SourcePlace
        /// The route that it belongs to.
        var route: String
    }

    private let entries: [Entry]
    private var sums: [String: RuleHits] = [:]
    private var pages: [String: (asked: Int, found: Int)] = [:]

    init(recipes: [Recipe]) {
        var entries: [Entry] = []
        for recipe in recipes {
            for route in recipe.routes {
                let place = route.records.first?.place ?? SourcePlace(file: recipe.file, line: 1)
                entries.append(
                    Entry(
                        id: route.id, what: "route", place: SourcePlace(file: recipe.file, line: place.line),
                        route: route.id))
                for record in route.records {
                    entries.append(
                        Entry(
                            id: record.id, what: "record", kind: record.kind, place: record.place,
                            route: route.id))
                    for field in record.fields {
                        for rule in field.candidates {
                            entries.append(
                                Entry(
                                    id: rule.id, what: "field", kind: record.kind, field: field.name,
                                    place: rule.place, route: route.id))
                        }
                    }
                }
                for mention in route.mentions + route.records.flatMap(\.mentions) {
                    entries.append(
                        Entry(id: mention.id, what: "mention", place: mention.place, route: route.id))
                }
            }
        }
        self.entries = entries
    }

    /// Adds the hits of one page.
    mutating func add(_ hits: [RuleHits]) {
        for hit in hits {
            var sum = sums[hit.rule] ?? RuleHits(rule: hit.rule)
            sum.asked += hit.asked
            sum.found += hit.found
            sum.matches += hit.matches
            sum.values += hit.values
            sums[hit.rule] = sum
            let old = pages[hit.rule] ?? (0, 0)
            pages[hit.rule] = (old.asked + 1, old.found + (hit.found > 0 ? 1 : 0))
        }
    }

    func write(in folder: OutputFolder) throws -> ManifestEntry {
        var report = try ReportWriter(.rule, in: folder)
        for entry in entries {
            let sum = sums[entry.id] ?? RuleHits(rule: entry.id)
            let pages = pages[entry.id] ?? (0, 0)
            let counts = [pages.asked, pages.found, sum.asked, sum.found, sum.matches, sum.values]
            try report.write(
                [entry.id, entry.what, entry.kind, entry.field, entry.place.file, String(entry.place.line)]
                    + counts.map { String($0) } + [Self.verdict(sum)])
        }
        return try report.finish()
    }

    private static func verdict(_ sum: RuleHits) -> String {
        if sum.asked == 0 { return "never-asked" }
        if sum.found == 0 { return "dead" }
        return sum.found < sum.asked ? "partial" : "always"
    }

    /// Rules that were asked and matched nothing, and routes that no page is on; one for each, the outermost.
    func findings() -> [Finding] {
        var dead: Set<String> = []
        return entries.compactMap { entry in
            let found = sums[entry.id]?.found ?? 0
            // What stands inside a dead route or record says nothing new. A mention is there to be answered.
            guard found == 0, entry.what != "mention", !dead.contains(entry.route),
                !dead.contains(where: { entry.id.hasPrefix($0 + ".") })
            else { return nil }
            dead.insert(entry.id)
            let what = entry.what == "route" ? "No page is on the route" : "Nothing matches the rule"
            return Finding(
                .ruleDead, subject: entry.id, field: entry.field,
                summary: "\(what) \(entry.id) (\(entry.place.file):\(entry.place.line))")
        }
    }
}
