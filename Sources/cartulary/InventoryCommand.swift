import ArgumentParser
import Curating
import Reviewing

/// Lists what `raw/` holds.
struct InventoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inventory",
        abstract: "List every capture in raw/, with digests, verdicts and damages, without making a dataset.",
        discussion: """
            EXAMPLES
              cartulary inventory                     a summary: roles, digests, damages
              cartulary inventory --csv               every capture, as report/capture.csv has it
              cartulary inventory --cdxj > site.cdxj  an index for pywb
              cartulary inventory --no-digests        faster: no byte is read that need not be

            A project is not needed: a folder that holds raw/ is enough.
            """)

    /// What is printed.
    enum Form: String, EnumerableFlag {
        case csv, cdxj, damages

        var rendering: Curator.InventoryForm {
            switch self {
            case .csv: .captures
            case .cdxj: .index
            case .damages: .damages
            }
        }
    }

    @OptionGroup var project: ProjectOptions

    @Flag(help: "Print every capture, the index of WARCs, or the damages, instead of a summary.")
    var form: Form?

    @Flag(name: .customLong("no-digests"), help: "Leave digests out.")
    var leavesDigestsOut = false

    @Flag(help: "Print no progress.")
    var quiet = false

    func run() async throws {
        try await Output.guarding {
            let (bar, progress) = Output.progress(isQuiet: quiet)
            let curator = Curator(project: project.project, progress: progress)
            let holdings = try curator.inventory(wantsDigests: !leavesDigestsOut)
            bar.clear()
            guard let form else {
                return Output.print(InventoryText.summary(holdings, terminal: Output.terminal))
            }
            curator.render(holdings, as: form.rendering) { Output.write($0) }
        }
    }
}
