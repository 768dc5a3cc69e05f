import ArgumentParser
import Curating
import Foundation
import Reviewing
import Vocabulary

/// What commands print, and how they end.
enum Output {
    static let terminal = Terminal(descriptor: 1, environment: ProcessInfo.processInfo.environment)
    static let errorTerminal = Terminal(descriptor: 2, environment: ProcessInfo.processInfo.environment)

    static func print(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    static func write(_ bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }

    /// A file that is written piece by piece, and is there whole or not at all.
    final class File {
        private let path: String
        private let handle: FileHandle
        private var partial: String { path + ".partial" }
        private var isFinished = false

        init(at path: String) throws {
            self.path = path
            let partial = path + ".partial"
            guard FileManager.default.createFile(atPath: partial, contents: nil),
                let handle = FileHandle(forWritingAtPath: partial)
            else { throw RunFailure.configuration("\(path) cannot be written") }
            self.handle = handle
        }

        func write(_ text: String) throws { try handle.write(contentsOf: Data(text.utf8)) }

        func finish() throws {
            try handle.close()
            guard rename(partial, path) == 0 else {
                throw RunFailure.unfinished("\(path) could not be put in place")
            }
            isFinished = true
        }

        deinit { if !isFinished { unlink(partial) } }
    }

    static func printError(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// Does a command's work; failures are printed and become exit codes.
    static func guarding(_ work: () async throws -> Void) async throws {
        // A pipe that closes ends the program quietly, as tools of the shell do.
        signal(SIGPIPE, SIG_DFL)
        do {
            try await work()
        } catch let errors as ConfigurationErrors {
            printError(ConfigurationReport.text(errors, terminal: errorTerminal))
            throw ExitCode(2)
        } catch RunFailure.configuration(let message) {
            printError("cartulary: \(message)\nNothing was written.")
            throw ExitCode(2)
        } catch RunFailure.unfinished(let message) {
            printError("cartulary: \(message)\nThe run could not finish; the old dataset stands.")
            throw ExitCode(3)
        } catch let code as ExitCode {
            throw code
        } catch {
            printError("cartulary: \(error)\nThe run could not finish; the old dataset stands.")
            throw ExitCode(3)
        }
    }

    static func progress(isQuiet: Bool) -> (bar: ProgressBar, report: Curator.Progress) {
        let bar = ProgressBar(terminal: errorTerminal)
        if isQuiet { return (bar, { _, _, _ in }) }
        let start = ContinuousClock.now
        return (
            bar,
            { stage, done, total in
                let passed = (ContinuousClock.now - start).components
                bar.show(stage, done, total, at: Double(passed.seconds) + Double(passed.attoseconds) / 1e18)
            }
        )
    }

    /// A number of bytes as people say it.
    static func size(_ bytes: Int) -> String {
        let units: [(String, Double)] = [("GB", 1e9), ("MB", 1e6), ("kB", 1e3)]
        guard let (unit, factor) = units.first(where: { Double(bytes) >= $0.1 }) else {
            return "\(bytes) bytes"
        }
        let tenths = Int((Double(bytes) / factor * 10).rounded())
        return "\(tenths / 10).\(tenths % 10) \(unit)"
    }

    /// Prints how a run went, and ends with its code.
    static func finish(_ report: RunReport, dataset: String?, options: WorkOptions, asJSON: Bool) throws {
        let threshold = "findings are at or above `fail_on: \(report.failOn.rawValue)`"
        let written = dataset == nil ? "nothing was written" : "the dataset was written"
        let outcome =
            report.hasFailed
            ? "exit code 1: \(dataset == nil ? threshold : written + ", and " + threshold)"
            : "exit code 0: \(written)"
        if asJSON {
            print(
                SummaryJSON.text(
                    counts: report.counts, worst: report.worst, dataset: dataset,
                    exitCode: report.hasFailed ? 1 : 0, outcome: outcome))
        } else if !options.quiet {
            let summary = Summary(counts: report.counts, worst: report.worst, terminal: terminal)
            print(summary.text(dataset: dataset, outcome: outcome))
        }
        if report.hasFailed { throw ExitCode(1) }
    }
}

/// The options that every command on a project has.
struct ProjectOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp("The project folder, which holds raw/. (default: .)", valueName: "project"),
        completion: .directory)
    var folder: String?

    @Option(
        name: .customLong("project"),
        help: ArgumentHelp(
            "The same, as commands take it that are asked about something else.", visibility: .hidden),
        completion: .directory)
    var named: String?

    var project: String { named ?? folder ?? "." }

    func validate() throws {
        if let folder, let named, folder != named {
            throw ValidationError("the project is \(folder), and by --project \(named); name one")
        }
    }

    /// A path below the project, as a person would name it.
    func path(_ name: String) -> String { project == "." ? name : project + "/" + name }
}

/// The options of commands that do page work.
struct WorkOptions: ParsableArguments {
    @Option(help: "How many pages are worked on at once. The result does not depend on it.")
    var workers: Int?

    @Flag(help: "Print no progress and no summary.")
    var quiet = false

    func validate() throws {
        if let workers, workers < 1 { throw ValidationError("--workers takes a number from 1 on") }
    }
}
