import ArgumentParser
import Curating

/// Writes one archive for whoever keeps the dataset.
struct HandoverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handover",
        abstract: "Write one ZIP for whoever keeps the dataset: tables, recipes, sums, citation, DataCite.",
        discussion: """
            EXAMPLES
              cartulary handover                          to exports/handover.zip
              cartulary handover --issued 2026-11-24      with the date of publication
              cartulary handover --with-captures          with raw/, so that it can be verified there

            The same project gives the same bytes. `sha256sum -c SHA256SUMS` checks it after unpacking.
            """)

    @OptionGroup var options: ExportOptions

    @Option(help: "The date of publication, YYYY or YYYY-MM-DD; repositories ask for the year.")
    var issued: String?

    @Flag(help: "Take the captures along.")
    var withCaptures = false

    func validate() throws {
        if let issued, issued.wholeMatch(of: #/\d{4}(-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?/#) == nil {
            throw ValidationError("--issued takes a date such as 2026 or 2026-11-24, not \(issued)")
        }
    }

    func run() async throws {
        try await Output.guarding {
            let path = try options.place(default: "handover.zip")
            let members = try Curator(project: options.project.project).handover(
                to: path, issued: issued, withCaptures: withCaptures)
            Output.print("\(path): \(members) files")
            if issued == nil {
                Output.printError(
                    "datacite.json has no year of publication, which repositories ask for; state one with "
                        + "--issued"
                )
            }
        }
    }
}
