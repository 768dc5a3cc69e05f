package import Vocabulary

/// What a rule finds over all pages, as text for a terminal.
package struct TrialText {
    private let terminal: Terminal

    package init(terminal: Terminal) { self.terminal = terminal }

    package func text(_ trial: Trial) -> String {
        let share = trial.pages == 0 ? 0 : trial.pagesFound * 100 / trial.pages
        var lines = [
            terminal.styled(trial.what, .bold),
            "  \(trial.matches) match\(trial.matches == 1 ? "" : "es") on \(trial.pagesFound) of \(trial.pages) pages (\(share) %)",
        ]
        if trial.values != trial.matches {
            lines.append("  \(trial.matches - trial.values) of them are rejected by a step")
        }
        lines += trial.failures.map { "  " + terminal.styled($0, .red) }
        if !trial.samples.isEmpty { lines += ["", terminal.styled("samples, one a page", .bold)] }
        for sample in trial.samples {
            lines.append("  " + terminal.styled(sample.page, .dim))
            let isSame = sample.value == sample.text
            lines.append(
                "    " + clipped(sample.text)
                    + (isSame ? "" : " → " + (sample.value.map(clipped) ?? "rejected")))
            lines.append("    " + terminal.styled(sample.path, .dim))
        }
        if !trial.without.isEmpty {
            lines += [
                "",
                terminal.styled(
                    "pages without a match, the first of \(trial.pages - trial.pagesFound)", .bold),
            ]
            lines += trial.without.map { "  " + $0 }
        }
        return lines.joined(separator: "\n")
    }

    private func clipped(_ text: String) -> String {
        let plain = text.split(whereSeparator: \.isNewline).joined(separator: " ⏎ ")
        let room = max(30, terminal.width / 2 - 8)
        return plain.count > room ? plain.prefix(room - 1) + "…" : plain
    }
}
