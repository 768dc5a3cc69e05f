import ArgumentParser
import Curating
import Reviewing
import Vocabulary

/// Suggests a first recipe.
struct SuggestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suggest",
        abstract: "Suggest a first recipe for a template of the site, with the schemas of its kinds.",
        discussion: """
            EXAMPLES
              cartulary suggest --list                  the templates of the site, and how many pages have each
              cartulary suggest                         a recipe for the most frequent one
              cartulary suggest --template 93f7e5bc     for another; the first digits are enough
              cartulary suggest --write                 into recipes/ and schemas/
            """)

    @OptionGroup var project: ProjectOptions

    @Flag(help: "List the templates.")
    var list = false

    @Option(help: "The template, as page.csv names it.")
    var template: String?

    @Flag(help: "Write the recipe and its schemas into the project.")
    var write = false

    @OptionGroup var work: WorkOptions

    func run() async throws {
        try await Output.guarding {
            let (bar, progress) = Output.progress(isQuiet: work.quiet)
            let curator = Curator(project: project.project, workers: work.workers, progress: progress)
            if list {
                let templates = try await curator.templates()
                bar.clear()
                Output.print(
                    templates.map { "\($0.id)  \($0.pages) pages, as \($0.example)" }.joined(separator: "\n"))
                return
            }
            let draft = try await curator.suggestion(template: template)
            bar.clear()
            guard write else {
                let schemas = draft.schemas.map { "\n# schemas/\($0.kind).json\n\($0.text)" }.joined()
                Output.print("# \(draft.pages) pages, as \(draft.example)\n" + draft.recipe + schemas)
                return
            }
            Output.print(try curator.write(draft).map { project.path($0) }.joined(separator: "\n"))
        }
    }
}
