import ArgumentParser
import Curating
import Reviewing
import Vocabulary

/// Derives everything and writes no dataset.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Derive and validate everything, and write no dataset.",
        discussion: """
            EXAMPLES
              cartulary check              the summary of a run that writes nothing
            """)

    @OptionGroup var project: ProjectOptions
    @OptionGroup var work: WorkOptions

    func run() async throws {
        try await Output.guarding {
            let (bar, progress) = Output.progress(isQuiet: work.quiet)
            let report = try await Curator(
                project: project.project, workers: work.workers, progress: progress
            ).check()
            bar.clear()
            let outcome =
                report.hasFailed
                ? "exit code 1: findings are at or above `fail_on: \(report.failOn.rawValue)`"
                : "exit code 0: nothing was written"
            if !work.quiet {
                let summary = Summary(counts: report.counts, worst: report.worst, terminal: Output.terminal)
                Output.print(summary.text(dataset: nil, outcome: outcome))
            }
            if report.hasFailed { throw ExitCode(1) }
        }
    }
}
