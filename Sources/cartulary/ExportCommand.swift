import ArgumentParser
import Curating
import Foundation

/// Makes other forms of a dataset.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Make another form of the dataset: for spreadsheets, for SQL, for a repository.",
        discussion: """
            EXAMPLES
              cartulary export excel                     CSV files that open rightly in Excel
              cartulary export sqlite                    one database with keys and a full-text index
              cartulary export sqlite --to site.db       the same, where you want it
              cartulary export documents                 the PDFs and the like, each as a file
              cartulary export tables                    the data tables of pages, each as CSV
            """,
        subcommands: [
            ExcelCommand.self, SQLiteCommand.self, DocumentsCommand.self, TablesCommand.self,
            HandoverCommand.self,
        ])
}

/// Where an export goes.
struct ExportOptions: ParsableArguments {
    @OptionGroup var project: ProjectOptions

    @Option(help: "Where it goes; by default a place in exports/ of the project.", completion: .file())
    var to: String?

    @Flag(help: "Replace what is at the place that --to names.")
    var force = false

    /// The place, which must be free unless it is our own or `--force` is given.
    func place(default name: String) throws -> String {
        guard let to else { return project.path("exports/" + name) }
        if FileManager.default.fileExists(atPath: to), !force {
            throw RunFailure.configuration(
                "\(to) is there already; name another place, or replace it with --force")
        }
        return to.count > 1 && to.hasSuffix("/") ? String(to.dropLast()) : to
    }
}

/// Writes tables for Excel.
struct ExcelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "excel",
        abstract: "Write each table as CSV that opens rightly in Excel and LibreOffice by a double click.",
        discussion: """
            EXAMPLES
              cartulary export excel                to exports/excel/
              cartulary export excel --to tables    to another folder

            With a byte order mark and CRLF; ' before texts that begin as formulas do; cells above 32,000
            characters cut, with a pointer to the whole. The tables in curated/ stay as they are.
            """)

    @OptionGroup var options: ExportOptions

    func run() async throws {
        try await Output.guarding {
            let folder = try options.place(default: "excel")
            let (tables, cut) = try Curator(project: options.project.project).exportExcel(to: folder)
            let note = cut == 0 ? "" : "; \(cut) long cell\(cut == 1 ? " was" : "s were") cut, with a pointer"
            Output.print("\(folder)/: \(tables) tables\(note)")
        }
    }
}

/// Writes a SQLite database.
struct SQLiteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sqlite",
        abstract: "Write one SQLite database: tables, foreign keys, full-text indexes, Datasette's metadata.",
        discussion: """
            EXAMPLES
              cartulary export sqlite                             to exports/dataset.db
              datasette exports/dataset.db -m exports/dataset.metadata.json
              sqlite3 exports/dataset.db "SELECT url FROM page WHERE rowid IN
                (SELECT rowid FROM page_fts WHERE page_fts MATCH 'harbour')"
            """)

    @OptionGroup var options: ExportOptions

    func run() async throws {
        try await Output.guarding {
            let path = try options.place(default: "dataset.db")
            try Curator(project: options.project.project).exportSQLite(to: path)
            let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
            Output.print("\(path): \(Output.size(size))")
        }
    }
}
