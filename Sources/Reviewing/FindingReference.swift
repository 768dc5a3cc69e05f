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
        lines += [
            "", "## Examples", "",
            "Each is run as a test, the one that has the finding and the one that has it not. A long text is cut.",
        ]
        for kind in FindingKind.all {
            guard let example = FindingExample.all[kind.code] else { continue }
            lines += ["", "### `\(kind.code)`", "", "Has it:", "", "```"] + shown(example.fault)
            lines += ["```", "", "Has it not:", "", "```"] + shown(example.sound) + ["```"]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static let widest = 160

    /// Files as a reader of the document sees them: what is no letter as its number.
    static func shown(_ files: [FindingExample.File]) -> [String] {
        files.flatMap { file in
            ["# \(file.path)"]
                + file.text.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline).map { line in
                    let text = line.unicodeScalars.reduce(into: "") { text, scalar in
                        switch scalar.value {
                        case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x300...0x36F:
                            text += "[U+" + String(scalar.value, radix: 16, uppercase: true) + "]"
                        default: text.unicodeScalars.append(scalar)
                        }
                    }
                    return text.count > widest ? text.prefix(widest) + "…" : text
                }
        }
    }
}
