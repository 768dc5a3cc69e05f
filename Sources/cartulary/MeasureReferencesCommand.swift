import ArgumentParser
import Curating

/// Grades the references of all pages and keeps nothing, for `make bench`.
struct MeasureReferencesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure-references", abstract: "Measure the grading of references alone.",
        shouldDisplay: false)

    @OptionGroup var project: ProjectOptions

    func run() async throws {
        try await Output.guarding {
            let measured = try await Curator(project: project.project).measureReferences()
            Output.print(
                """
                {"references": \(measured.references), "fragments": \(measured.fragments), \
                "cpu_s": \(measured.seconds)}
                """)
        }
    }
}
