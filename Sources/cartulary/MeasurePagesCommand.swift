import ArgumentParser
import Curating

/// Makes the result of every page and keeps nothing, for `make bench`.
struct MeasurePagesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure-pages", abstract: "Measure the work on pages alone, on one thread.",
        shouldDisplay: false)

    @OptionGroup var project: ProjectOptions

    func run() async throws {
        try await Output.guarding {
            let measured = try Curator(project: project.project, workers: 1).measurePages()
            Output.print(
                """
                {"pages": \(measured.pages), "bytes": \(measured.bytes), "cpu_s": \(measured.seconds), \
                "small_pages": \(measured.smallPages), "small_bytes": \(measured.smallBytes), \
                "small_cpu_s": \(measured.smallSeconds)}
                """)
        }
    }
}
