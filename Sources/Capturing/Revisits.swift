import Addresses
import Digests
import Vocabulary

/// Finds the original of each revisit: the record whose payload it has (WARC 1.1, section 6.7).
enum Revisits {
    /// By record id, then by address and date, then by address and digest, then by digest alone.
    static func resolve(_ captures: inout [Capture]) {
        guard captures.indices.contains(where: { captures[$0].record?.type == "revisit" }) else { return }
        var byID: [String: Int] = [:]
        var byMoment: [String: Int] = [:]
        var byAddress: [String: Int] = [:]
        var byDigest: [String: Int] = [:]
        for index in captures.indices {
            guard let type = captures[index].record?.type, type == "response" || type == "resource",
                let record = captures[index].record
            else { continue }
            if !record.id.isEmpty, byID[record.id] == nil { byID[record.id] = index }
            let url = captures[index].url ?? ""
            if let date = captures[index].date {
                byMoment[url + "\n" + date] = byMoment[url + "\n" + date] ?? index
            }
            let digest = normalised(record.payloadDigest?.stated)
            guard !digest.isEmpty else { continue }
            byAddress[url + "\n" + digest] = byAddress[url + "\n" + digest] ?? index
            byDigest[digest] = byDigest[digest] ?? index
        }
        for index in captures.indices {
            guard captures[index].record?.type == "revisit", let record = captures[index].record else {
                continue
            }
            let url = record.refersToURI.map({ WebURL($0)?.resource ?? $0 }) ?? ""
            let own = captures[index].url ?? ""
            let digest = normalised(record.payloadDigest?.stated)
            let candidates: [(Int?, String)] = [
                (record.refersToID.flatMap { byID[$0] }, "record id"),
                (record.refersToDate.flatMap { byMoment[url + "\n" + $0] }, "address and date"),
                (
                    digest.isEmpty ? nil : byAddress[url + "\n" + digest] ?? byAddress[own + "\n" + digest],
                    "address and digest"
                ),
                (digest.isEmpty ? nil : byDigest[digest], "digest"),
            ]
            guard let (found, way) = candidates.first(where: { $0.0 != nil }), let found else {
                captures[index].reason = "a revisit whose original is not here"
                continue
            }
            take(captures[found], way, into: &captures[index])
        }
    }

    private static func take(_ original: Capture, _ way: String, into capture: inout Capture) {
        capture.record?.original = original.id
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
    private static func normalised(_ stated: String?) -> String {
        guard let stated, !stated.isEmpty else { return "" }
        guard let digest = StatedDigest(stated) else { return stated }
        return digest.algorithm.rawValue + ":" + Hexadecimal.text(digest.bytes)
    }

    /// One finding for all revisits of one file that have no original.
    static func findings(_ captures: [Capture]) -> [Finding] {
        var counts: [String: Int] = [:]
        for index in captures.indices
        where captures[index].record?.type == "revisit" && captures[index].record?.original == nil {
            counts[captures[index].file, default: 0] += 1
        }
        return counts.sorted { $0.key < $1.key }.map { file, count in
            Finding(
                .revisitUnresolved, subject: file,
                summary: "\(count) revisits of \(file) refer to records that are not in raw/")
        }
    }
}
