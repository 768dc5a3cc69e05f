import Archives
import Digests
import Vocabulary

/// The digests that a record states of its block and its payload, and what its bytes say of them.
final class RecordDigests {
    /// What computes a digest: alone, or as a half of a pair.
    private enum Engine {
        case each(block: MessageDigest?, payload: MessageDigest?)
        case pair(SHA1Pair)
    }

    private let blockText: String?
    private let payloadText: String?
    private let block: StatedDigest?
    private let payload: StatedDigest?
    private let engine: Engine
    /// Of a body that is declared to be framed: the digest of it as stored.
    private let framed: MessageDigest?

    /// - Parameter pair: Is used where it can be, and begun anew for that.
    init(of record: ArchiveRecord, pair: SHA1Pair?) {
        blockText = record.head.fields["WARC-Block-Digest"]
        payloadText = record.head.fields["WARC-Payload-Digest"]
        let block = blockText.flatMap { StatedDigest($0) }
        // A revisit's is that of its original.
        let payload = record.head.type == "revisit" ? nil : payloadText.flatMap { StatedDigest($0) }
        let isFramed = record.http?.isChunked == true
        self.block = block
        self.payload = payload
        framed = isFramed ? payload.map { MessageDigest($0.algorithm) } : nil
        if block?.algorithm == .sha1, payload?.algorithm == .sha1, !isFramed, let pair {
            pair.begin()
            engine = .pair(pair)
        } else {
            engine = .each(
                block: block.map { MessageDigest($0.algorithm) },
                payload: payload.map { MessageDigest($0.algorithm) })
        }
    }

    /// Takes bytes of the block, and what of them is the body.
    func update(_ bytes: UnsafeRawBufferPointer, body: UnsafeRawBufferPointer) {
        switch engine {
        case .pair(let pair): pair.update(bytes, body)
        case .each(let block, let payload):
            block?.update(bytes)
            framed?.update(body)
            // A framed body comes without its frames, by `unframed`.
            if framed == nil { payload?.update(body) }
        }
    }

    /// Takes bytes of a body whose chunks were taken off.
    func unframed(_ bytes: UnsafeRawBufferPointer) {
        if framed != nil, case .each(_, let payload?) = engine { payload.update(bytes) }
    }

    /// What became of both digests.
    func verdicts(
        on record: ArchiveRecord, wasChunked: Bool
    ) -> (block: CaptureRecord.Digest, payload: CaptureRecord.Digest) {
        var computed: (block: [UInt8]?, payload: [UInt8]?) = (nil, nil)
        switch engine {
        case .pair(let pair):
            let both = pair.finish()
            computed = (both.first, both.second)
        case .each(let block, let payload): computed = (block?.finish(), payload?.finish())
        }
        return (
            blockVerdict(on: record, computed.block), payloadVerdict(on: record, computed.payload, wasChunked)
        )
    }

    private func blockVerdict(on record: ArchiveRecord, _ computed: [UInt8]?) -> CaptureRecord.Digest {
        let covers = "the block"
        guard let stated = blockText else {
            return .init(stated: "", verdict: .absent, covers: covers)
        }
        guard let block, let computed, !Self.isTruncated(record) else {
            return .init(stated: stated, verdict: .notCheckable, covers: covers)
        }
        return .init(
            stated: stated, verdict: computed == block.bytes ? .asSpecified : .mismatch, covers: covers)
    }

    private func payloadVerdict(
        on record: ArchiveRecord, _ computed: [UInt8]?, _ wasChunked: Bool
    ) -> CaptureRecord.Digest {
        let covers = record.http == nil ? "the block" : "the body without chunks, content codings on"
        guard let stated = payloadText else {
            return .init(stated: "", verdict: .absent, covers: covers)
        }
        if record.head.type == "revisit" {
            return .init(stated: stated, verdict: .notCheckable, covers: "the payload of the original record")
        }
        guard let payload, let computed, !Self.isTruncated(record) else {
            return .init(stated: stated, verdict: .notCheckable, covers: covers)
        }
        if computed == payload.bytes { return .init(stated: stated, verdict: .asSpecified, covers: covers) }
        if wasChunked, framed?.finish() == payload.bytes {
            return .init(
                stated: stated, verdict: .rawFraming, covers: "the body as stored, framing of chunks included"
            )
        }
        return .init(stated: stated, verdict: .mismatch, covers: covers)
    }

    /// Whether bytes that a digest covers are not here.
    private static func isTruncated(_ record: ArchiveRecord) -> Bool {
        record.head.fields["WARC-Truncated"] != nil || record.damages.contains { $0.kind == .truncatedRecord }
    }
}
