import Addresses
import Digests
import Vocabulary
import Workspace

/// Finds the original of each revisit: the record whose payload it has (WARC 1.1, section 6.7).
enum Revisits {
    /// By record id, then by address and date, then by address and digest, then by digest alone.
    static func resolve(_ captures: Captures, in folder: String?) {
        guard captures.indices.contains(where: captures.isRevisit) else { return }
        let originals = Originals(in: folder)
        for index in captures.indices where captures.isRecord(at: index) && !captures.isRevisit(at: index) {
            originals.note(captures[index], at: index)
        }
        for index in captures.indices where captures.isRevisit(at: index) {
            captures.update(index) { capture in
                guard let (found, way) = originals.original(of: capture) else {
                    capture.reason = "a revisit whose original is not here"
                    return
                }
                take(captures[found], way, into: &capture)
            }
        }
    }

    private static func take(_ original: Capture, _ way: String, into capture: inout Capture) {
        capture.record?.original = original.id
        capture.record?.originalPlace = original.place
        capture.role = original.role
        capture.mediaType = original.mediaType
        capture.reason = "a revisit of \(original.id), found by \(way); there: \(original.reason)"
        capture.sha256 = original.sha256
        capture.payloadLength = original.payloadLength
        capture.charset = capture.charset ?? original.charset
        capture.statedHost = original.statedHost
        guard let digest = capture.record?.payloadDigest, digest.verdict == .notCheckable else { return }
        let own = normalised(digest.stated)
        let theirs = normalised(original.record?.payloadDigest?.stated)
        // Digests of different algorithms say nothing of each other.
        guard own.prefix(while: { $0 != ":" }) == theirs.prefix(while: { $0 != ":" }) else { return }
        capture.record?.payloadDigest?.verdict = own == theirs ? .original : .mismatch
    }

    /// A digest in one spelling: `SHA-256:` in base32 and `sha256:` in hexadecimal digits are one.
    fileprivate static func normalised(_ stated: String?) -> String {
        guard let stated, !stated.isEmpty else { return "" }
        guard let digest = StatedDigest(stated) else { return stated }
        return digest.algorithm.rawValue + ":" + Hexadecimal.text(digest.bytes)
    }

    /// One finding for all revisits of one file that have no original.
    static func findings(_ captures: Captures) -> [Finding] {
        var counts: [String: Int] = [:]
        for index in captures.indices where captures.isRevisit(at: index) {
            let capture = captures[index]
            if capture.record?.original == nil { counts[capture.file, default: 0] += 1 }
        }
        return counts.sorted { $0.key < $1.key }.map { file, count in
            Finding(
                .revisitUnresolved, subject: file,
                summary: "\(count) revisits of \(file) refer to records that are not in raw/")
        }
    }
}

/// The records that revisits may refer to, by what revisits say of them.
private final class Originals {
    /// Keys of all kinds, and the first capture that has each.
    private let keys: ScratchNames
    private let firsts: ScratchArray<Int32>

    init(in folder: String?) {
        keys = ScratchNames(in: folder)
        firsts = ScratchArray(in: folder)
    }

    func note(_ capture: Capture, at index: Int) {
        guard let record = capture.record, record.type == "response" || record.type == "resource" else {
            return
        }
        let url = capture.url ?? ""
        if !record.id.isEmpty { note("id", record.id, index) }
        if let date = capture.date { note("moment", url + "\n" + date, index) }
        let digest = Revisits.normalised(record.payloadDigest?.stated)
        guard !digest.isEmpty else { return }
        note("address", url + "\n" + digest, index)
        note("digest", digest, index)
    }

    private func note(_ kind: String, _ key: String, _ index: Int) {
        if keys.number(adding: kind + "\n" + key) == firsts.count { firsts.append(Int32(index)) }
    }

    private func first(_ kind: String, _ key: String) -> Int? {
        keys.number(of: kind + "\n" + key).map { Int(firsts[$0]) }
    }

    /// The index of the record whose payload a revisit has, and how it was found.
    func original(of capture: Capture) -> (index: Int, way: String)? {
        guard let record = capture.record else { return nil }
        if let id = record.refersToID, let found = first("id", id) { return (found, "record id") }
        let url = record.refersToURI.map { WebURL($0)?.resource ?? $0 } ?? ""
        if let date = record.refersToDate, let found = first("moment", url + "\n" + date) {
            return (found, "address and date")
        }
        let digest = Revisits.normalised(record.payloadDigest?.stated)
        guard !digest.isEmpty else { return nil }
        for address in [url, capture.url ?? ""] {
            if let found = first("address", address + "\n" + digest) { return (found, "address and digest") }
        }
        return first("digest", digest).map { ($0, "digest") }
    }
}
