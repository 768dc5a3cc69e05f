import Serialising

/// Texts against languages, and declared languages of pages against detected ones, for people and machines.
package struct LanguageMatrix {
    /// The languages of the site's translations, those that most texts have first.
    private let languages: [String]
    private let groups: [(name: String, present: Set<String>)]
    /// Pages by declared and detected language; empty where nothing is declared or detected.
    private let pages: [(declared: String, detected: String, count: Int)]

    private static let mostShown = 40

    /// - Parameters: The columns and rows of `report/translation.csv` and `report/language.csv`.
    package init(
        translations: (columns: [String], rows: [[String]]), judgements: (columns: [String], rows: [[String]])
    ) {
        func cell(_ row: [String], _ columns: [String], _ name: String) -> String {
            columns.firstIndex(of: name).flatMap { row.indices.contains($0) ? row[$0] : nil } ?? ""
        }
        var present: [String: Set<String>] = [:]
        var counts: [String: Int] = [:]
        for row in translations.rows where cell(row, translations.columns, "state") == "present" {
            let language = cell(row, translations.columns, "language")
            guard !language.isEmpty else { continue }
            if present[cell(row, translations.columns, "group"), default: []].insert(language).inserted {
                counts[language, default: 0] += 1
            }
        }
        languages = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        groups = present.sorted { ($0.value.count, $0.key) < ($1.value.count, $1.key) }.map {
            ($0.key, $0.value)
        }
        var pairs: [[String]: Int] = [:]
        for row in judgements.rows
        where cell(row, judgements.columns, "subject").hasPrefix("page/")
            && cell(row, judgements.columns, "field").isEmpty
        {
            let declared = cell(row, judgements.columns, "declared")
            pairs[[declared, cell(row, judgements.columns, "detected")], default: 0] += 1
        }
        pages = pairs.sorted { ($1.value, $0.key[0], $0.key[1]) < ($0.value, $1.key[0], $1.key[1]) }.map {
            ($0.key[0], $0.key[1], $0.value)
        }
    }

    package func text(terminal: Terminal, isComplete: Bool) -> String {
        var lines: [String] = []
        if groups.isEmpty {
            lines.append("no page names a version of itself in another language by hreflang")
        } else {
            let widths = languages.map { max($0.count, 2) }
            func row(_ cells: [String], _ name: String) -> String {
                zip(cells, widths).map { cell, width in
                    cell + String(repeating: " ", count: max(0, width - cell.count))
                }.joined(separator: " ") + "  " + name
            }
            lines.append(terminal.styled(row(languages, "text"), .bold))
            for group in isComplete ? groups[...] : groups.prefix(Self.mostShown) {
                lines.append(row(languages.map { group.present.contains($0) ? "x" : "." }, group.name))
            }
            if !isComplete, groups.count > Self.mostShown {
                lines.append(
                    "\(groups.count - Self.mostShown) more texts, which lack no more: --all shows them")
            }
            let totals = languages.map { language in
                String(groups.count { $0.present.contains(language) })
            }
            lines.append(terminal.styled(row(totals, "of \(groups.count) texts"), .bold))
        }
        lines += ["", terminal.styled("pages  declared        detected", .bold)]
        for pair in pages {
            let count = String(pair.count)
            let declared = pair.declared.isEmpty ? "(nothing)" : String(pair.declared.prefix(14))
            lines.append(
                String(repeating: " ", count: max(0, 5 - count.count)) + count + "  " + declared
                    + String(repeating: " ", count: max(1, 16 - declared.count))
                    + (pair.detected.isEmpty ? "(abstains)" : pair.detected))
        }
        return lines.joined(separator: "\n")
    }

    package func json() -> String {
        JSONValue.object([
            ("languages", .array(languages.map { .string($0) })),
            (
                "texts",
                .array(
                    groups.map { group in
                        .object([
                            ("group", .string(group.name)),
                            ("present", .array(languages.filter(group.present.contains).map { .string($0) })),
                            (
                                "missing",
                                .array(languages.filter { !group.present.contains($0) }.map { .string($0) })
                            ),
                        ])
                    })
            ),
            (
                "pages",
                .array(
                    pages.map { pair in
                        .object([
                            ("declared", pair.declared.isEmpty ? .null : .string(pair.declared)),
                            ("detected", pair.detected.isEmpty ? .null : .string(pair.detected)),
                            ("count", .number(String(pair.count))),
                        ])
                    })
            ),
        ]).pretty()
    }
}
