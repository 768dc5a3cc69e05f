package import Vocabulary

/// The files that a new project begins with, written from what its captures hold.
package struct ProjectFiles {
    /// A host that runs CI for a repository.
    package enum CIHost: String, Sendable, CaseIterable {
        case github, gitlab
    }

    let name: String
    let survey: Survey

    /// - Parameter name: The name of the project; what a name may not hold is replaced.
    package init(name: String, survey: Survey) {
        self.name = Self.slug(name)
        self.survey = survey
    }

    /// Path and text of each file.
    package func all(ci hosts: [CIHost]) -> [(path: String, text: String)] {
        [
            ("cartulary.yml", projectFile()), ("recipes/\(name).yml", recipe()),
            (".gitattributes", "raw/** -text\ncurated/** -text\n"), (".gitignore", ".cartulary/\nexports/\n"),
        ]
            + hosts.map {
                ($0 == .github ? ".github/workflows/dataset.yml" : ".gitlab-ci.yml", workflow(of: $0))
            }
    }

    private static func slug(_ name: String) -> String {
        let mapped = name.lowercased().unicodeScalars.map { scalar -> Character in
            let isPlain =
                scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            return isPlain || scalar == "." || scalar == "_" ? Character(scalar) : "-"
        }
        let slug = String(mapped).split(separator: "-").joined(separator: "-").drop { $0 == "." }
        return slug.isEmpty ? "site" : String(slug)
    }

    private func recipe() -> String {
        let section = survey.sections.first.map { "/\($0)/" } ?? "/news/"
        return """
            # Where the pages keep each kind of record. The language is described in docs/recipes.md, and
            # `cartulary lint` says all that is wrong. Without a route you get every page and every link.
            recipe: \(name)
            routes: []

            # A first route. Take `routes: []` out, the marks away, and put what a record must look like in
            # schemas/article.json:
            #   {"name": "article", "title": "Articles", "description": "One row for each article.",
            #    "fields": [{"name": "id", "type": "string"}, {"name": "title", "type": "string"}]}
            #
            # routes:
            #   - id: articles
            #     address: '\(section)'        # a pattern that is found in the page's URL
            #     where: h1                    # something that such a page has
            #     records:
            #       - kind: article            # a kind of schemas/
            #         key: [title]             # the fields that tell one record from another
            #         fields:
            #           title: h1              # a CSS selector

            """
    }
}
