import Addresses
import Archives
import Digests
import Vocabulary
import Workspace

/// Makes captures of the records of one archive, with digests, verdicts and the first bytes of each payload.
final class RecordCollector: RecordVisitor {
    private let file: String
    private let entry: String?
    /// The front of what the ids of captures are digests of.
    private let front: [UInt8]
    private let digests: DigestMode
    private let captures: Captures
    private(set) var damages: [Damage] = []
    /// Computes both digests of a record, of one after the other.
    private let pair = SHA1Pair()
    /// The software that the archive's `warcinfo` names.
    private var software: String?
    private var work: Work?

    /// Decoded bytes that are kept of each payload, to see what it is.
    private static let headLength = 16 << 10
    private static let usualHead = 4 << 10
    /// Above this, decoded bytes are counted and hashed no more: a bomb.
    private static let mostDecoded = 4 << 30

    /// What is under way for one record.
    private struct Work {
        var headLeft: Int
        /// Nil where the body is as it is, and needs no look.
        var body: BodyDecoder?
        var head: [UInt8] = []
        /// Whether the head was taken before the body was read.
        var isHeadWhole = false
        var sha256: MessageDigest?
        var payloadLength = 0
        /// The digests that the record states; nil where none are computed.
        var stated: RecordDigests?
        var information: [UInt8] = []
    }

    init(file: String, entry: String?, digests: DigestMode, captures: Captures) {
        self.file = file
        self.entry = entry
        front = Array(((entry.map { file + "\n" + $0 } ?? file) + "\n").utf8)
        self.digests = digests
        self.captures = captures
    }

    // MARK: Visiting

    func begin(_ record: ArchiveRecord, body: UnsafeRawBufferPointer) -> Bool {
        let isPlain =
            record.http.map { !$0.fields.has("Transfer-Encoding") && !$0.fields.has("Content-Encoding") }
            ?? true
        var work = Work(headLeft: record.http?.length ?? 0)
        if record.head.type == "warcinfo" { work.information = Array(body.prefix(4096)) }
        if digests != .all, isPlain {
            work.head = Array(body.prefix(Self.usualHead))
            // Most pages show at once what they are.
            if !MediaKind.beginsDocument(work.head) { work.head = Array(body.prefix(Self.headLength)) }
            work.isHeadWhole = true
            work.payloadLength = -1
        } else if digests == .none {
            // The first bytes are enough to see what it is.
            let preview = BodyDecoder(record.http, limit: Self.headLength)
            let take = { (bytes: UnsafeRawBufferPointer) in
                if work.head.count < Self.headLength {
                    work.head.append(contentsOf: bytes.prefix(Self.headLength - work.head.count))
                }
            }
            preview.feed(body, unframed: { _ in }, decoded: take)
            _ = preview.finish(decoded: take)
            work.payloadLength = -1
        } else {
            work.body = BodyDecoder(record.http, limit: Self.mostDecoded)
        }
        guard digests != .none else {
            self.work = work
            return false
        }
        work.stated = RecordDigests(of: record, pair: pair)
        if digests == .all { work.sha256 = MessageDigest(.sha256) }
        self.work = work
        return true
    }

    func block(_ bytes: UnsafeRawBufferPointer) {
        guard work != nil else { return }
        let skipped = min(work?.headLeft ?? 0, bytes.count)
        work?.headLeft -= skipped
        let body = UnsafeRawBufferPointer(rebasing: bytes[skipped...])
        let stated = work?.stated
        stated?.update(bytes, body: body)
        guard !body.isEmpty, let decoder = work?.body else { return }
        decode { decoder.feed(body, unframed: { stated?.unframed($0) }, decoded: $0) }
    }

    /// Takes decoded bytes: their digest, their number, and the first of them.
    private func decode(_ run: (_ take: (UnsafeRawBufferPointer) -> Void) -> Void) {
        let sha256 = work?.sha256
        var head = work?.head ?? []
        work?.head = []
        var length = 0
        run { decoded in
            sha256?.update(decoded)
            length += decoded.count
            if head.count < Self.headLength {
                head.append(contentsOf: decoded.prefix(Self.headLength - head.count))
            }
        }
        work?.head = head
        if let known = work?.payloadLength, known >= 0 { work?.payloadLength = known + length }
    }

    private func finishBody() -> BodyDecoder.Report {
        guard let decoder = work?.body else { return BodyDecoder.Report() }
        let stated = work?.stated
        var report = BodyDecoder.Report()
        decode { take in report = decoder.finish(unframed: { stated?.unframed($0) }, decoded: take) }
        return report
    }

    func abandon() { work = nil }

    func end(_ record: ArchiveRecord) {
        damages += record.damages.map(placed)
        guard work != nil else { return }
        let report = finishBody()
        guard let work else { return }
        self.work = nil
        if record.head.type == "warcinfo" { noteSoftware(work.information) }
        var capture = capture(of: record, work, report)
        if let stated = work.stated {
            let (block, payload) = stated.verdicts(on: record, wasChunked: report.wasChunked)
            for digest in [block, payload] where digest.verdict == .mismatch {
                damages.append(mismatch(of: digest, capture))
            }
            capture.record?.blockDigest = block
            capture.record?.payloadDigest = payload
        } else if let stated = record.head.fields["WARC-Payload-Digest"] {
            capture.record?.payloadDigest = .init(stated: stated, verdict: .notCheckable, covers: "")
        }
        if digests != .none, work.body != nil { damages += bodyDamages(report, capture) }
        captures.append(capture)
    }

