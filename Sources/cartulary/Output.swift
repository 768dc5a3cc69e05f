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
        return (bar, { bar.show($0, $1, $2) })
    }
}

/// The options that every command on a project has.
struct ProjectOptions: ParsableArguments {
    @Argument(help: "The project folder, which holds raw/.", completion: .directory)
    var project = "."
}

/// The options of commands that do page work.
struct WorkOptions: ParsableArguments {
    @Option(help: "How many pages are worked on at once. The result does not depend on it.")
    var workers: Int?

    @Flag(help: "Print nothing but errors.")
    var quiet = false

    func validate() throws {
        if let workers, workers < 1 { throw ValidationError("--workers takes a number from 1 on") }
    }
}
