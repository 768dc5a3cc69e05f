import ArgumentParser
import Curating
import Reviewing

/// Derives the dataset of a project folder.
struct CurateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "curate",
        abstract: "Derive the dataset of a project folder, and put it in the place of curated/.",
        discussion: """
            EXAMPLES
              cartulary curate             the folder you are in
              cartulary curate my-site     another one; it needs nothing but raw/
              cartulary curate --json      counts and worst findings, for programs

            Look at curated/README.md first, then at curated/report/finding.csv.
            """)

    @OptionGroup var project: ProjectOptions
    @OptionGroup var work: WorkOptions

    @Flag(help: "Print JSON for machines instead of a summary.")
    var json = false

    func run() async throws {
        try await Output.guarding {
            let (bar, progress) = Output.progress(isQuiet: work.quiet)
            let curator = Curator(project: project.project, workers: work.workers, progress: progress)
            let report = try await curator.curate()
            bar.clear()
            try Output.finish(report, dataset: project.path("curated"), options: work, asJSON: json)
        }
    }
}
