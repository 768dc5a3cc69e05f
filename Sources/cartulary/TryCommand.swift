import ArgumentParser
import Curating
import Reviewing

/// Tries a rule or a selector on all pages.
struct TryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "try",
        abstract:
            "Try a rule, an XPath or a CSS selector on all pages at once: matches, samples, pages without a match.",
        discussion: """
            EXAMPLES
              cartulary try 'h1'                             a CSS selector
              cartulary try '//dl/dt[.="Date"]'              an XPath
              cartulary try 'count(//h1) > 1'                an expression of XPath, once on each page
              cartulary try my-site/article.title            a rule of the project's recipes, with its steps
              cartulary try '.date' --pages '/news/'         on pages whose address a pattern is found in
            """)

    @Argument(help: "The id of a rule, an XPath, or a CSS selector.")
    var rule: String

    @Option(help: "A pattern that is found in the address, or file, of the pages to look at.")
    var pages: String?

    @Option(help: "The project folder, which holds raw/.", completion: .directory)
    var project = "."

    @OptionGroup var work: WorkOptions

    func run() async throws {
        try await Output.guarding {
            let (bar, progress) = Output.progress(isQuiet: work.quiet)
            let curator = Curator(project: project, workers: work.workers, progress: progress)
            let trial = try await curator.trial(of: rule, pages: pages)
            bar.clear()
            Output.print(TrialText(terminal: Output.terminal).text(trial))
        }
    }
}
