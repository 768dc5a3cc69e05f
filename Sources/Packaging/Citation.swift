package import Vocabulary

/// The file `CITATION.cff` of a dataset (Citation File Format 1.2.0).
package struct Citation {
    private let project: Project
    private let scope: [String]

    package init(project: Project, scope: [String]) {
        self.project = project
        self.scope = scope
    }

    /// Open licences by their SPDX names, which the format takes alone; others are named by their URL.
    package static let spdx: Set<String> = [
        "Apache-2.0", "CC-BY-3.0", "CC-BY-4.0", "CC-BY-NC-4.0", "CC-BY-NC-ND-4.0", "CC-BY-NC-SA-4.0",
        "CC-BY-ND-4.0", "CC-BY-SA-3.0", "CC-BY-SA-4.0", "CC0-1.0", "GFDL-1.3-or-later", "GPL-3.0-only",
        "GPL-3.0-or-later", "MIT", "MPL-2.0", "ODC-By-1.0", "ODbL-1.0", "PDDL-1.0",
    ]

    package func text() -> String {
        var lines = [
            "cff-version: 1.2.0",
            "message: \(quoted("If you use this dataset, please cite it as below."))", "type: dataset",
            "title: \(quoted(title))",
        ]
        if !project.description.isEmpty { lines.append("abstract: \(quoted(project.description))") }
        lines.append("authors:")
        // The format wants an author; nobody is made one who is not stated.
        let authors = project.contributors.map(\.title)
        lines += (authors.isEmpty ? ["not stated"] : authors).map { "  - name: \(quoted($0))" }
        if !project.version.isEmpty { lines.append("version: \(quoted(project.version))") }
        if !project.baseURI.isEmpty { lines.append("url: \(quoted(project.baseURI))") }
        if let license = project.licenses.first(where: { Self.spdx.contains($0.name) }) {
            lines.append("license: \(license.name)")
        } else if let license = project.licenses.first(where: { !$0.path.isEmpty }) {
            lines.append("license-url: \(quoted(license.path))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var title: String {
        if !project.title.isEmpty { return project.title }
        if !project.name.isEmpty { return project.name }
        return scope.isEmpty ? "Dataset of a website" : "Dataset of \(scope.joined(separator: ", "))"
    }

    /// A YAML scalar in double quotes (YAML 1.2, section 7.3.1).
    private func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