    private func mismatch(of digest: CaptureRecord.Digest, _ capture: Capture) -> Damage {
        placed(
            Damage(
                offset: capture.offset, length: capture.length, kind: .digestMismatch, kept: "the record",
                lost: "the certainty that its bytes are those that were written (\(digest.stated))"))
    }

    private func placed(_ damage: Damage) -> Damage {
        var damage = damage
        damage.file = entry.map { file + "!/" + $0 } ?? file
        return damage
    }

    // MARK: Captures

    private func capture(of record: ArchiveRecord, _ work: Work, _ report: BodyDecoder.Report) -> Capture {
        let head = record.head
        let place = record.position
        let declared =
            record.http?.mediaType
            ?? head.fields["Content-Type"].map {
                String($0.prefix { $0 != ";" }).trimmed.lowercased()
            }
        let url = head.targetURI.map { WebURL.normalised($0) ?? $0 }
        let kind = RecordRole(record: record, head: work.head, declaredType: declared, url: url)
        var capture = Capture(
            id: identity(of: place),
            file: file,
            length: record.storedLength ?? 0, sha256: "", url: url, date: head.date,
            mediaType: kind.mediaType,
            charset: record.http?.charset, role: kind.role, reason: kind.reason,
            fidelity: Self.fidelity(record, report, software, bodyLength: Self.bodyLength(record)))
        capture.entry = entry
        capture.offset = place.member
        capture.inner = place.inner
        // Whose page it is is decided in a run; a listing says where it was captured.
        if digests == .all, kind.role == .page { capture.statedHost = StatedAddress.host(in: work.head) }
        capture.payloadLength =
            work.payloadLength < 0 ? Self.bodyLength(record) : work.payloadLength
        if let sha256 = work.sha256, !report.isBomb { capture.sha256 = Hexadecimal.text(sha256.finish()) }
        var facts = CaptureRecord(id: head.recordID, type: head.type)
        facts.blockLength = record.blockLength
        facts.status = record.http?.status
        facts.declaredType = declared
        facts.language = record.http?.fields["Content-Language"]
        facts.versions = LinkHeader.versions(in: record.http?.fields.all("Link") ?? [])
        facts.location = record.http?.fields["Location"]
        facts.isResynchronised = record.isResynchronised
        facts.software = software
        if head.type == "revisit" {
            facts.refersToID = head.fields["WARC-Refers-To"]
            facts.refersToURI = head.fields["WARC-Refers-To-Target-URI"] ?? head.targetURI
            facts.refersToDate = head.fields["WARC-Refers-To-Date"]
        }
        capture.record = facts
        return capture
    }

    /// 16 hexadecimal digits of SHA-256 over path, member of a ZIP, offset of the member, offset inside it.
    private func identity(of place: DecodedStream.Position) -> String {
        String(SHA256.hex(of: front + Array("\(place.member)\n\(place.inner)".utf8)).prefix(16))
    }

    /// Whether the bytes are those that the server sent (DATASET, fidelity).
    private static func fidelity(
        _ record: ArchiveRecord, _ report: BodyDecoder.Report, _ software: String?, bodyLength: Int
    ) -> Capture.Fidelity {
        if record.head.type == "conversion" { return .rewritten }
        // HTTrack writes bodies that it has decoded already.
        if software?.lowercased().contains("httrack") == true { return .contentDecoded }
        if !report.falseCodings.isEmpty { return .contentDecoded }
        // A body that is longer than the server said was unpacked by the crawler, which took the header away.
        if let stated = record.http?.fields["Content-Length"].flatMap({ Int($0) }), stated < bodyLength,
            !report.wasChunked, report.codings.isEmpty, record.http?.status == 200
        {
            return .contentDecoded
        }
        return report.isFalselyChunked ? .transferDecoded : .asReceived
    }

    private static func bodyLength(_ record: ArchiveRecord) -> Int {
        record.blockLength - (record.http?.length ?? 0)
    }

    private func noteSoftware(_ bytes: [UInt8]) {
        var fields = HeaderFields()
        _ = bytes.withUnsafeBytes { fields.read($0) }
        if let name = fields["software"] { software = name }
    }

    // MARK: Bodies

    private func bodyDamages(_ report: BodyDecoder.Report, _ capture: Capture) -> [Damage] {
        var damages: [Damage] = []
        func add(_ kind: Damage.Kind, _ kept: String, _ lost: String) {
            damages.append(
                placed(
                    Damage(offset: capture.offset, length: capture.length, kind: kind, kept: kept, lost: lost)
                ))
        }
        if report.isFalselyChunked {
            add(.badChunking, "the body as it is", "chunks that are declared and not there")
        }
        if report.hasBrokenChunks { add(.badChunking, "what the chunks hold", "the end of the framing") }
        if !report.falseCodings.isEmpty {
            add(
                .badContentEncoding, "the body as it is",
                "\(report.falseCodings.joined(separator: ", ")), declared and not there")
        }
        if let problem = report.problem {
            add(.badContentEncoding, "\(capture.payloadLength) bytes", problem)
        }
        if report.isBomb {
            add(.bomb, "the first bytes", "a body that grows beyond all measure when it is decoded")
        }
        return damages
    }
}
