/// Texts that are looked for all at once: one look decides for two bytes of a text.
///
/// Bytes are compared without the bit that tells small letters of ASCII from capital ones, which takes some
/// letters of other scripts for each other, too: what is found is worth an exact look, what is not is not
/// there.
package struct Needles: Sendable {
    /// A needle, and where in it a window stands.
    private struct Place {
        var needle: [UInt8]
        var offset: Int
    }

    private let places: [UInt32: [Place]]
    /// A bit for each slot that a window of some needle has.
    private let filter: [UInt64]

    private static let slotBits: UInt32 = 16

    /// - Parameter needles: Five bytes of UTF-8 or more each, so that at every second place of a text a
    ///   window of four bytes lies within them; shorter ones are never found.
    package init(_ needles: [String]) {
        var places: [UInt32: [Place]] = [:]
        var filter = [UInt64](repeating: 0, count: 1 << Int(Self.slotBits) / 64)
        for needle in needles.map({ $0.utf8.map(Self.folded) }) where needle.count >= 5 {
            for offset in 0...1 {
                let window = (0..<4).reduce(0 as UInt32) {
                    $0 | UInt32(needle[offset + $1]) << UInt32(8 * $1)
                }
                places[window, default: []].append(Place(needle: needle, offset: offset))
                let slot = Self.slot(window)
                filter[slot >> 6] |= 1 << UInt64(slot & 63)
            }
        }
        self.places = places
        self.filter = filter
    }

    /// Whether any of them stands in a text of UTF-8.
    package func areFound(in text: ArraySlice<UInt8>) -> Bool {
        text.withUnsafeBytes { text in next(in: text, from: 0) != nil }
    }

    /// Where they begin in a text of UTF-8, in its order.
    package func all(in text: [UInt8]) -> [Int] {
        text.withUnsafeBytes { text in
            var starts: [Int] = []
            var place = 0
            while let found = next(in: text, from: place) {
                starts.append(found.start)
                place = found.window + 2
            }
            return starts
        }
    }

    /// - Parameter place: An even place.
    private func next(in text: UnsafeRawBufferPointer, from place: Int) -> (start: Int, window: Int)? {
        filter.withUnsafeBufferPointer { filter in
            var index = place
            while index + 4 <= text.count {
                let window =
                    UInt32(littleEndian: text.loadUnaligned(fromByteOffset: index, as: UInt32.self))
                    | 0x2020_2020
                let slot = Self.slot(window)
                if filter[slot >> 6] >> UInt64(slot & 63) & 1 != 0, let start = start(window, text, index) {
                    return (start, index)
                }
                index += 2
            }
            return nil
        }
    }

    /// Where a needle begins that has a window at a place; nil where none has.
    private func start(_ window: UInt32, _ text: UnsafeRawBufferPointer, _ index: Int) -> Int? {
        for place in places[window] ?? [] {
            let start = index - place.offset
            guard start >= 0, start + place.needle.count <= text.count,
                place.needle.indices.allSatisfy({ Self.folded(text[start + $0]) == place.needle[$0] })
            else { continue }
            return start
        }
        return nil
    }

    private static func folded(_ byte: UInt8) -> UInt8 { byte | 0x20 }

    private static func slot(_ window: UInt32) -> Int { Int((window &* 0x9E37_79B1) >> (32 - slotBits)) }
}
