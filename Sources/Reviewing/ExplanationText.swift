package import Vocabulary

/// An explanation as text for a terminal.
package struct ExplanationText {
    private let terminal: Terminal

    package init(terminal: Terminal) { self.terminal = terminal }

    private var width: Int { max(40, min(terminal.width, 110)) }

    package func text(_ explanation: Explanation) -> String {
        var lines = [terminal.styled(explanation.record, .bold)]
        if explanation.hasTwoHops {
            lines += wrapped(
                "Proved in two hops: value, reconstruction, source. The site never sent the "
                    + "bytes of the capture; they were "
                    + "made from the source, where each quote stands too.", label: "")
        }
        for field in explanation.fields {
            lines.append("")
            lines += self.lines(of: field)
        }
        if !explanation.referredToBy.isEmpty {
            lines += ["", terminal.styled("referred to by", .bold)]
            lines += explanation.referredToBy.map { "  " + $0 }
        }
        if !explanation.holds.isEmpty {
            lines += ["", terminal.styled("records of this page", .bold)]
            lines += explanation.holds.map { "  " + $0 }
        }
        return lines.joined(separator: "\n")
    }

    private func lines(of field: ExplainedField) -> [String] {
        let name = terminal.styled(field.name, .green)
        guard !field.value.isEmpty else {
            return wrapped("\(field.name) is empty: \(field.whyEmpty)", label: "").enumerated().map {
                index, line in
                index == 0 ? line.replacingFirst(field.name, with: name) : line
            } + field.origins.prefix(1).flatMap(lines)
        }
        return wrapped("\(field.name) = \(field.value)", label: "").enumerated().map { index, line in
            index == 0 ? line.replacingFirst(field.name, with: name) : line
        } + field.origins.flatMap(lines)
    }

    private func lines(of origin: Origin) -> [String] {
        var lines: [String] = []
        if !origin.steps.isEmpty { lines += wrapped(origin.steps.joined(separator: " → "), label: "steps") }
        if !origin.rule.isEmpty {
            lines += wrapped(
                origin.rule + (origin.rulePlace.isEmpty ? "" : "  (\(origin.rulePlace))"), label: "rule")
        }
        guard let excerpt = origin.excerpt else {
            return lines + wrapped(origin.note, label: origin.basis)
        }
        if excerpt.isWithheld {
            lines += wrapped("withheld", label: "quote")
        } else {
            let mark =
                terminal.hasColours ? terminal.styled(excerpt.quote, .inverse) : "»" + excerpt.quote + "«"
            lines += wrapped(excerpt.before + mark + excerpt.after, label: "quote")
        }
        let bytes = "\(excerpt.range.lowerBound) to \(excerpt.range.upperBound)"
        lines += wrapped("\(bytes), line \(excerpt.line) of raw/\(excerpt.file)", label: "bytes")
        lines += wrapped(excerpt.path, label: "path")
        let date = excerpt.capturedAt.isEmpty ? "date not stated" : excerpt.capturedAt
        lines += wrapped(
            "\(excerpt.url.isEmpty ? "no URL known" : excerpt.url), \(excerpt.fidelity), \(date)",
            label: "capture")
        if let source = excerpt.source {
            let place =
                "\(source.range.lowerBound) to \(source.range.upperBound), line \(source.line) "
                + "of raw/\(source.file)"
            lines += wrapped(place, label: "source")
        } else if excerpt.fidelity == Capture.Fidelity.reconstructed.rawValue && !excerpt.isWithheld {
            lines += wrapped("markup of the reconstruction; it does not stand in the source", label: "source")
        }
        return lines
    }

    /// Text in lines of the terminal's width, behind a label.
    private func wrapped(_ text: String, label: String) -> [String] {
        let margin =
            label.isEmpty ? "" : "  " + label + String(repeating: " ", count: max(1, 9 - label.count))
        let indent = String(repeating: " ", count: label.isEmpty ? 2 : margin.count)
        var lines: [String] = []
        var current = margin
        var isEmpty = true
        for word in text.split(separator: " ", omittingEmptySubsequences: true) {
            var rest = word
            if !isEmpty, current.count + rest.count + 1 > width {
                lines.append(current)
                current = indent
                isEmpty = true
            }
            while current.count + rest.count > width, rest.count > 20 {
                let room = max(10, width - current.count - (isEmpty ? 0 : 1))
                lines.append(current + (isEmpty ? "" : " ") + rest.prefix(room))
                rest = rest.dropFirst(room)
                current = indent
                isEmpty = true
            }
            current += (isEmpty ? "" : " ") + rest
            isEmpty = false
        }
        return lines + [current]
    }
}

extension String {
    fileprivate func replacingFirst(_ text: String, with other: String) -> String {
        firstRange(of: text).map { self[..<$0.lowerBound] + other + self[$0.upperBound...] } ?? self
    }
}
