import ArgumentParser
import Curating

/// Writes the data tables of pages.
struct TablesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tables",
        abstract: "Write each data table of a page as a CSV file of its own, with a table of them.",
        discussion: """
            EXAMPLES
              cartulary export tables                 to exports/tables/
              cartulary export tables --to figures    to another folder

            tables.csv there says which file is which table of which page, and how many of its first rows name the
            columns.
            """)

    @OptionGroup var options: ExportOptions

    func run() async throws {
        try await Output.guarding {
            let folder = try options.place(default: "tables")
            let summary = try Curator(project: options.project.project).exportTables(to: folder)
            Output.print("\(folder)/: \(summary.tables) tables, \(summary.rows) rows")
        }
    }
}
