import Addresses
import Archives
import Digests
import Serialising
import Vocabulary
import Workspace

/// Holds a WACZ against what it says of itself (WACZ 1.1.1): the chain of digests, the index, the pages.
struct WACZCheck {
    let path: String
    let reader: ZIPReader

    private static let mostSidecar = 256 << 20

    func damages(captures: Slice<Captures>) -> [Damage] {
        chain() + index(captures) + pages(captures)
    }

    private func entry(_ name: String) -> ZIPReader.Entry? { reader.entries.first { $0.name == name } }

    private func bytes(_ name: String) -> [UInt8]? {
        entry(name).flatMap { reader.bytes(of: $0, limit: Self.mostSidecar) }
    }

    private func damage(_ name: String, _ kind: Damage.Kind, kept: String, lost: String) -> Damage {
        Damage(
            file: path + "!/" + name, offset: entry(name)?.headerOffset ?? 0,
            length: entry(name)?.packedLength ?? 0,
            kind: kind, kept: kept, lost: lost)
    }

    /// `datapackage-digest.json` holds the digest of `datapackage.json`, that one those of all members.
    private func chain() -> [Damage] {
        guard let package = bytes("datapackage.json") else {
            return [
                damage(
                    "datapackage.json", .directoryBroken, kept: "the archives",
                    lost: "the description of the WACZ")
            ]
        }
        var damages: [Damage] = []
        if let digest = bytes("datapackage-digest.json").flatMap({ try? JSONReader.value(of: $0[...]) }),
            let hash = digest["hash"]?.string, let stated = StatedDigest(hash),
            Self.digest(of: package, stated.algorithm) != stated.bytes
        {
            damages.append(
                damage(
                    "datapackage.json", .digestMismatch, kept: "the description",
                    lost: "the certainty that it is the one that was signed (\(hash))"))
        }
        guard let value = try? JSONReader.value(of: package[...]) else {
            return damages + [
                damage(
                    "datapackage.json", .unreadable, kept: "the archives",
                    lost: "digests of the members: it is not JSON")
            ]
        }
        for resource in value["resources"]?.array ?? [] {
            guard let name = resource["path"]?.string else { continue }
            guard let entry = entry(name) else {
                damages.append(
                    damage(
                        name, .entryMismatch, kept: "nothing", lost: "a member that datapackage.json names"))
                continue
            }
            guard let hash = resource["hash"]?.string, let stated = StatedDigest(hash) else { continue }
            let digest = MessageDigest(stated.algorithm)
            let isWhole = reader.inflate(entry, limit: .max) { digest.update($0) }
            if !isWhole || digest.finish() != stated.bytes {
                damages.append(
                    damage(
                        name, .digestMismatch, kept: "its bytes",
                        lost: "the certainty that they are those that were packed (\(hash))"))
            }
        }
        return damages
    }

    /// Every line of the CDXJ must lead to a record.
    private func index(_ captures: Slice<Captures>) -> [Damage] {
        var places: Set<String> = []
        for capture in captures where capture.isRecord {
            guard let name = capture.entry?.split(separator: "/").last,
                let member = reader.entries.first(where: { $0.name == capture.entry })
            else { continue }
            let base = member.isStored ? member.dataOffset : 0
            places.insert("\(name)\n\(capture.offset - base)")
        }
        var damages: [Damage] = []
        for member in reader.entries where member.name.hasPrefix("indexes/") && !member.name.hasSuffix(".idx")
        {
            guard var lines = reader.bytes(of: member, limit: Self.mostSidecar) else { continue }
            if lines.starts(with: [0x1F, 0x8B]) { lines = GzipFile.decoded(lines, limit: Self.mostSidecar) }
            var bad = 0
            var total = 0
            for line in lines.split(separator: 0x0A) {
                guard let brace = line.firstIndex(of: UInt8(ascii: "{")),
                    let value = try? JSONReader.value(of: line[brace...]),
                    let file = value["filename"]?.string,
                    let offset = value["offset"]?.integer ?? value["offset"]?.string.flatMap({ Int($0) })
                else { continue }
                total += 1
                let name = file.split(separator: "/").last ?? ""
                if !places.contains("\(name)\n\(offset)") { bad += 1 }
            }
            if bad > 0 {
                damages.append(
                    damage(
                        member.name, .indexDisagrees, kept: "the records",
                        lost: "\(bad) of its \(total) lines lead to no record"))
            }
        }
        return damages
    }

    /// Every page of `pages.jsonl` must be captured.
    private func pages(_ captures: Slice<Captures>) -> [Damage] {
        let known = Set(captures.compactMap(\.url))
        var damages: [Damage] = []
        for member in reader.entries where member.name.hasPrefix("pages/") && member.name.hasSuffix(".jsonl")
        {
            guard let lines = reader.bytes(of: member, limit: Self.mostSidecar) else { continue }
            let missing = lines.split(separator: 0x0A).count { line in
                guard let url = (try? JSONReader.value(of: line))?["url"]?.string else { return false }
                return !known.contains(WebURL(url)?.resource ?? url)
            }
            if missing > 0 {
                damages.append(
                    damage(
                        member.name, .indexDisagrees, kept: "the records",
                        lost: "\(missing) of its pages have no record"))
            }
        }
        return damages
    }

    private static func digest(of bytes: [UInt8], _ algorithm: MessageDigest.Algorithm) -> [UInt8] {
        let digest = MessageDigest(algorithm)
        bytes.withUnsafeBytes { digest.update($0) }
        return digest.finish()
    }
}
