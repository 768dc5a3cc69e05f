import CLibXML2
import Glibc

extension MarkupBuilder {
    /// What is left of a script or style whose beginning was handed on: up to its end tag.
    ///
    /// libxml2 looks at each character of it three times. Nil where it would not take each byte as it stands: where it
    /// drops a control character, where no end tag comes, or where the cursor is not where it is thought to be, before
    /// the last character that was handed on.
    func restOfScript(_ name: UnsafePointer<UInt8>, cursor: Int) -> Range<Int>? {
        guard cursor < source.count, cursor + scalarLength(source[cursor]) == consumed,
            let base = source.baseAddress
        else { return nil }
        let nameLength = Int(xmlStrlen(name))
        let start = consumed
        var index = start
        while let tag = next(UInt8(ascii: "<"), from: index) {
            guard isKept(index..<tag) else { return nil }
            // As xmlStrncasecmp does: whatever follows the name.
            let isEnd =
                tag + 2 + nameLength <= source.count && source[tag + 1] == UInt8(ascii: "/")
                && strncasecmp(
                    UnsafeRawPointer(base + tag + 2).assumingMemoryBound(to: CChar.self),
                    UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self), nameLength) == 0
            if isEnd { return start < tag ? start..<tag : nil }
            index = tag + 1
        }
        return nil
    }

    private func next(_ byte: UInt8, from start: Int) -> Int? {
        guard let base = source.baseAddress else { return nil }
        return memchr(base + start, Int32(byte), source.count - start).map {
            UnsafeRawPointer($0) - UnsafeRawPointer(base)
        }
    }

    /// Whether libxml2 keeps each character (XML, production 2).
    private func isKept(_ range: Range<Int>) -> Bool {
        Self.signs.withUnsafeBufferPointer { signs in
            var all: UInt8 = 0
            for byte in UnsafeBufferPointer(rebasing: source[range]) { all |= signs[Int(byte)] }
            guard all & Self.dropped == 0 else { return false }
            guard all & Self.mayBeNone != 0 else { return true }
            // U+FFFE and U+FFFF are no characters.
            return !range.contains { index in
                source[index] == 0xEF && index + 2 < source.count && source[index + 1] == 0xBF
                    && source[index + 2] >= 0xBE
            }
        }
    }

    private static let dropped: UInt8 = 1
    private static let mayBeNone: UInt8 = 2

    /// What each byte may begin; 0 for what is kept.
    private static let signs: [UInt8] = (0..<256).map { byte in
        switch UInt8(byte) {
        case 0x09, 0x0A, 0x0D: 0
        case 0x00..<0x20: dropped
        case 0xEF: mayBeNone
        default: 0
        }
    }
}
