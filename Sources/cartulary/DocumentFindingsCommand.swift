import ArgumentParser
import Reviewing

/// Prints the reference of findings, which `docs/findings.md` holds.
struct DocumentFindingsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "document-findings", abstract: "Print the reference of findings as Markdown.",
        shouldDisplay: false)

    func run() async throws {
        Output.print(String(FindingReference.markdown().dropLast()))
    }
}
