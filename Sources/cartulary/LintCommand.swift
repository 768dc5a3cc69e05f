import ArgumentParser
import Curating
import Vocabulary

/// Reads project file, recipes and schemas, and says what is wrong with them.
struct LintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Check the project file, the recipes and the schemas as a whole.",
        discussion: """
            EXAMPLES
              cartulary lint               every error with file, line and column
            """)

    @OptionGroup var project: ProjectOptions

    func run() async throws {
        try await Output.guarding {
            let declared = try Curator(project: project.project).lint()
            Output.print(declared)
        }
    }
}
