import Archives
import Digests
import Vocabulary
import Workspace

/// Reads one archive of `raw/` once: its captures, its damages and its digest.
struct ArchiveInventory {
    let folder: String
    let digests: DigestMode
    /// Where its captures go.
    let captures: Captures

    /// What one archive holds beside captures.
    struct Result {
        var damages: [Damage] = []
        var file: ManifestEntry
    }

    func records(of path: String, _ file: ArchiveFile, _ coding: DecodedStream.Coding) -> Result {
        let digest = MessageDigest(.sha256)
        let stream = DecodedStream(
            file, coding: coding, onRead: digests == .all ? { digest.update($0) } : nil)
        let collector = RecordCollector(file: path, entry: nil, digests: digests, captures: captures)
        RecordScanner(stream, visitor: collector).run()
        return Result(
            damages: collector.damages + placed(stream.damages, path),
            file: ManifestEntry(
                path: path, bytes: file.length,
                sha256: digests == .all ? Hexadecimal.text(digest.finish()) : ""))
    }

    /// A ZIP: WACZ, or a ZIP of WARCs; nil where it holds no archive of records.
    func zip(_ path: String, _ file: ArchiveFile) -> Result? {
        let reader = ZIPReader(file)
        let isWACZ =
            path.lowercased().hasSuffix(".wacz") || reader.entries.contains { $0.name == "datapackage.json" }
        guard isWACZ || reader.entries.contains(where: { ArchiveKind.isNamedAsRecords($0.name) }) else {
            return nil
        }
        let sha256 = digests == .all ? SHA256.hex(ofFile: folder + "/" + path) ?? "" : ""
        var result = Result(
            damages: placed(reader.damages, path),
            file: ManifestEntry(path: path, bytes: file.length, sha256: sha256))
        let first = captures.endIndex
        for entry in reader.entries where !entry.name.hasSuffix("/") {
            if ArchiveKind.isNamedAsRecords(entry.name) {
                read(entry, of: path, file, reader, &result)
            } else {
                captures.append(sidecar(entry, of: path, reader))
            }
        }
        if isWACZ, digests != .none {
            result.damages += WACZCheck(path: path, reader: reader).damages(captures: captures[first...])
        }
        return result
    }

    private func read(
        _ entry: ZIPReader.Entry, of path: String, _ file: ArchiveFile, _ reader: ZIPReader,
        _ result: inout Result
    ) {
        let place = path + "!/" + entry.name
        guard let (source, range) = reader.source(of: entry, in: file) else {
            result.damages.append(
                Damage(
                    file: place, offset: entry.headerOffset, length: entry.packedLength,
                    kind: .entryUnsupported,
                    lost:
                        "the member: its packing (method \(entry.method)) is not read, or it is encrypted or damaged"
                ))
            return
        }
        let head = source.bytes(at: range.lowerBound, count: 16)
        let stream = DecodedStream(source, range: range, coding: DecodedStream.coding(of: head))
        let collector = RecordCollector(file: path, entry: entry.name, digests: digests, captures: captures)
        RecordScanner(stream, visitor: collector).run()
        result.damages += collector.damages + placed(stream.damages, place)
    }

    private func sidecar(_ entry: ZIPReader.Entry, of path: String, _ reader: ZIPReader) -> Capture {
        var digest = ""
        if digests == .all {
            let sha256 = MessageDigest(.sha256)
            if reader.inflate(entry, limit: .max, { sha256.update($0) }) {
                digest = Hexadecimal.text(sha256.finish())
            }
        }
        var capture = Capture(
            id: String(
                SHA256.hex(of: Array("\(path)\n\(entry.name)\n\(entry.headerOffset)\n0".utf8)).prefix(16)),
            file: path, length: entry.packedLength, sha256: digest, url: nil,
            mediaType: "application/octet-stream",
            role: .sidecar, reason: "a member of the archive that describes it")
        capture.entry = entry.name
        capture.offset = entry.headerOffset
        capture.payloadLength = entry.length
        return capture
    }

    private func placed(_ damages: [Damage], _ path: String) -> [Damage] {
        damages.map { damage in
            var damage = damage
            damage.file = path
            return damage
        }
    }
}
