import Archives
import Digests
import TestKit
import Vocabulary

/// Reads an archive and keeps what was read, for tests.
final class RecordLog: RecordVisitor {
    struct Entry {
        var record: ArchiveRecord
        var block: [UInt8]
    }

    private(set) var entries: [Entry] = []
    private(set) var damages: [Damage] = []
    private var block: [UInt8] = []

    init(_ bytes: [UInt8]) throws {
        let folder = try TemporaryFolder()
        try folder.write("archive", bytes: bytes)
        guard let file = ArchiveFile(folder.path + "/archive") else { return }
        let stream = DecodedStream(file, coding: DecodedStream.coding(of: Array(bytes.prefix(16))))
        RecordScanner(stream, visitor: self).run()
        damages += stream.damages
    }

    func begin(_ record: ArchiveRecord, body: UnsafeRawBufferPointer) -> Bool {
        block = []
        return true
    }

    func block(_ bytes: UnsafeRawBufferPointer) { block.append(contentsOf: bytes) }

    func abandon() { block = [] }

    func end(_ record: ArchiveRecord) {
        entries.append(Entry(record: record, block: block))
        damages += record.damages
    }

    var ids: [String] { entries.map(\.record.head.recordID) }
    var blocks: [String] { entries.map { String(decoding: $0.block, as: UTF8.self) } }
}
