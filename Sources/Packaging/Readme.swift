package import Vocabulary

/// The README of a dataset, for whoever receives it.
package struct Readme {
    private let project: Project
    private let schemas: [Schema]
    private let counts: RunCounts
    private let scope: [String]
    private let rights: String

    package init(project: Project, schemas: [Schema], counts: RunCounts, scope: [String], rights: String) {
        self.project = project
        self.schemas = schemas
        self.counts = counts
        self.scope = scope
        self.rights = rights
    }

    var tables: [Schema] { schemas }

    func records(of kind: String) -> Int { counts.records[kind] ?? 0 }

    func filledCells(_ kind: String, _ column: String) -> Int { counts.filled[kind]?[column] ?? 0 }

    func example(_ kind: String, _ column: String) -> String { counts.examples[kind]?[column] ?? "" }

    package func text() -> String {
        [
            "# \(project.title.isEmpty ? (project.name.isEmpty ? "Dataset" : project.name) : project.title)",
            project.description, origin(), contents(), gaps(), rightsSection(), citing(), dictionary(),
            loading(), takedown(),
        ].filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private func origin() -> String {
        var lines = ["## Where this comes from", ""]
        if let made = counts.fidelities["reconstructed"], made > 0 {
            lines += [
                "**\(made) captures are reconstructions.** The site never sent their bytes: "
                    + "they were made from another source,",
                "which lies in `raw/` beside them, and every quote stands in that source too. A "
                    + "value is proved in two hops:",
                "value, reconstruction, source.", "",
            ]
        }
        lines += [
            "Cartulary made this dataset from captures of a website. Each value can be "
                + "explained back to bytes of a capture",
            "(`evidence/`), and `cartulary verify` derives all of them again. That proves where "
                + "a value came from, not that",
            "the site was right.", "",
        ]
        for (name, label) in [
            ("captured_by", "Captured by"), ("captured_with", "Captured with"),
            ("received_from", "Received from"),
            ("received_on", "Received on"),
        ] {
            lines.append("- \(label): \(project.custody.first { $0.name == name }?.value ?? "not stated")")
        }
        lines.append("- Scope: \(scope.isEmpty ? "no host is known" : scope.joined(separator: ", "))")
        lines.append("- Captures: \(list(counts.captures))")
        lines.append("- Fidelity of the captures: \(list(counts.fidelities))")
        if !project.contributors.isEmpty {
            let names = project.contributors.map {
                "\($0.title)\($0.roles.isEmpty ? "" : " (\($0.roles.joined(separator: ", ")))")"
            }
            lines.append("- Contributors: \(names.joined(separator: "; "))")
        }
        return lines.joined(separator: "\n")
    }

    private func list(_ counts: [String: Int]) -> String {
        counts.isEmpty
            ? "none"
            : counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    }

    private func contents() -> String {
        var lines = ["## What is here", "", "| table | rows | what a row is |", "|---|--:|---|"]
        for schema in schemas {
            lines.append(
                "| `data/\(schema.kind).csv` | \(counts.records[schema.kind] ?? 0) | \(schema.description) |")
            for table in ownTables(of: schema) {
                lines.append(
                    "| `data/\(table.name).csv` | \(counts.lists[table.name] ?? 0) | \(table.meaning) |")
            }
        }
        if !project.baseURI.isEmpty {
            lines += ["", "The URI of a record is <\(project.baseURI)> and its `id`, percent-encoded."]
        }
        lines += [
            "",
            "`evidence/` says for each value where it stands (`.csv` for people, `.jsonl` whole), `report/` "
                + "what a person should",
            "know of the whole: " + Report.all.map { "`\($0.name).csv`" }.joined(separator: ", ") + ".",
            "`manifest.json` and `SHA256SUMS` name every file with its digest.",
        ]
        return lines.joined(separator: "\n")
    }

    /// The tables that fields of a kind have of their own: lists of references, and long texts.
    func ownTables(of schema: Schema) -> [(name: String, meaning: String)] {
        schema.fields.compactMap { field in
            let name = "\(schema.kind)_\(field.name)"
            if field.isLinkTable { return (name, "One row for each item of `\(field.name)` of a record.") }
            return field.isLongTable ? (name, "The text `\(field.name)` of each record that has it.") : nil
        }
    }

    private func gaps() -> String {
        var lines = ["## Known gaps", ""]
        let serious = counts.codes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        if serious.isEmpty { lines.append("No finding.") }
        for (code, count) in serious {
            let meaning = FindingKind.all.first { $0.code == code }?.meaning ?? ""
            lines.append("- \(count) × `\(code)`: \(meaning)")
        }
        if counts.withheld > 0 {
            lines.append("- \(counts.withheld) values hold addresses of people and were withheld.")
        }
        let captures = counts.captures[Capture.Role.withheld.rawValue, default: 0]
        let records = counts.withheldRecords.count
        if captures + records > 0 {
            lines.append("- \(captures) captures and \(records) records were withheld at somebody's request.")
        }
        lines += ["", "Not measured: text made by scripts, text in images, text in PDF and other documents."]
        return lines.joined(separator: "\n")
    }

    private func rightsSection() -> String {
        var lines = ["## Rights", ""]
        if project.licenses.isEmpty {
            lines += [
                "No licence is known. The rights statement is <\(rights)>: copyright not evaluated.", "",
            ]
        } else {
            for license in project.licenses {
                lines.append("- \(license.title.isEmpty ? license.name : license.title) \(license.path)")
            }
            lines.append("")
        }
        lines += [
            "Three layers have rights of their own: the facts and schemas of this dataset; the "
                + "text quoted from the site;",
            "and documents of the site. Nothing here grants rights to the second and third.",
        ]
        return lines.joined(separator: "\n")
    }

    private func citing() -> String {
        let title = project.title.isEmpty ? project.name : project.title
        let version = project.version.isEmpty ? "" : ", version \(project.version)"
        return
            "## How to cite\n\n\(title.isEmpty ? "This dataset" : title)\(version). Dataset "
            + "made with Cartulary from captures of "
            + "\(scope.isEmpty ? "a website" : scope.joined(separator: ", ")). Name the SHA-256 "
            + "of `manifest.json` for the exact state."
    }

    private func takedown() -> String {
        "## Takedown\n\nIf something here should not be public, ask whoever gave you this "
            + "dataset; a contact is "
            + "\(project.contributors.first { !$0.path.isEmpty }?.path ?? "not stated")."
    }
}
