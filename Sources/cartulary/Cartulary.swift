import ArgumentParser
import Curating

/// The command line: options in, exit code out.
@main
struct Cartulary: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cartulary",
        abstract: "Turns captures of a website into an open dataset that can be proved.",
        discussion: """
            EXAMPLES
              cartulary init my-site --from ~/mirror        make a project of captures
              cartulary curate my-site                      derive its dataset
              cartulary explain publication/annual-report   where a record's values come from
              cartulary verify                              derive every value again, and compare
              cartulary export excel                        tables for spreadsheets

            Where no folder is named, the one you are in is the project.

            EXIT CODES
              0  clean
              1  the dataset was written, and findings are at or above `fail_on`; or verify found a difference,
                 or more is missing than the gate lets pass
              2  usage or configuration; nothing was written
              3  the run could not finish; the old dataset stands
            """,
        version: Curator.version,
        subcommands: [
            InitCommand.self, InventoryCommand.self, CurateCommand.self, CheckCommand.self, LintCommand.self,
            MissingCommand.self, GateCommand.self, LanguagesCommand.self,
            InspectCommand.self, TryCommand.self, SuggestCommand.self, TestCommand.self, DiffCommand.self,
            ExplainCommand.self,
            VerifyCommand.self, ExportCommand.self, HandoverCommand.self, DocumentFindingsCommand.self,
            DocumentManualCommand.self, MeasurePagesCommand.self,
            MeasureReferencesCommand.self,
        ])

    /// swift-argument-parser ends with 64 on a usage error; we end with 2.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let code as ExitCode {
            exit(withError: code)
        } catch {
            let code = exitCode(for: error)
            if code == .validationFailure || code.rawValue == 64 {
                Output.printError(fullMessage(for: error))
                exit(withError: ExitCode(2))
            }
            exit(withError: error)
        }
    }
}
