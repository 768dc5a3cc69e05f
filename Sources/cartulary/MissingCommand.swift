import ArgumentParser
import Curating
import Reviewing

/// Lists what nobody captured.
struct MissingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "missing",
        abstract: "List the addresses that the site refers to and nobody captured, while it is still up.",
        discussion: """
            EXAMPLES
              cartulary missing                                        those that most depends on first
              cartulary missing --format urls > urls.txt               one address a line
              wget -i urls.txt --warc-file=rest                        …and a crawler takes them
              cartulary missing --kind document --format urls          the PDFs and the like alone
              cartulary missing --format csv                           report/missing.csv as it is

            What need not be captured is said in cartulary.yml, with its reason:

              excluded:
                - {url: "http*//example.org/*?share=*", reason: share buttons}
            """)

    /// A form of the list.
    enum Form: String, CaseIterable, ExpressibleByArgument {
        case text, urls, csv
    }

    @OptionGroup var project: ProjectOptions

    @Option(help: "The form: \(Form.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format = Form.text

    @Option(help: "One kind alone: page, document, image or other.")
    var kind: String?

    func validate() throws {
        if let kind, !["page", "document", "image", "other"].contains(kind) {
            throw ValidationError("--kind takes page, document, image or other")
        }
    }

    func run() async throws {
        try await Output.guarding {
            let (columns, all) = try Curator(project: project.project).report("missing")
            let rows = kind.map { kind in all.filter { $0.count > 1 && $0[1] == kind } } ?? all
            switch format {
            case .urls:
                // A path of a mirror without a host is nothing that a crawler could ask for.
                for row in rows where row.first?.contains("://") == true { Output.print(row[0]) }
            case .csv: Output.write(MissingReport.csv(columns, rows))
            case .text: Output.print(MissingReport.text(rows, terminal: Output.terminal))
            }
        }
    }
}
