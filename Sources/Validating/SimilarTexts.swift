import Texts
package import Workspace

/// Texts by their similarity digests, and which of them are nearly the same, in work that is nearly linear.
///
/// Two digests that differ in at most three bits share one of four parts of sixteen bits; within a part each
/// digest is compared with a bounded number of others. A text belongs to the first one that it is near to.
package final class SimilarTexts {
    /// The digests of a text.
    private struct Digests: BitwiseCopyable {
        var first: UInt64
        var second: UInt64

        func isNear(_ other: Digests) -> Bool {
            (first ^ other.first).nonzeroBitCount <= SimilarityDigest.nearest
                && (second ^ other.second).nonzeroBitCount <= SimilarityDigest.nearest
        }
    }

    private let texts: ScratchArray<Digests>
    private let folder: String?

    /// In a part, so many digests are compared with each.
    private static let mostCompared = 64

    package init(in folder: String?) {
        texts = ScratchArray(in: folder)
        self.folder = folder
    }

    /// Adds a text by its digest and the second.
    package func append(_ first: UInt64, _ second: UInt64) {
        texts.append(Digests(first: first, second: second))
    }

    /// The first digest of a text.
    package func digest(at place: Int) -> UInt64 { texts[place].first }

    /// For each text the earlier one that it is near to, or -1.
    package func nearest() -> ScratchArray<Int32> {
        let near = ScratchArray<Int32>(in: folder)
        near.pad(to: texts.count, with: -1)
        groupEqual(into: near)
        let originals = ScratchArray<Int32>(in: folder)
        for place in 0..<texts.count where near[place] < 0 { originals.append(Int32(place)) }
        for part in 0..<4 as Range<UInt64> { group(originals, by: part, into: near) }
        return near
    }

    /// Texts whose digest an earlier one has belong to the first that has it, where the second digests are
    /// equal too.
    private func groupEqual(into near: ScratchArray<Int32>) {
        let order = ScratchArray<Int32>(in: folder)
        for place in 0..<texts.count { order.append(Int32(place)) }
        order.sort { texts[Int($0)].first < texts[Int($1)].first }
        var first = 0
        for index in 0..<order.count {
            let place = Int(order[index])
            if index == 0 || texts[place].first != texts[first].first {
                first = place
            } else if texts[place].second == texts[first].second {
                near[place] = Int32(first)
            }
        }
    }

    private func group(_ originals: ScratchArray<Int32>, by part: UInt64, into near: ScratchArray<Int32>) {
        var buckets: [UInt16: [Int32]] = [:]
        for index in 0..<originals.count {
            let place = Int(originals[index])
            let digests = texts[place]
            let key = UInt16(truncatingIfNeeded: digests.first >> (part * 16))
            let bucket = buckets[key] ?? []
            if let other = bucket.first(where: { texts[Int($0)].isNear(digests) }) {
                let group = near[Int(other)] < 0 ? other : near[Int(other)]
                near[place] = near[place] < 0 ? group : min(near[place], group)
            }
            if bucket.count < Self.mostCompared { buckets[key, default: []].append(Int32(place)) }
        }
    }
}
