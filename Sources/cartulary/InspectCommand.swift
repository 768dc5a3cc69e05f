import ArgumentParser
import Curating
import Reviewing

/// Shows what the tool sees on one page.
struct InspectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract:
            "Show what is seen on one page: template, routes, rules, fields or why they are empty, text that is left.",
        discussion: """
            EXAMPLES
              cartulary inspect http://example.org/about/          a page by its address
              cartulary inspect example.org/about/index.html       or by its file in raw/
              cartulary inspect http://example.org/about/ --json   for machines
            """)

    @Argument(help: "The URL of a page, or its file in raw/.")
    var page: String

    @Option(help: "The project folder, which holds raw/.", completion: .directory)
    var project = "."

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        try await Output.guarding {
            let inspection = try Curator(project: project).inspect(page)
            Output.print(
                json
                    ? InspectionJSON.text(inspection)
                    : InspectionText(terminal: Output.terminal).text(inspection))
        }
    }
}
