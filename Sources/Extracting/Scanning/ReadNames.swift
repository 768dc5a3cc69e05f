import Glibc

/// The names in class, id and role of one page as they were read: most of them stand in many of its elements.
final class ReadNames {
    /// A text of the arena that was read, and what its words say.
    private struct Entry {
        var text: Range<Int>
        var isWhole: Bool
        var words: NameWords
    }

    private var entries: [Entry?] = Array(repeating: nil, count: 256)

    /// What a text of the arena says.
    func words(_ arena: [UInt8], _ text: Range<Int>, isWhole: Bool) -> NameWords {
        arena.withUnsafeBufferPointer { arena in
            let bytes = UnsafeBufferPointer(rebasing: arena[text])
            let slot = Self.slot(of: bytes)
            if let entry = entries[slot], entry.isWhole == isWhole, entry.text.count == text.count,
                Self.isSame(UnsafeBufferPointer(rebasing: arena[entry.text]), bytes)
            {
                return entry.words
            }
            let words = NameWords(bytes, isWhole: isWhole)
            entries[slot] = Entry(text: text, isWhole: isWhole, words: words)
            return words
        }
    }

    /// A slot for each of nearly all texts of a page, by length and a few bytes.
    private static func slot(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard let first = bytes.first, let last = bytes.last else { return 0 }
        let middle = bytes[bytes.count / 2]
        let beforeLast = bytes[max(0, bytes.count - 3)]
        let sum = UInt32(first) | UInt32(middle) << 8 | UInt32(last) << 16 | UInt32(beforeLast) << 24
        return Int(((sum ^ UInt32(truncatingIfNeeded: bytes.count &* 0x85EB)) &* 0x9E37_79B1) >> 24)
    }

    private static func isSame(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = a.baseAddress, let second = b.baseAddress else { return a.count == b.count }
        return memcmp(first, second, b.count) == 0
    }
}
