import ArgumentParser
import Curating
import Foundation
import Reviewing
import Vocabulary

/// Derives everything and writes no dataset.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Derive and validate everything, and write no dataset.",
        discussion: """
            EXAMPLES
              cartulary check                                     findings with quote and place, then the summary
              cartulary check --all                               every one of them
              cartulary check --format sarif --to cartulary.sarif for a code host; the summary is printed too
              cartulary check --format junit --to report.xml      for a CI system (junit-10.xsd)
              cartulary check --format github                     annotations: github, gitlab or azure
              cartulary check --baseline old/report/finding.csv   only what is new counts
              cartulary check --as-of 2027-01-01                  which waivers hold on that day?
              cartulary check --explain language-contradicted     what a code means, with examples
              cartulary check --json                              the summary for programs
            """)

    @OptionGroup var project: ProjectOptions
    @OptionGroup var work: WorkOptions

    @Flag(help: "Print JSON for machines instead of a summary.")
    var json = false

    @Option(help: "Write findings as: \(FindingForm.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format = FindingForm.text

    @Option(help: "Where the findings go; by default to standard output.", completion: .file())
    var to: String?

    @Flag(help: "Show all findings of a code, not the first three.")
    var all = false

    @Option(
        help: "The finding.csv or finding.json of an earlier run: what stands there does not count.",
        completion: .file())
    var baseline: String?

    @OptionGroup var day: DayOption

    @Option(
        help: "Say what a code means, and do nothing else.", completion: .list(FindingKind.all.map(\.code)))
    var explain: String?

    func run() async throws {
        try await Output.guarding {
            if let explain { return try self.explain(explain) }
            let (bar, progress) = Output.progress(isQuiet: work.quiet)
            let curator = Curator(project: project.project, workers: work.workers, progress: progress)
            var writer = format.writer(
                terminal: Output.terminal, version: Curator.version, isComplete: all || to != nil)
            let isSilent = to == nil && (json || work.quiet && format == .text)
            if let to { try curator.requirePlace(forFindings: to) }
            let file = try to.map { try Output.File(at: $0) }
            func put(_ text: String) throws {
                if text.isEmpty || isSilent { return }
                if let file { try file.write(text) } else { Output.write(Array(text.utf8)) }
            }
            let report = try await curator.check(CheckOptions(day: day.text, baseline: baseline)) {
                bar.clear()
                try put(writer.head($0))
            } report: {
                try put(writer.text(of: $0))
            }
            try put(writer.tail())
            try file?.finish()
            if to == nil, format != .text {
                // What a program reads on standard output is not followed by words for people.
                if report.hasFailed { throw ExitCode(1) }
                return
            }
            if format == .text, to == nil, !isSilent { Output.print("") }
            try Output.finish(report, dataset: nil, options: work, asJSON: json)
        }
    }

    private func explain(_ code: String) throws {
        guard let text = FindingExplanation.text(of: code, terminal: Output.terminal) else {
            let hint =
                nearest(to: code, in: FindingKind.all.map(\.code)).map { "; did you mean \($0)?" } ?? ""
            throw RunFailure.configuration("no finding has the code \(code)\(hint)")
        }
        Output.print(text)
    }
}

extension FindingForm: ExpressibleByArgument {}

/// The day on which waivers and deadlines are judged.
struct DayOption: ParsableArguments {
    @Option(help: "The day on which waivers and deadlines are judged, as 2027-01-31; today by default.")
    var asOf: String?

    func validate() throws {
        if let asOf, !Day.isDay(asOf) {
            throw ValidationError("--as-of takes a day, such as 2027-01-31")
        }
    }

    /// The day; today by the clock where none is given.
    var text: String {
        if let asOf { return asOf }
        let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
        func digits(_ number: Int?, _ count: Int) -> String {
            let text = String(number ?? 0)
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        return "\(digits(parts.year, 4))-\(digits(parts.month, 2))-\(digits(parts.day, 2))"
    }
}
