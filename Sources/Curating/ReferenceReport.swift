import Emitting
import Serialising
import Threads
import Validating
import Vocabulary

/// `report/reference.csv` while it is written.
///
/// Where there is a thread for it, that writes while the next references are looked up.
final class ReferenceReport: Sendable {
    private struct Rows: ~Copyable {
        var writer: ReportWriter?
        var count = 0
    }

    private let rows: Queued<Rows>

    init(in folder: OutputFolder, worker: Worker?) throws {
        rows = Queued(Rows(writer: try ReportWriter(.reference, in: folder)), on: worker)
    }

    /// Writes a reference; where that fails, `finish` says so.
    func write(_ reference: Reference) {
        rows.change { rows in
            try rows.writer?.write(Report.row(of: reference))
            rows.count += 1
        }
    }

    /// Writes what the rows of a kind on a page refer to.
    ///
    /// - Parameter targets: What each row leads to.
    func write(
        _ rendered: RenderedRows, _ targets: [ReferenceResolver.Target], of page: String, _ capture: String
    ) {
        rows.change { rows in
            for (reference, target) in zip(rendered.targets, targets) {
                // By the million: the bytes of the cells are written as they are, see `Report.row(of:)`.
                try rows.writer?.write { csv in
                    csv.cell(page)
                    csv.cell(rendered.kind)
                    csv.cell(bytes: rendered.text(reference.written) ?? [])
                    csv.cell(target.state.rawValue)
                    csv.cell(target.to)
                    csv.cell(target.reason)
                    csv.cell("")
                    csv.cell(target.fragment?.rawValue ?? "")
                    csv.cell(capture)
                    csv.cell(reference.range.lowerBound)
                    csv.cell(reference.range.upperBound)
                    csv.endRow()
                }
                rows.count += 1
            }
        }
    }

    /// The rows that were written.
    func count() throws -> Int { try rows.finish { $0.count } }

    func finish() throws -> ManifestEntry {
        try rows.finish { rows in
            guard let writer = rows.writer.take() else {
                throw RunFailure.unfinished("a report was finished twice")
            }
            return try writer.finish()
        }
    }
}
