import Emitting
import Serialising
import Threads
import Validating
import Vocabulary

/// `report/reference.csv` while it is written.
///
/// Where there is a thread for it, that writes while the next references are looked up.
final class ReferenceReport: Sendable {
    private struct State: ~Copyable {
        var writer: ReportWriter?
        var count = 0
        var failure: (any Error)?

        mutating func write(_ rows: Int, _ body: (inout ReportWriter) throws -> Void) {
            guard failure == nil, var writer = writer.take() else { return }
            do { try body(&writer) } catch { failure = error }
            self.writer = consume writer
            count += rows
        }
    }

    private let state: Guarded<State>
    private let worker: Worker?

    init(in folder: OutputFolder, worker: Worker?) throws {
        state = Guarded(State(writer: try ReportWriter(.reference, in: folder)))
        self.worker = worker
    }

    /// Writes a reference; where that fails, `finish` says so.
    func write(_ reference: Reference) {
        run { $0.write(1) { try $0.write(Report.row(of: reference)) } }
    }

    /// Writes what the rows of a kind on a page refer to.
    ///
    /// - Parameter targets: What each row leads to.
    func write(
        _ rows: RenderedRows, _ targets: [ReferenceResolver.Target], of page: String, _ capture: String
    ) {
        run { state in
            state.write(rows.targets.count) { writer in
                for (reference, target) in zip(rows.targets, targets) {
                    // By the million: the bytes of the cells are written as they are, see `Report.row(of:)`.
                    try writer.write { csv in
                        csv.cell(page)
                        csv.cell(rows.kind)
                        csv.cell(bytes: rows.text(reference.written) ?? [])
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
                }
            }
        }
    }

    private func run(_ body: @escaping @Sendable (inout State) -> Void) {
        guard let worker else { return state.withLock(body) }
        worker.run { [state] in state.withLock(body) }
    }

    /// The rows that were written.
    var count: Int {
        worker?.finish()
        return state.withLock { $0.count }
    }

    func finish() throws -> ManifestEntry {
        worker?.finish()
        return try state.withLock { state in
            if let failure = state.failure { throw failure }
            guard let writer = state.writer.take() else {
                throw RunFailure.unfinished("a report was finished twice")
            }
            return try writer.finish()
        }
    }
}
