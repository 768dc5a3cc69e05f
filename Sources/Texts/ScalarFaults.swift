/// Single characters that no author wrote: controls, replacement characters, invisible ones, loose marks.
enum ScalarFaults {
    static func all(in text: String, hasMojibake: Bool) -> [TextFault] {
        let scalars = Array(text.unicodeScalars)
        var faults: [TextFault] = []
        func add(_ kind: TextFault.Kind, at index: Int, _ proposal: ((Unicode.Scalar) -> Unicode.Scalar?)?) {
            guard !faults.contains(where: { $0.kind == kind }) else { return }
            let range = word(scalars, at: index)
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[range])
            var meant: String?
            if let proposal {
                var mended = String.UnicodeScalarView()
                mended.append(contentsOf: scalars[range].compactMap(proposal))
                meant = String(mended)
            }
            faults.append(TextFault(kind: kind, written: String(view), proposal: meant))
        }
        for (index, scalar) in scalars.enumerated() where scalar.value > 0x7F {
            switch scalar.value {
            case 0x80...0x9F:
                // What windows-1252 has there is what was meant (as of references like &#147;, HTML 13.2.5.80).
                if !hasMojibake {
                    add(.controls, at: index) {
                        (0x80...0x9F).contains($0.value)
                            ? Unicode.Scalar(SingleByteTables.windows1252[Int($0.value) - 0x80]) : $0
                    }
                }
            case 0xFFFD: if !hasMojibake { add(.replacements, at: index, nil) }
            case 0xAD, 0x200B, 0x2060, 0xFEFF, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
                if isInWord(scalars, index) { add(.invisible, at: index) { isInvisible($0) ? nil : $0 } }
            case 0x300...0x36F:
                if index > 0, composes(scalars[index - 1], scalar) {
                    add(.unnormalised, at: index, nil)
                }
            default: break
            }
        }
        return faults
    }

    /// A text with controls read as windows-1252 and without what nobody sees in words.
    static func mended(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var view = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() where !isInWord(scalars, index) {
            let isControl = (0x80...0x9F).contains(scalar.value)
            let meant =
                isControl ? UInt32(SingleByteTables.windows1252[Int(scalar.value) - 0x80]) : scalar.value
            view.append(Unicode.Scalar(meant) ?? scalar)
        }
        return String(view)
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        [0xAD, 0x200B, 0x2060, 0xFEFF].contains(scalar.value)
    }

    /// Between letters of one word, where a reader who searches for the word does not find it.
    private static func isInWord(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        guard isInvisible(scalars[index]), index > 0, index + 1 < scalars.count else { return false }
        let (before, after) = (scalars[index - 1], scalars[index + 1])
        // Scripts without spaces are broken at U+200B on purpose.
        return before.properties.isAlphabetic && after.properties.isAlphabetic && before.value < 0x0E00
    }

    /// Whether a letter and a mark have one character together (canonical composition).
    private static func composes(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) -> Bool {
        guard base.properties.isAlphabetic, base.value < 0x250 else { return false }
        return composed.contains(Character(String(String.UnicodeScalarView([base, mark]))))
    }

    /// Latin letters with marks; characters are equal where they are so canonically, however they are written.
    private static let composed = Set(
        (Array(0xC0...0x24F) + Array(0x1E00...0x1EFF) as [UInt32]).compactMap(Unicode.Scalar.init)
            .map(Character.init))

    private static func word(_ scalars: [Unicode.Scalar], at index: Int) -> Range<Int> {
        var start = index
        while start > 0, !scalars[start - 1].properties.isWhitespace, index - start < 30 { start -= 1 }
        var end = index + 1
        while end < scalars.count, !scalars[end].properties.isWhitespace, end - index < 30 { end += 1 }
        return start..<end
    }
}
