package import Vocabulary

/// What `init` did and found, and what to do next.
package struct StartText {
    private let terminal: Terminal

    package init(terminal: Terminal) { self.terminal = terminal }

    /// - Parameters:
    ///   - captures: How the captures came in, in words; empty where none did.
    ///   - next: The commands to go on with.
    package func text(
        captures: String, skipped: [(path: String, reason: String)], survey: Survey, written: [String],
        kept: [String], next: [String]
    ) -> String {
        var lines: [String] = []
        if !captures.isEmpty { lines.append(line("captures", captures)) }
        if !skipped.isEmpty {
            let names = skipped.prefix(3).map { "\($0.path) (\($0.reason))" }.joined(separator: ", ")
            lines.append(line("left out", "\(skipped.count): \(names)\(skipped.count > 3 ? ", …" : "")"))
        }
        if survey.roles.isEmpty {
            lines.append(line("found", "nothing in raw/ yet: put the captures there, then go on"))
        } else {
            lines.append(line("found", list(survey.roles)))
            lines.append(line("hosts", hosts(survey)))
            lines.append(
                line("languages", survey.languages.isEmpty ? "none recognised" : list(survey.languages)))
        }
        if survey.pages == 0, !survey.roles.isEmpty {
            lines.append(
                line(
                    "no pages",
                    terminal.styled("none of the files is a page of HTML: is this the site?", .yellow)))
        }
        lines.append(line("wrote", written.isEmpty ? "nothing" : written.joined(separator: ", ")))
        if !kept.isEmpty { lines.append(line("kept", kept.joined(separator: ", ") + ", as before")) }
        for (index, command) in next.enumerated() { lines.append(line(index == 0 ? "next" : "", command)) }
        return lines.joined(separator: "\n")
    }

    private func hosts(_ survey: Survey) -> String {
        if !survey.hosts.isEmpty { return list(survey.hosts) }
        if let mount = survey.mount { return "\(mount.url), as \(mount.agreeing) pages say of themselves" }
        return "none is named in paths; say where the site stood, under `mounts` in cartulary.yml"
    }

    private func line(_ label: String, _ text: String) -> String {
        terminal.styled(label + String(repeating: " ", count: max(1, 11 - label.count)), .bold) + text
    }

    private func list(_ counts: [String: Int]) -> String {
        let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let first = sorted.prefix(8).map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        return sorted.count > 8 ? first + ", …" : first
    }
}
