import ArgumentParser
import Curating
import Reviewing
import Vocabulary

/// Derives every value again and compares.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Derive every value again from the bytes of the captures, and report each that differs.",
        discussion: """
            EXAMPLES
              cartulary verify             ends with 0 if all values are equal, else with 1
              cartulary verify --json      every difference, for programs

            It proves where values came from, not that the site was right.
            """)

    @OptionGroup var project: ProjectOptions
    @OptionGroup var work: WorkOptions

    @Flag(help: "Print JSON for machines instead of a summary.")
    var json = false

    func run() async throws {
        try await Output.guarding {
            let (bar, progress) = Output.progress(isQuiet: work.quiet)
            let curator = Curator(project: project.project, workers: work.workers, progress: progress)
            let verification = try await curator.verify()
            bar.clear()
            if json {
                Output.print(VerificationJSON.text(verification))
            } else if !work.quiet || !verification.isClean {
                Output.print(VerificationText(terminal: Output.terminal).text(verification))
            }
            if !verification.isClean { throw ExitCode(1) }
        }
    }
}
