import Glibc

extension ZIPReader {
    /// The largest member that is unpacked to be read as an archive.
    private static let largestUnpacked = 64 << 30

    /// Where the bytes of a member can be read at any place: in the ZIP itself where it is stored, else in a
    /// file without a name that it is unpacked to; nil where it cannot be unpacked.
    ///
    /// What a damaged member gives before the damage is there.
    package func source(of entry: Entry, in file: ArchiveFile) -> (file: ArchiveFile, range: Range<Int>)? {
        guard !entry.isEncrypted else { return nil }
        if entry.isStored { return (file, entry.range) }
        guard entry.method == 8, let target = ArchiveFile.unnamed() else { return nil }
        var isWritten = true
        _ = inflate(entry, limit: Self.largestUnpacked) { isWritten = isWritten && target.append($0) }
        guard isWritten, let unpacked = target.opened() else { return nil }
        return (unpacked, 0..<unpacked.length)
    }
}

/// A file without a name, which is gone when nobody has it open.
struct UnnamedFile: ~Copyable {
    private let descriptor: Int32

    init?(in folder: String) {
        // `mkstemp` asks for six of this letter at the end, and puts there what no file's name has yet.
        var name = Array((folder + "/cartulary-" + String(repeating: "X", count: 6)).utf8CString)
        descriptor = mkstemp(&name)
        if descriptor < 0 { return nil }
        unlink(name)
    }

    deinit { close(descriptor) }

    func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var done = 0
        while done < bytes.count {
            let count = write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            done += count
        }
        return true
    }

    /// The file for reading.
    func opened() -> ArchiveFile? { ArchiveFile(descriptor: dup(descriptor)) }
}

extension ArchiveFile {
    static func unnamed() -> UnnamedFile? {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        return UnnamedFile(in: folder) ?? UnnamedFile(in: "/tmp")
    }
}
