import ArgumentParser
import Curating
import Reviewing
import Serialising

/// Prints the manual page, which `docs/cartulary.1` holds.
struct DocumentManualCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "document-manual", abstract: "Print the manual page in mdoc.", shouldDisplay: false)

    func run() async throws {
        let dump = try JSONReader.value(of: Array(Cartulary._dumpHelp().utf8)[...])
        Output.print(String(ManualPage(dump: dump).text().dropLast()))
    }
}
