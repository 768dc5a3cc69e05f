import ArgumentParser
import Curating
import Proving
import Reviewing
import Vocabulary

/// Shows where the values of a record come from.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show where the values of a record come from, back to bytes of a capture.",
        discussion: """
            EXAMPLES
              cartulary explain                                     list the ids of all records
              cartulary explain publication/annual-report           all fields of a record
              cartulary explain publication/annual-report title     one of them
              cartulary explain page/http://example.org/ --json     for machines
            """)

    @Argument(help: "The id of a record, kind/key; or the URL of a page.")
    var record: String?

    @Argument(help: "One field of the record.")
    var field: String?

    @Option(help: "The project folder, which holds raw/.", completion: .directory)
    var project = "."

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        try await Output.guarding {
            let explainer = try Curator(project: project).explainer()
            guard let record else {
                Output.print(explainer.ids().joined(separator: "\n"))
                return
            }
            let candidates = [record, "page/" + record, "page/" + record + "/"]
            guard
                let explanation = candidates.lazy.compactMap({ explainer.explanation(of: $0, field: field) })
                    .first
            else {
                throw RunFailure.configuration(
                    "no record has the id \(record)\(hint(record, explainer.ids()))")
            }
            guard field == nil || !explanation.fields.isEmpty else {
                let names =
                    explainer.explanation(of: explanation.record, field: nil)?.fields.map(\.name) ?? []
                throw RunFailure.configuration(
                    "\(explanation.record) has no field \(field ?? "")\(hint(field ?? "", names))")
            }
            Output.print(
                json
                    ? ExplanationJSON.text(explanation)
                    : ExplanationText(terminal: Output.terminal).text(explanation))
        }
    }

    private func hint(_ word: String, _ known: [String]) -> String {
        nearest(to: word, in: known).map { "; did you mean \($0)?" } ?? "; `cartulary explain` lists them"
    }
}
