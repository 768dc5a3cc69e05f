/// Counts siblings of one name below each open element, for the paths of nodes.
struct SiblingCounts {
    private var counts: [(name: Int32, count: Int32)] = []
    /// Where each open element's counts begin.
    private var frames = [0]
    /// For elements with very many names among their children.
    private var crowded: [UInt64: Int32] = [:]

    private static let linear = 32

    mutating func open() { frames.append(counts.count) }

    mutating func close() {
        guard frames.count > 1 else { return }
        counts.removeLast(counts.count - frames.removeLast())
    }

    /// The place of the next child of a name.
    mutating func next(_ name: Int32) -> Int32 {
        let base = frames[frames.count - 1]
        for index in base..<min(counts.count, base + Self.linear) where counts[index].name == name {
            counts[index].count += 1
            return counts[index].count
        }
        if counts.count - base < Self.linear {
            counts.append((name, 1))
            return 1
        }
        // The frame's own number keeps its names apart from those of frames above it.
        if counts.count - base == Self.linear { counts.append((Int32.min, nextFrame())) }
        let frame = counts[base + Self.linear].count
        let key = UInt64(UInt32(bitPattern: frame)) << 32 | UInt64(UInt32(bitPattern: name))
        crowded[key, default: 0] += 1
        return crowded[key, default: 1]
    }

    private var frameCount: Int32 = 0

    private mutating func nextFrame() -> Int32 {
        frameCount += 1
        return frameCount
    }
}
