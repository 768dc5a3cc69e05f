import Archives
import Threads
package import Vocabulary

/// Reads the payload of any capture again, by random access: what a reader of the page would get.
///
/// Bytes of a file as they are; of a record the body without chunks and content codings.
package final class CaptureReader: Sendable {
    private let folder: String
    private let limit: Int
    private let state = Guarded(State())

    /// What is kept open from one capture to the next.
    private struct State {
        var files: [String: ArchiveFile] = [:]
        /// Members of ZIPs, by path and name: the file that they can be read in, and their range.
        var members: [String: (file: ArchiveFile, range: Range<Int>)] = [:]
        var checkpoints: [String: InflateCheckpoints] = [:]
    }

    private static let mostOpen = 64
    /// From so far into a member on, places to go on from are noted first.
    private static let farInside = 16 << 20

    /// - Parameters:
    ///   - folder: The path of `raw/`.
    ///   - limit: The most bytes of a payload.
    package init(folder: String, limit: Int) {
        self.folder = folder
        self.limit = limit
    }

    /// The payload of a capture; nil where its file is gone, is another by now, or cannot be read.
    package func payload(of capture: Capture) -> [UInt8]? {
        guard let record = capture.record else {
            if let entry = capture.entry { return member(entry, at: capture.place) }
            guard let file = ArchiveFile(folder + "/" + capture.file), file.length == capture.length else {
                return nil
            }
            return file.bytes(at: 0, count: file.length)
        }
        guard record.original == nil || record.originalPlace != nil else { return nil }
        return payload(at: record.originalPlace ?? capture.place)
    }

    private func payload(at place: Capture.Place) -> [UInt8]? {
        guard let (file, whole) = source(of: place) else { return nil }
        var range = whole
        if place.entry == nil, place.inner == 0, place.length > 0 {
            // A member of its own: nothing behind it is read.
            range = place.offset..<min(place.offset + place.length, range.upperBound)
        }
        let coding = DecodedStream.coding(of: file.bytes(at: range.lowerBound, count: 16))
        let stream = DecodedStream(file, range: range, coding: coding)
        let position = DecodedStream.Position(member: place.offset, inner: place.inner)
        guard seek(stream, to: position, file, place, range) else { return nil }
        let collector = PayloadCollector(limit: limit)
        guard RecordScanner(stream, visitor: collector).readRecord() else { return nil }
        return collector.payload
    }

    private func seek(
        _ stream: DecodedStream, to position: DecodedStream.Position, _ file: ArchiveFile,
        _ place: Capture.Place,
        _ range: Range<Int>
    ) -> Bool {
        guard stream.coding == .gzip, position.inner >= Self.farInside else {
            return stream.seek(to: position)
        }
        let key = "\(place.file)\n\(place.entry ?? "")\n\(position.member)"
        let known = state.withLock { $0.checkpoints[key] }
        let checkpoints = known ?? InflateCheckpoints(file, member: position.member, end: range.upperBound)
        if known == nil { state.withLock { $0.checkpoints[key] = checkpoints } }
        return stream.seek(to: position, by: checkpoints)
    }

    private func file(_ path: String) -> ArchiveFile? {
        if let known = state.withLock({ $0.files[path] }) { return known }
        guard let file = ArchiveFile(folder + "/" + path) else { return nil }
        state.withLock { state in
            if state.files.count >= Self.mostOpen { state.files = [:] }
            state.files[path] = file
        }
        return file
    }

    private func source(of place: Capture.Place) -> (ArchiveFile, Range<Int>)? {
        guard let file = file(place.file) else { return nil }
        guard let name = place.entry else { return (file, 0..<file.length) }
        let key = place.file + "\n" + name
        if let known = state.withLock({ $0.members[key] }) { return known }
        let reader = ZIPReader(file)
        guard let entry = reader.entries.first(where: { $0.name == name }),
            let source = reader.source(of: entry, in: file)
        else { return nil }
        state.withLock { $0.members[key] = source }
        return source
    }

    private func member(_ name: String, at place: Capture.Place) -> [UInt8]? {
        guard let file = file(place.file) else { return nil }
        let reader = ZIPReader(file)
        return reader.entries.first { $0.name == name && $0.headerOffset == place.offset }.flatMap {
            reader.bytes(of: $0, limit: limit)
        }
    }
}

/// Keeps the decoded payload of one record.
private final class PayloadCollector: RecordVisitor {
    private(set) var payload: [UInt8] = []
    private let limit: Int
    private var body = BodyDecoder(nil, limit: 0)
    private var headLeft = 0

    init(limit: Int) { self.limit = limit }

    func begin(_ record: ArchiveRecord, body: UnsafeRawBufferPointer) -> Bool {
        payload = []
        headLeft = record.http?.length ?? 0
        // One byte above the limit shows whoever asked that it was reached.
        self.body = BodyDecoder(record.http, limit: limit + 1)
        return true
    }

    func block(_ bytes: UnsafeRawBufferPointer) {
        let skipped = min(headLeft, bytes.count)
        headLeft -= skipped
        guard skipped < bytes.count, payload.count <= limit else { return }
        body.feed(UnsafeRawBufferPointer(rebasing: bytes[skipped...]), unframed: { _ in }, decoded: take)
    }

    private func take(_ decoded: UnsafeRawBufferPointer) {
        payload.append(contentsOf: decoded.prefix(max(0, limit + 1 - payload.count)))
    }

    func abandon() { payload = [] }

    func end(_ record: ArchiveRecord) { _ = body.finish(decoded: take) }
}
