import ArgumentParser
import Curating
import Reviewing
import Vocabulary

/// Holds the dataset against the limits of the project file.
struct GateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gate",
        abstract: "Fail where more is missing or wrong than cartulary.yml lets pass, from a deadline on.",
        discussion: """
            EXAMPLES
              cartulary gate                       as of today
              cartulary gate --as-of 2027-03-31    as it will be on that day

            The limits stand in cartulary.yml; before the deadline what is above them is a warning:

              gate:
                deadline: 2027-03-31
                missing: 0               addresses in scope that nobody captured
                missing_documents: 0     those that look like documents
                broken: 0                addresses at which the archive holds an error
                unaddressed: 5           references in words without an address
                malformed: 0             references that are no URL
                damaged_bytes: 0         bytes of raw/ that could not be read
                unclaimed_percent: 10    text nodes that nothing takes
                errors: 0                findings, by weight
                warnings: 20

            Ends with 0 where all pass or the deadline is not yet come, else with 1.
            """)

    @OptionGroup var project: ProjectOptions
    @OptionGroup var day: DayOption

    @Flag(help: "Print JSON for machines.")
    var json = false

    func run() async throws {
        try await Output.guarding {
            let (gate, judgements) = try Curator(project: project.project).gate(on: day.text)
            let hasFailed = judgements.contains { $0.verdict == .error }
            Output.print(
                json
                    ? GateReport.json(judgements, gate: gate, day: day.text)
                    : GateReport.text(
                        judgements, gate: gate, day: day.text,
                        terminal: Output.terminal))
            if hasFailed { throw ExitCode(1) }
        }
    }
}
