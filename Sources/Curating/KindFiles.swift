import Emitting
import Threads
import Vocabulary

/// The files of a kind that have a row or a line for each record: its table, its long texts, its evidence.
///
/// Where there is a thread for them, it writes while the next records are made ready.
final class KindFiles: Sendable {
    private struct Files: ~Copyable {
        var table: TableWriter?
        var evidence: EvidenceWriter?
        let texts: LongTexts
    }

    private let files: Queued<Files>

    /// - Parameter evidence: With its defaults.
    init(
        _ table: consuming sending TableWriter, _ evidence: consuming sending EvidenceWriter,
        _ texts: consuming sending LongTexts, worker: Worker?
    ) {
        files = Queued(Files(table: table, evidence: evidence, texts: texts), on: worker)
    }

    /// Writes a record; where that fails, `finish` says so.
    ///
    /// - Parameter row: A value, or null, for each column of the table.
    func write(_ record: Record, row: [Value?]) {
        files.change { files in
            try files.table?.write(row)
            try files.texts.write(record)
            try files.evidence?.write(record, named: record.id)
        }
    }

    /// What was written, and the rows of each table of long texts.
    func finish() throws -> (entries: [ManifestEntry], rows: [String: Int]) {
        try files.finish { files in
            var entries: [ManifestEntry] = []
            if let table = files.table.take() { entries += try table.finish() }
            if let evidence = files.evidence.take() { entries.append(try evidence.finish()) }
            return (entries + (try files.texts.finish()), files.texts.counts)
        }
    }
}
