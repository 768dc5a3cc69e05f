import Capturing
import Declaring
import Emitting
import Foundation
import Serialising
package import Vocabulary

extension Curator {
    /// What of an inventory is printed.
    package enum InventoryForm: Sendable {
        case captures, index, damages
    }

    /// Lists what `raw/` holds, and makes nothing.
    package func inventory(wantsDigests: Bool) throws -> Holdings {
        let declarations = try declarations()
        try requireRaw()
        do {
            return try Inventory(
                of: rawFolder, project: declarations.project, digests: wantsDigests ? .verdicts : .none
            ).holdings {
                progress("reading raw/", $0, $1)
            }.value
        } catch let error as InventoryError {
            throw RunFailure.configuration(
                "\(error.path) cannot be read: \(error.reason); make it readable, and run again")
        }
    }

    /// A table of an inventory, as the report of the same name has it.
    package func rendered(_ holdings: Holdings, as form: InventoryForm) -> [UInt8] {
        var csv = CSVWriter()
        switch form {
        case .index: return CDXJWriter.bytes(of: holdings.captures)
        case .captures:
            csv.row(Report.capture.columns.map(\.name))
            for capture in holdings.captures {
                csv.row(Report.row(of: capture, encoding: nil, duplicate: nil))
            }
        case .damages:
            csv.row(Report.damage.columns.map(\.name))
            for damage in holdings.damages { csv.row(Report.row(of: damage)) }
        }
        return csv.bytes
    }
}
