import Capturing
import Declaring
import Emitting
import Foundation
import Serialising
import Vocabulary
package import Workspace

extension Curator {
    /// What of an inventory is printed.
    package enum InventoryForm: Sendable {
        case captures, index, damages
    }

    /// Lists what `raw/` holds, and makes nothing.
    package func inventory(wantsDigests: Bool) throws -> Holdings {
        let declarations = try declarations()
        try requireRaw()
        return try holdings(declarations.project, digests: wantsDigests ? .verdicts : .none)
    }

    /// What `raw/` holds, for commands that make no dataset.
    func holdings(_ project: Project, digests: DigestMode = .none) throws -> Holdings {
        try readable {
            try Inventory(of: rawFolder, project: project, digests: digests, scratch: Self.temporaryFolder)
                .holdings {
                    progress("reading raw/", $0, $1)
                } report: { _ in
                }
        }
    }

    /// Says what to do where `raw/` cannot be read.
    func readable<Result>(_ body: () throws -> Result) throws -> Result {
        do { return try body() } catch let error as InventoryError {
            throw RunFailure.configuration(
                "\(error.path) cannot be read: \(error.reason); make it readable, and run again")
        }
    }

    /// For large files that nobody sees, and that commands without a workspace need.
    private static var temporaryFolder: String { ProcessInfo.processInfo.environment["TMPDIR"] ?? "/var/tmp" }

    /// Hands on a table of an inventory, as the report of the same name has it, piece by piece.
    package func render(_ holdings: Holdings, as form: InventoryForm, to write: ([UInt8]) -> Void) {
        switch form {
        case .index: CDXJWriter.forEachLine(of: holdings.captures, scratch: Self.temporaryFolder, write)
        case .captures:
            Self.render(Report.capture, holdings.captures, to: write) {
                Report.row(of: $0, encoding: nil, duplicate: nil)
            }
        case .damages: Self.render(Report.damage, holdings.damages, to: write) { Report.row(of: $0) }
        }
    }

    private static func render<Item>(
        _ report: Report, _ items: some Sequence<Item>, to write: ([UInt8]) -> Void, row: (Item) -> [String]
    ) {
        var csv = CSVWriter()
        csv.row(report.columns.map(\.name))
        for item in items {
            csv.row(row(item))
            guard csv.bytes.count > 1 << 16 else { continue }
            write(csv.bytes)
            csv = CSVWriter()
        }
        write(csv.bytes)
    }
}
