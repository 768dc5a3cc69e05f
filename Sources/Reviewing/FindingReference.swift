import Vocabulary

/// The reference of findings, as `docs/findings.md` has it.
package enum FindingReference {
    package static func markdown() -> String {
        var lines = [
            "# Findings", "",
            "<!-- Made by `make docs` from the checks; do not edit. -->", "",
            "A finding is something a person should know. Its code is stable; its severity can be changed in",
            "`cartulary.yml` (`severity: {code: note}`), and `fail_on` says which severity "
                + "makes a run end with 1.",
            "",
            "| code | severity | what is the case | what to do |", "|---|---|---|---|",
        ]
        for kind in FindingKind.all {
            lines.append("| `\(kind.code)` | \(kind.severity.rawValue) | \(kind.meaning) | \(kind.help) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
