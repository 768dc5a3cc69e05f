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
        while index < source.count {
            let byte = source[index]
            switch Self.signs[Int(byte)] {
            case .plain: break
            // As xmlStrncasecmp does: whatever follows the name.
            case .tag:
                if index + 2 + nameLength <= source.count, source[index + 1] == UInt8(ascii: "/"),
                    strncasecmp(
                        base.withMemoryRebound(to: CChar.self, capacity: source.count) { $0 + index + 2 },
                        UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self), nameLength) == 0
                {
                    return start < index ? start..<index : nil
                }
            case .dropped: return nil
            // U+FFFE and U+FFFF are no characters.
            case .mayBeNone:
                if index + 2 < source.count, source[index + 1] == 0xBF, source[index + 2] >= 0xBE {
                    return nil
                }
            }
            index += 1
        }
        return nil
    }

    private enum Sign { case plain, tag, dropped, mayBeNone }

    /// What each byte of a script may begin (XML, production 2).
    private static let signs: [Sign] = (0..<256).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "<"): .tag
        case 0x09, 0x0A, 0x0D: .plain
        case 0x00..<0x20: .dropped
        case 0xEF: .mayBeNone
        default: .plain
        }
    }
}
