import ArgumentParser
import Curating
import Foundation
import Reviewing
import Starting
import Vocabulary

/// Makes a project of captures.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a project: bring captures in, look at them, and write a project file to go on from.",
        discussion: """
            EXAMPLES
              cartulary init my-site --from ~/mirror     a project of a mirrored folder
              cartulary init my-site                     captures will be put in my-site/raw
              cartulary init . --ci github               captures lie in raw/ here already

            Captures come in by hard link, or by copy where the file system has none. What is there is
            never overwritten.
            """)

    @Argument(help: "The folder of the project; it is made where it is not there.", completion: .directory)
    var folder: String

    @Option(help: "A folder or file with captures.", completion: .file())
    var from: String?

    @Option(help: "Write a CI file too: github or gitlab. Can be given twice.")
    var ci: [ProjectFiles.CIHost] = []

    @Flag(help: "Print nothing but errors.")
    var quiet = false

    func run() async throws {
        try await Output.guarding {
            let (bar, progress) = Output.progress(isQuiet: quiet)
            let report = try Curator(project: folder, progress: progress).start(from: from, ci: ci)
            bar.clear()
            guard !quiet, let survey = report.survey else { return }
            Output.print(
                StartText(terminal: Output.terminal).text(
                    captures: captures(report), skipped: report.intake?.skipped ?? [], survey: survey,
                    written: report.written, kept: report.kept, next: next))
        }
    }

    private func captures(_ report: StartReport) -> String {
        guard let intake = report.intake else { return "" }
        let count = intake.linked + intake.copied
        let way = intake.copied == 0 ? "hard link" : intake.linked == 0 ? "copy" : "hard link and copy"
        let size = "\(Output.size(intake.bytes))"
        return "\(count) file\(count == 1 ? "" : "s"), \(size), by \(way), in \(folder)/\(report.place)"
    }

    private var next: [String] {
        // Whoever came by `make` goes on by it.
        if ProcessInfo.processInfo.environment["CARTULARY_CALLED_AS"] == "make" {
            return ["make curated PROJECT=\(folder)", "make excel PROJECT=\(folder)"]
        }
        let name = folder == "." ? "" : " " + folder
        return ["cartulary curate\(name)", "cartulary export excel\(name)"]
    }
}

extension ProjectFiles.CIHost: ExpressibleByArgument {}
