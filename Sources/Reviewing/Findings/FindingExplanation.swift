import Vocabulary

/// What a code of a finding means, for `check --explain`.
package enum FindingExplanation {
    /// The text; nil where no finding has the code.
    package static func text(of code: String, terminal: Terminal) -> String? {
        guard let kind = FindingKind.all.first(where: { $0.code == code }) else { return nil }
        var lines = [
            "\(terminal.styled(kind.code, .bold)): \(kind.severity.rawValue), unless `severity` says otherwise",
            "", kind.meaning, "", "What to do: \(kind.help)",
        ]
        if let example = FindingExample.all[code] {
            lines += ["", "This makes it a finding:"] + FindingReference.shown(example.fault)
            lines += ["", "This does not:"] + FindingReference.shown(example.sound)
        }
        lines += [
            "", "To weigh it otherwise, in cartulary.yml:  severity: {\(kind.code): note}",
            "To accept one that you have looked at, in cartulary.yml:", "  waivers:",
            "    - {code: \(kind.code), subject: …, reason: …, by: …, until: 2027-12-31}",
        ]
        return lines.joined(separator: "\n")
    }
}
