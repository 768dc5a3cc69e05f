import Glibc

/// Strings that may grow with a site, each known by a number: the first is 0, the next 1.
package final class ScratchNames {
    private let texts: ScratchTexts
    private let places: ScratchArray<Int>
    /// A table with open places: the number of a name plus one, and 0 where it is free.
    private var slots: ScratchArray<UInt32>
    private let folder: String?

    package init(in folder: String?) {
        texts = ScratchTexts(in: folder)
        places = ScratchArray(in: folder)
        slots = ScratchArray(in: folder)
        slots.pad(to: 64, with: 0)
        self.folder = folder
    }

    package var count: Int { places.count }

    package subscript(number: Int) -> String { texts.text(at: places[number]) }

    /// Whether one name comes before another, by their bytes.
    package func precedes(_ a: Int, _ b: Int) -> Bool { texts.precedes(places[a], places[b]) }

    /// Gives the bytes of a name, as long as `body` adds none.
    package func withUTF8<Result>(of number: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows
        -> Result
    {
        try texts.withBytes(at: places[number], body)
    }

    /// The number of a name; nil where it has none.
    package func number(of name: String) -> Int? {
        var name = name
        return name.withUTF8 { number(of: UnsafeRawBufferPointer($0)) }
    }

    package func number(of name: UnsafeRawBufferPointer) -> Int? { find(name).number }

    /// The number of a name, which gets one where it has none.
    package func number(adding name: String) -> Int {
        var name = name
        return name.withUTF8 { number(adding: UnsafeRawBufferPointer($0)) }
    }

    package func number(adding name: UnsafeRawBufferPointer) -> Int {
        let (slot, known) = find(name)
        if let known { return known }
        let number = places.count
        places.append(texts.append(name))
        slots[slot] = UInt32(number + 1)
        if places.count * 3 > slots.count * 2 { grow() }
        return number
    }

    /// The slot of a name, and its number; where it has none, the slot is the one that it would have.
    private func find(_ name: UnsafeRawBufferPointer) -> (slot: Int, number: Int?) {
        var slot = Self.hash(of: name) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            let isSame = withUTF8(of: number) { known in
                guard known.count == name.count else { return false }
                guard let first = known.baseAddress, let second = name.baseAddress else { return true }
                return memcmp(first, second, known.count) == 0
            }
            if isSame { return (slot, number) }
            slot = (slot + 1) & (slots.count - 1)
        }
        return (slot, nil)
    }

    private func grow() {
        let size = slots.count * 4
        slots = ScratchArray(in: folder)
        slots.pad(to: size, with: 0)
        for number in 0..<places.count {
            var slot = withUTF8(of: number) { Self.hash(of: $0) } & (size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = UInt32(number + 1)
        }
    }

    /// Another in each run, so that nobody can choose names that share their slots; numbers do not depend on
    /// it.
    private static func hash(of name: UnsafeRawBufferPointer) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: name)
        return hasher.finalize()
    }
}
