import ArgumentParser
import Curating
import Reviewing
import Vocabulary

/// Derives the dataset of a project folder.
struct CurateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "curate",
        abstract: "Derive the dataset of a project folder, and put it in the place of curated/.",
        discussion: """
            EXAMPLES
              cartulary curate             the folder you are in
              cartulary curate my-site     another one; it needs nothing but raw/
            """)

    @OptionGroup var project: ProjectOptions
    @OptionGroup var work: WorkOptions

    func run() async throws {
        try await Output.guarding {
            let (bar, progress) = Output.progress(isQuiet: work.quiet)
            let curator = Curator(project: project.project, workers: work.workers, progress: progress)
            let report = try await curator.curate()
            bar.clear()
            let dataset = (project.project == "." ? "" : project.project + "/") + "curated"
            let outcome =
                report.hasFailed
                ? "exit code 1: the dataset was written, and findings are at or above `fail_on: "
                    + "\(report.failOn.rawValue)`"
                : "exit code 0: the dataset was written"
            if !work.quiet {
                let summary = Summary(counts: report.counts, worst: report.worst, terminal: Output.terminal)
                Output.print(summary.text(dataset: dataset, outcome: outcome))
            }
            if report.hasFailed { throw ExitCode(1) }
        }
    }
}
