import Vocabulary

/// A site that nobody is known to have licensed.
struct RightsCheck: Check {
    func findings(of project: Project) -> [Finding] {
        guard project.licenses.isEmpty else { return [] }
        return [
            Finding(
                .rightsUndetermined, subject: "cartulary.yml",
                summary: "No licence is stated for the site's content; the dataset says so")
        ]
    }
}
