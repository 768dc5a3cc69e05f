package import Vocabulary

/// What the tool sees on one page, as text for a terminal.
package struct InspectionText {
    private let terminal: Terminal

    package init(terminal: Terminal) { self.terminal = terminal }

    private static let mostUnclaimed = 12

    package func text(_ inspection: Inspection) -> String {
        let capture = inspection.capture
        var lines = [terminal.styled("page/" + capture.pageKey, .bold)]
        lines.append(row("file", "raw/" + capture.file))
        if let encoding = inspection.result.encoding {
            let others = encoding.competitors.isEmpty ? "" : ", against \(encoding.competitors)"
            lines.append(row("encoding", "\(encoding.name) (\(encoding.reason)\(others))"))
        }
        for field in inspection.page where Self.shown.contains(field.name) {
            lines.append(
                row(field.name, field.value.isEmpty ? terminal.styled(field.why, .dim) : clipped(field.value))
            )
        }
        let rows = inspection.rows.filter { $0.count > 0 }.map { "\($0.count) \($0.kind)" }
        lines.append(row("built in", rows.isEmpty ? "nothing" : rows.joined(separator: ", ")))
        lines += ["", terminal.styled("routes", .bold)]
        if inspection.routes.isEmpty { lines.append("  the project has no recipe") }
        for route in inspection.routes {
            lines.append(
                route.isRouted
                    ? "  \(terminal.styled("on", .green))   \(route.id)"
                    : "  \(terminal.styled("off", .yellow))  \(route.id): \(route.why)")
        }
        lines += hits(inspection)
        for record in inspection.records { lines += self.lines(of: record) }
        lines += findings(inspection) + unclaimed(inspection)
        return lines.joined(separator: "\n")
    }

    private static let shown: Set<String> = [
        "url", "title", "headline", "author", "published", "lang", "lang_detected", "template", "words",
        "canonical",
    ]

    private func row(_ name: String, _ value: String, width: Int = 15) -> String {
        "  " + name + String(repeating: " ", count: max(1, width - name.count)) + value
    }

    private func clipped(_ text: String) -> String {
        let plain = text.split(whereSeparator: \.isNewline).joined(separator: " ⏎ ")
        let room = max(30, terminal.width - 20)
        return plain.count > room ? plain.prefix(room - 1) + "…" : plain
    }

    private func hits(_ inspection: Inspection) -> [String] {
        let hits = inspection.result.hits
        guard !hits.isEmpty else { return [] }
        return ["", terminal.styled("rules", .bold)]
            + hits.map { hit in
                let count = "\(hit.matches) match\(hit.matches == 1 ? "" : "es")"
                return "  \(hit.found == 0 ? terminal.styled(count, .yellow) : count)  \(hit.rule)"
            }
    }

    private func lines(of record: Inspection.RecordLook) -> [String] {
        let width = max(15, (record.fields.map(\.name.count).max() ?? 0) + 2)
        return ["", terminal.styled(record.id, .bold) + "  by \(record.rule)"]
            + record.fields.map { field in
                guard field.value.isEmpty else { return row(field.name, clipped(field.value), width: width) }
                let rule = field.place.isEmpty ? "" : "  (\(field.place))"
                return row(field.name, terminal.styled("empty: \(field.why)\(rule)", .dim), width: width)
            }
    }

    private func findings(_ inspection: Inspection) -> [String] {
        let findings = inspection.result.findings
        guard !findings.isEmpty else { return [] }
        return ["", terminal.styled("findings", .bold)]
            + findings.map { "  \($0.severity.rawValue): \($0.kind.code): \($0.summary)" }
    }

    private func unclaimed(_ inspection: Inspection) -> [String] {
        guard let coverage = inspection.result.coverage else { return [] }
        let left = coverage.unclaimed.reduce(0) { $0 + $1.textNodes }
        var lines = [
            "", terminal.styled("text", .bold),
            "  \(coverage.textNodes) text nodes: \(coverage.byRule) by rules, \(coverage.byBuiltIn) by built-in kinds, "
                + "\(left) by nothing (or boilerplate, which only a run can tell)",
        ]
        let largest = coverage.unclaimed.sorted { $0.characters > $1.characters }
        lines += largest.prefix(Self.mostUnclaimed).map { block in
            "  \(terminal.styled(String(block.characters), .yellow))  \(clipped(block.text ?? "withheld"))"
        }
        if largest.count > Self.mostUnclaimed {
            lines.append("  … and \(largest.count - Self.mostUnclaimed) smaller blocks")
        }
        return lines
    }
}
