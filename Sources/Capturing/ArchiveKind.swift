import Archives

/// Whether a file is an archive of records, from its first bytes and its name.
enum ArchiveKind: Equatable {
    case records(DecodedStream.Coding)
    case zip
    /// A pointer of git-lfs instead of the archive.
    case lfsPointer
    /// An archive packed in a way that is not read.
    case unsupported(String)

    /// The first bytes that are looked at.
    static let reach = 4096

    init?(name: String, head: [UInt8], file: ArchiveFile) {
        let lower = name.lowercased()
        let isNamed = [".warc", ".arc", ".warc.gz", ".arc.gz", ".warc.zst"].contains { lower.hasSuffix($0) }
        if head.starts(with: "version https://git-lfs.github.com/spec/".utf8) {
            guard isNamed || lower.hasSuffix(".wacz") else { return nil }
            self = .lfsPointer
            return
        }
        if lower.hasSuffix(".warc.lz4") {
            self = .unsupported("LZ4")
            return
        }
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            self = .zip
            return
        }
        if lower.hasSuffix(".wacz"), !head.isEmpty {
            self = .zip
            return
        }
        let coding = DecodedStream.coding(of: head)
        guard !head.isEmpty, isNamed || Self.beginsRecord(head, coding, file) else { return nil }
        self = .records(coding)
    }

    private static func beginsRecord(_ head: [UInt8], _ coding: DecodedStream.Coding, _ file: ArchiveFile)
        -> Bool
    {
        if coding == .plain {
            return head.starts(with: "WARC/".utf8) || head.starts(with: "filedesc://".utf8)
        }
        let stream = DecodedStream(file, coding: coding)
        guard stream.nextMember() else { return false }
        stream.fill(16)
        return stream.view.starts(with: "WARC/".utf8) || stream.view.starts(with: "filedesc://".utf8)
    }

    /// Whether a member of a ZIP is an archive of records, by its name.
    static func isNamedAsRecords(_ name: String) -> Bool {
        let lower = name.lowercased()
        return [".warc", ".arc", ".warc.gz", ".arc.gz", ".warc.zst"].contains { lower.hasSuffix($0) }
    }
}
