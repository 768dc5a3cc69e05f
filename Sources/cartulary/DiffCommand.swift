import ArgumentParser
import Curating
import Reviewing
import Vocabulary

/// Shows what changed between two runs, or two recipes.
struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract:
            "Show what differs between two runs, or two recipes on the same captures: records and values, by rule.",
        discussion: """
            EXAMPLES
              cartulary diff ../last-week .                       two projects with datasets
              cartulary diff old/curated curated                  two datasets
              cartulary diff recipes/old.yml recipes/site.yml     two recipes on this project's captures
            """)

    @Argument(help: "A project, a dataset, or a recipe.", completion: .file())
    var before: String

    @Argument(help: "What it is compared with.", completion: .file())
    var after: String

    @Option(help: "The project whose captures recipes are tried on.", completion: .directory)
    var project = "."

    @Option(help: "How many rows and values of each table are shown.")
    var most = 10

    @OptionGroup var work: WorkOptions

    func run() async throws {
        try await Output.guarding {
            let (bar, progress) = Output.progress(isQuiet: work.quiet)
            let curator = Curator(project: project, workers: work.workers, progress: progress)
            let difference = try await curator.difference(between: before, and: after)
            bar.clear()
            Output.print(DifferenceText(terminal: Output.terminal, most: most).text(difference))
            if !difference.isEmpty { throw ExitCode(1) }
        }
    }
}
