import Archives
import Digests
import TestKit
import Testing
import Vocabulary

/// Archives damaged at random in thousands of ways: each record is read or itemised, and none is invented.
@Suite struct ArchiveMutationTests {
    /// How an archive is damaged, and how far what follows moves.
    private struct Mutation {
        var bytes: [UInt8]
        var delta: Int
    }

    private struct Random {
        var state: UInt64

        mutating func next(below limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % max(1, limit)
        }
    }

    private static let original: WARCBuilder = {
        var builder = WARCBuilder()
        builder.add(type: "warcinfo", block: Array("software: test\r\n".utf8))
        for number in 1...11 {
            builder.addPage(
                "http://x.org/\(number).html",
                "<html><title>Page \(number)</title>"
                    + String(repeating: "<p>text \(number)", count: 5 + number * 7))
        }
        return builder
    }()

    private func mutated(_ bytes: [UInt8], members: [Range<Int>], _ random: inout Random) -> Mutation {
        let place = random.next(below: bytes.count)
        let length = 1 + random.next(below: 40)
        var result = bytes
        switch random.next(below: 6) {
        case 0:
            result[place] ^= UInt8(1 + random.next(below: 255))
            return Mutation(bytes: result, delta: 0)
        case 1:
            let end = min(result.count, place + length)
            result.removeSubrange(place..<end)
            return Mutation(bytes: result, delta: place - end)
        case 2:
            let noise = (0..<length).map { _ in UInt8(random.next(below: 256)) }
            result.insert(contentsOf: noise, at: place)
            return Mutation(bytes: result, delta: length)
        case 3:
            let member = members[random.next(below: members.count)]
            result.insert(contentsOf: bytes[member], at: member.upperBound)
            return Mutation(bytes: result, delta: member.count)
        case 4:
            let a = members[random.next(below: members.count - 1)]
            let b = members[members.firstIndex(of: a).map { $0 + 1 } ?? 1]
            result.replaceSubrange(a.lowerBound..<b.upperBound, with: bytes[b] + bytes[a])
            return Mutation(bytes: result, delta: 0)
        default:
            for index in place..<min(result.count, place + length) {
                result[index] = UInt8(random.next(below: 256))
            }
            return Mutation(bytes: result, delta: 0)
        }
    }

    @Test(
        "Every record is read or itemised, and none is invented",
        arguments: [WARCBuilder.Packing.plain, .gzip, .zstd, .oneMember], [1, 2, 3, 4])
    func mutations(packing: WARCBuilder.Packing, seed: Int) throws {
        let builder = Self.original
        let bytes = builder.bytes(packing)
        let whole = try RecordLog(bytes)
        try #require(whole.ids.count == 12 && whole.damages.isEmpty)
        let known = Dictionary(whole.entries.map { ($0.record.head.recordID, $0.block) }) { first, _ in first
        }
        let homes = Dictionary(
            whole.entries.map { ($0.record.head.recordID, $0.record.position.member) }
        ) { first, _ in first }
        let offsets = Set(whole.entries.map(\.record.position.member))
        let members =
            packing == .oneMember
            ? [0..<bytes.count, bytes.count..<bytes.count]
            : zip(whole.entries, whole.entries.dropFirst().map(\.record.position.member) + [bytes.count]).map
            {
                $0.record.position.member..<$1
            }
        var random = Random(state: UInt64(seed) &* 977)
        for number in 0..<300 {
            let mutation = mutated(bytes, members: members, &random)
            let log = try RecordLog(mutation.bytes)
            let found = Dictionary(log.entries.map { ($0.record.head.recordID, $0.block) }) { first, _ in
                first
            }
            let places = Set(log.entries.map(\.record.position.member))
            for (id, block) in known where found[id] != block {
                // A flipped byte of a plain block shows in its digest alone, which the inventory checks; one of
                // a plain head may give the record at that place another id.
                let isThere = homes[id].map { places.contains($0) || places.contains($0 + mutation.delta) }
                let isHurtInside = found[id] != nil || packing == .plain && isThere == true
                #expect(
                    !log.damages.isEmpty || isHurtInside,
                    "\(packing) \(seed)/\(number): \(id) is gone, unsaid")
            }
            for entry in log.entries {
                let id = entry.record.head.recordID
                let place = entry.record.position.member
                let isKnown =
                    known[id] != nil || offsets.contains(place) || offsets.contains(place - mutation.delta)
                    || packing == .oneMember
                #expect(isKnown, "\(packing) \(seed)/\(number): \(id) at \(place) is invented")
            }
            // What lies far before the damage is read as it was.
            let lost = known.keys.filter { found[$0] == nil }.count
            #expect(
                lost <= 3 || packing == .oneMember, "\(packing) \(seed)/\(number): \(lost) records are gone")
        }
    }
}
