import Emitting
import Threads
import Vocabulary

/// The files of a kind that have a row or a line for each record: its table, its long texts, its evidence.
///
/// Where there is a thread for them, it writes while the next records are made ready.
final class KindFiles: Sendable {
    private struct State: ~Copyable {
        var table: TableWriter?
        var evidence: EvidenceWriter?
        let texts: LongTexts
        var failure: (any Error)?

        mutating func write(_ record: Record, _ row: [Value?]) {
            guard failure == nil else { return }
            do {
                try table?.write(row)
                try texts.write(record)
                try evidence?.write(record, named: record.id)
            } catch { failure = error }
        }
    }

    private let state: Guarded<State>
    private let worker: Worker?

    /// - Parameter evidence: With its defaults.
    init(
        _ table: consuming sending TableWriter, _ evidence: consuming sending EvidenceWriter,
        _ texts: consuming sending LongTexts, worker: Worker?
    ) {
        state = Guarded(State(table: table, evidence: evidence, texts: texts))
        self.worker = worker
    }

    /// Writes a record; where that fails, `finish` says so.
    ///
    /// - Parameter row: A value, or null, for each column of the table.
    func write(_ record: Record, row: [Value?]) {
        guard let worker else { return state.withLock { $0.write(record, row) } }
        worker.run { [state] in state.withLock { $0.write(record, row) } }
    }

    /// What was written, and the rows of each table of long texts.
    func finish() throws -> (entries: [ManifestEntry], rows: [String: Int]) {
        worker?.finish()
        return try state.withLock { state in
            if let failure = state.failure { throw failure }
            var entries: [ManifestEntry] = []
            if let table = state.table.take() { entries += try table.finish() }
            if let evidence = state.evidence.take() { entries.append(try evidence.finish()) }
            return (entries + (try state.texts.finish()), state.texts.counts)
        }
    }
}
