import ArgumentParser
import Curating

/// Writes the documents that the captures hold.
struct DocumentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "documents",
        abstract:
            "Write each held document (PDF, Office, media …) as a file of its own, with a table of them.",
        discussion: """
            EXAMPLES
              cartulary export documents                 to exports/documents/
              cartulary export documents --to papers     to another folder

            documents.csv there says which file is which document. A document whose bytes are not those that the
            dataset describes is left out and named, and the exit code is then 1.
            """)

    @OptionGroup var options: ExportOptions

    func run() async throws {
        try await Output.guarding {
            let folder = try options.place(default: "documents")
            let summary = try Curator(project: options.project.project).exportDocuments(to: folder)
            Output.print("\(folder)/: \(summary.files) documents, \(Output.size(summary.bytes))")
            for (id, reason) in summary.missing { Output.print("left out  \(id): \(reason)") }
            if !summary.missing.isEmpty { throw ExitCode(1) }
        }
    }
}
