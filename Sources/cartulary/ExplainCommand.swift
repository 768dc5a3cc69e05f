import ArgumentParser
import Curating
import Foundation
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
              cartulary explain http://example.org/about            a page, by an address that you paste
              cartulary explain publication/annual-report --open    a page of HTML: record and source
              cartulary explain publication/annual-report --json    for machines
            """)

    @Argument(help: "The id of a record, kind/key; or the URL of a page.")
    var record: String?

    @Argument(help: "One field of the record.")
    var field: String?

    @Option(help: "The project folder, which holds raw/.", completion: .directory)
    var project = "."

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Write a page of HTML that shows the record beside its source, and open it.")
    var open = false

    func run() async throws {
        try await Output.guarding {
            let explainer = try Curator(project: project).explainer()
            guard let record else {
                Output.print(explainer.ids().joined(separator: "\n"))
                return
            }
            let candidates = [record, explainer.page(pasted: record)].compactMap(\.self)
            guard
                let explanation = candidates.lazy.compactMap({ explainer.explanation(of: $0, field: field) })
                    .first
            else {
                let reason = try Curator(project: project).reasonForWithholding(record)
                throw RunFailure.configuration(
                    reason.map { "\(record) is not in the dataset: \($0)" }
                        ?? "no record has the id \(record)\(hint(record, explainer.ids()))")
            }
            guard field == nil || !explanation.fields.isEmpty else {
                let names =
                    explainer.explanation(of: explanation.record, field: nil)?.fields.map(\.name) ?? []
                throw RunFailure.configuration(
                    "\(explanation.record) has no field \(field ?? "")\(hint(field ?? "", names))")
            }
            if open { return try show(explanation, views: explainer.views(of: explanation)) }
            Output.print(
                json
                    ? ExplanationJSON.text(explanation)
                    : ExplanationText(terminal: Output.terminal).text(explanation))
        }
    }

    /// Writes the page, says where it is, and opens it where a person looks.
    private func show(_ explanation: Explanation, views: [SourceView]) throws {
        let page = ExplanationPage(explanation, views: views).html()
        let name = explanation.record.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        let file = try Curator(project: project).write(
            page, toPrivate: "explain/\(String(name.prefix(80))).html")
        Output.print(file)
        guard Output.terminal.isTerminal else { return }
        let viewer = Process()
        viewer.executableURL = URL(fileURLWithPath: "/usr/bin/xdg-open")
        viewer.arguments = [file]
        viewer.standardError = FileHandle.nullDevice
        try? viewer.run()
    }

    private func hint(_ word: String, _ known: [String]) -> String {
        nearest(to: word, in: known).map { "; did you mean \($0)?" } ?? "; `cartulary explain` lists them"
    }
}
