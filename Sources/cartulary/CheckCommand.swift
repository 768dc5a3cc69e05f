import ArgumentParser
import Curating
import Reviewing

/// Derives everything and writes no dataset.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Derive and validate everything, and write no dataset.",
        discussion: """
            EXAMPLES
              cartulary check              the summary of a run that writes nothing
              cartulary check --json       the same for programs
            """)

    @OptionGroup var project: ProjectOptions
    @OptionGroup var work: WorkOptions

    @Flag(help: "Print JSON for machines instead of a summary.")
    var json = false

    func run() async throws {
        try await Output.guarding {
            let (bar, progress) = Output.progress(isQuiet: work.quiet)
            let report = try await Curator(
                project: project.project, workers: work.workers, progress: progress
            ).check()
            bar.clear()
            try Output.finish(report, dataset: nil, options: work, asJSON: json)
        }
    }
}
