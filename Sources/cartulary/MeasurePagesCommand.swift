import ArgumentParser
import Curating

/// Makes the result of every page and keeps nothing, for `make bench`.
struct MeasurePagesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure-pages", abstract: "Measure the work on pages alone.",
        shouldDisplay: false)

    @OptionGroup var project: ProjectOptions

    @Option(help: "How many pages are worked on at once.")
    var workers = 1

    func validate() throws {
        guard workers > 0 else { throw ValidationError("--workers takes 1 or more, not \(workers)") }
    }

    func run() async throws {
        try await Output.guarding {
            let measured = try await Curator(project: project.project, workers: workers).measurePages()
            Output.print(
                """
                {"pages": \(measured.pages), "bytes": \(measured.bytes), "cpu_s": \(measured.seconds), \
                "wall_s": \(measured.wallSeconds), \
                "small_pages": \(measured.smallPages), "small_bytes": \(measured.smallBytes), \
                "small_cpu_s": \(measured.smallSeconds)}
                """)
        }
    }
}
