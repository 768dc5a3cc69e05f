import ArgumentParser
import Curating
import Reviewing
import Vocabulary

/// Compares the records of a run with those that a person expects.
struct TestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract:
            "Derive everything and compare with the expected records beside the recipes; write no dataset.",
        discussion: """
            EXAMPLES
              cartulary test my-site      compare with my-site/recipes/*.expected.json

            A file of expected records is a JSON object: for each kind a list of records, each with its `id` and
            the fields that matter; rows of links, images and the like have no id, and are named by what they hold.
            Exit code 1 where one of them differs.
            """)

    @OptionGroup var project: ProjectOptions

    @OptionGroup var work: WorkOptions

    func run() async throws {
        try await Output.guarding {
            let (bar, progress) = Output.progress(isQuiet: work.quiet)
            let curator = Curator(project: project.project, workers: work.workers, progress: progress)
            let test = try await curator.test()
            bar.clear()
            if !work.quiet || !test.failures.isEmpty {
                Output.print(RecordTestText(terminal: Output.terminal).text(test))
            }
            if !test.failures.isEmpty { throw ExitCode(1) }
        }
    }
}
