import ArgumentParser
import Curating
import Reviewing

/// Shows which text exists in which language, and what is missing.
struct LanguagesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "languages",
        abstract:
            "Show which text exists in which language, and how what is declared stands to what was detected.",
        discussion: """
            EXAMPLES
              cartulary languages            a matrix of texts and languages, and of declared against detected
              cartulary languages --all      every text, not the first forty
              cartulary languages --json     the same for programs

            The tables are report/translation.csv and report/language.csv.
            """)

    @OptionGroup var project: ProjectOptions

    @Flag(help: "Show every text.")
    var all = false

    @Flag(help: "Print JSON for machines.")
    var json = false

    func run() async throws {
        try await Output.guarding {
            let curator = Curator(project: project.project)
            let matrix = LanguageMatrix(
                translations: try curator.report("translation"), judgements: try curator.report("language"))
            Output.print(json ? matrix.json() : matrix.text(terminal: Output.terminal, isComplete: all))
        }
    }
}
