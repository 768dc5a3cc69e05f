/// Finds UTF-8 that was read as a single-byte encoding, once or twice: `Ã©` for `é`, `â€™` for `’`.
///
/// An algorithm of our own: wherever letters of such an encoding stand for a whole sequence of UTF-8 they are
/// weighed by how seldom people write them side by side. A block is a fault from a weight of 1 on.
package enum Mojibake {
    /// What was found: the words as they stand and as they were meant.
    package struct Found: Sendable, Equatable {
        package var written: String
        package var meant: String
        /// The encoding that the bytes were read as.
        package var encoding: String
    }

    /// A single-byte encoding that pages are misread as.
    private struct Misreading: Sendable {
        var name: String
        /// Bytes from 0x80 on by their scalars, 0 for none: nearly all lie below U+2600.
        private var low = [UInt8](repeating: 0, count: 0x2600)
        private var high: [UInt32: UInt8] = [:]

        init(_ name: String, _ upper: [UInt16], hasControls: Bool = false) {
            self.name = name
            for (index, scalar) in upper.enumerated() {
                if Int(scalar) < low.count {
                    low[Int(scalar)] = UInt8(0x80 + index)
                } else {
                    high[UInt32(scalar)] = UInt8(0x80 + index)
                }
            }
            // Latin-1 as some programs have it: C1 controls for the same bytes.
            if hasControls { for byte in 0x80...0x9F { low[byte] = UInt8(byte) } }
        }

        /// The byte that was read as a scalar; 0 where there is none.
        func byte(of scalar: Unicode.Scalar) -> UInt8 {
            scalar.value < 0x2600 ? low[Int(scalar.value)] : high[scalar.value] ?? 0
        }

        /// Whether two scalars side by side may begin a sequence of UTF-8.
        func mayBegin(_ lead: Unicode.Scalar, _ next: Unicode.Scalar) -> Bool {
            lead.value > 0x7F && byte(of: lead) >= 0xC2 && byte(of: lead) <= 0xF4
                && (byte(of: next) & 0xC0 == 0x80 || next == " ")
        }
    }

    private static let misreadings = [
        Misreading("windows-1252", SingleByteTables.windows1252, hasControls: true),
        Misreading("windows-1251", SingleByteTables.windows1251),
        Misreading("windows-1250", SingleByteTables.windows1250),
        Misreading("macintosh", SingleByteTables.macintosh), Misreading("ibm437", SingleByteTables.ibm437),
    ]

    /// What is wrong in a text; nil where nothing is.
    package static func found(in text: String) -> Found? {
        guard let (scalars, mended, name) = repaired(text) else { return nil }
        return words(scalars, mended.scalars, around: mended.first, name)
    }

    /// The whole text as it was meant; as it is where nothing is wrong.
    package static func mended(_ text: String) -> String {
        guard let (_, mended, _) = repaired(text) else { return text }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: mended.scalars)
        return String(view)
    }

    private static func repaired(_ text: String) -> (scalars: [Unicode.Scalar], mended: Mended, name: String)?
    {
        let scalars = Array(text.unicodeScalars)
        let letters = letters(scalars)
        guard !letters.isEmpty else { return nil }
        var best: (mended: Mended, name: String)?
        for misreading in misreadings {
            guard let mended = mended(scalars, letters, misreading), mended.weight >= 1,
                mended.weight > best?.mended.weight ?? 0
            else { continue }
            best = (mended, misreading.name)
        }
        guard var best else { return nil }
        // Read wrongly twice.
        for _ in 0..<2 {
            let letters = Self.letters(best.mended.scalars)
            guard
                let again = misreadings.lazy.compactMap({ mended(best.mended.scalars, letters, $0) })
                    .first(where: { $0.weight >= 1 })
            else { break }
            best.mended.scalars = again.scalars
        }
        return (scalars, best.mended, best.name)
    }

    /// Where a text has what is no ASCII: only there a sequence can begin.
    private static func letters(_ scalars: [Unicode.Scalar]) -> [Int] {
        scalars.indices.filter { scalars[$0].value > 0x7F }
    }

    private struct Mended {
        var scalars: [Unicode.Scalar]
        var weight: Double
        /// The index of the first scalar that was mended.
        var first: Int
    }

    private static func mended(
        _ scalars: [Unicode.Scalar], _ letters: [Int], _ misreading: Misreading
    ) -> Mended? {
        var found: [(range: Range<Int>, meant: Unicode.Scalar)] = []
        var weight = 0.0
        var taken = 0
        for index in letters where index >= found.last?.range.upperBound ?? 0 {
            guard index + 1 < scalars.count, misreading.mayBegin(scalars[index], scalars[index + 1]),
                let (meant, count) = sequence(scalars, at: index, misreading)
            else { continue }
            weight += Self.weight(of: meant, scalars, index..<(index + count), misreading)
            taken += count
            found.append((index..<(index + count), meant))
        }
        // Most texts have no such sequence: nothing is copied of them.
        guard let first = found.first?.range.lowerBound else { return nil }
        // In a script whose own letters are those of the encoding, most of the text must be such sequences.
        let isAll = taken == letters.count
        if misreading.name == "windows-1251", !isAll, taken * 3 < letters.count * 2 || taken < 4 {
            return nil
        }
        var result: [Unicode.Scalar] = []
        result.reserveCapacity(scalars.count)
        var place = 0
        for (range, meant) in found {
            result.append(contentsOf: scalars[place..<range.lowerBound])
            result.append(meant)
            place = range.upperBound
        }
        result.append(contentsOf: scalars[place...])
        return Mended(scalars: result, weight: weight, first: first)
    }

    /// The scalar that a sequence of UTF-8 at a place means, and how many scalars stand for it.
    private static func sequence(_ scalars: [Unicode.Scalar], at index: Int, _ misreading: Misreading) -> (
        Unicode.Scalar, Int
    )? {
        // `à` whose second byte became a common space.
        if misreading.name == "windows-1252", scalars[index].value == 0xC3, index > 0,
            index + 1 < scalars.count,
            scalars[index + 1] == " ", scalars[index - 1].properties.isLowercase
        {
            return ("à", 1)
        }
        guard scalars[index].value > 0x7F else { return nil }
        let lead = misreading.byte(of: scalars[index])
        guard lead >= 0xC2, lead <= 0xF4 else { return nil }
        let count = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard index + count <= scalars.count else { return nil }
        var value = UInt32(lead) & (lead < 0xE0 ? 0x1F : lead < 0xF0 ? 0x0F : 0x07)
        for next in scalars[(index + 1)..<(index + count)] {
            let byte = misreading.byte(of: next)
            guard byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        let least: UInt32 = count == 2 ? 0x80 : count == 3 ? 0x800 : 0x10000
        guard value >= least, let scalar = Unicode.Scalar(value),
            scalar.properties.generalCategory != .unassigned,
            scalar.properties.generalCategory != .privateUse, !(0xFFF0...0xFFFC).contains(value)
        else { return nil }
        return (scalar, count)
    }

    /// Signs that people write behind a capital letter: quotes, dashes, an ellipsis, a space.
    private static let signs: Set<UInt32> = [
        0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2039, 0x203A, 0x2013, 0x2014, 0x2026, 0x2022, 0xAB,
        0xBB, 0xA0, 0xB4, 0xA8, 0xB7, 0x2122, 0xAE, 0xA9,
    ]

    /// Lines and corners of frames.
    private static let drawing: ClosedRange<UInt32> = 0x2500...0x257F

    private static func weight(
        of meant: Unicode.Scalar, _ scalars: [Unicode.Scalar], _ range: Range<Int>, _ misreading: Misreading
    ) -> Double {
        let lead = scalars[range.lowerBound]
        let next = scalars[range.lowerBound + 1]
        let isPunctuation = (0x2010...0x27BF).contains(meant.value) || (0xFB00...0xFB06).contains(meant.value)
        if range.count > 2 {
            if isPunctuation { return 1 }
            // Letters of a word, as `áššiid` of Sami has them.
            if scalars[range.dropFirst()].allSatisfy({ $0.properties.isAlphabetic }) { return 0.2 }
            if misreading.name == "windows-1251" { return 0.5 }
            // A quote behind a word of Czech or Romanian: `paměť“`, `slabă””`.
            if misreading.name == "windows-1250" { return 0.2 }
            // A letter and two closing signs: people write that.
            return scalars[range.dropFirst()].allSatisfy { signs.contains($0.value) } ? 0.4 : 1
        }
        if misreading.name == "windows-1251" { return 0.25 }
        // Syriac, Thaana and N'Ko: `„Heiß“Bild` is German.
        if (0x0700...0x07FF).contains(meant.value) { return 0.1 }
        // Frames that are drawn with letters, and products: `┌─┐`, `n × m × … × k` with spaces that do not break.
        if drawing.contains(lead.value), drawing.contains(next.value) { return 0 }
        if lead == "×" || lead == "÷", next.value == 0xA0 || next.value == 0x2026 { return 0.05 }
        let before = range.lowerBound > 0 ? scalars[range.lowerBound - 1] : " "
        let after = range.upperBound < scalars.count ? scalars[range.upperBound] : " "
        let isApostrophe = next.value == 0x2019 || next.value == 0xB4 && !before.properties.isAlphabetic
        // A capital letter behind a small one, or a sign in the middle of a word. Letters such as these side
        // by side are a list of them: `ñÑªº`.
        if lead.properties.isUppercase, before.isASCII, before.properties.isLowercase { return 1 }
        if misreading.name == "macintosh", lead.properties.isUppercase,
            before.properties.isUppercase || next.properties.isUppercase
        {
            return 0.1
        }
        // Quotes, dashes and spaces in front of letters that people write: `l’été`, `–à`, `10 °C`.
        if misreading.name == "macintosh", !lead.properties.isAlphabetic,
            ![0x221A, 0xAC, 0x25CA, 0x2248].contains(lead.value)
        {
            return 0.05
        }
        if misreading.name == "ibm437", ![0x251C, 0x252C, 0x2568, 0x2564].contains(lead.value) { return 0.1 }
        let isQuoted = (0x2018...0x201E).contains(next.value) && !before.properties.isAlphabetic
        if !next.properties.isAlphabetic, after.properties.isAlphabetic, !isApostrophe, !isQuoted {
            // A space that does not break stands between words of capitals, too.
            guard next.value == 0xA0, !before.properties.isLowercase else { return 1 }
            let isSecondLetter =
                range.lowerBound < 2 || !scalars[range.lowerBound - 2].properties.isAlphabetic
            return lead.value == 0xC3 && isSecondLetter && after.properties.isLowercase ? 1 : 0.2
        }
        let isSign = signs.contains(next.value)
        switch (misreading.name, misreading.byte(of: lead)) {
        case ("windows-1252", 0xC2):
            if next.value > 0xFF || before.properties.isUppercase && isSign { return 0.3 }
            return next.value == 0xA0 ? 0.6 : 1
        case ("windows-1252", 0xC3):
            if next.value == 0xA0 { return before.properties.isUppercase ? 0.4 : 1 }
            return isSign ? 0.4 : 1
        case ("macintosh", 0xC3):
            return before.properties.isAlphabetic || after.properties.isAlphabetic ? 1 : 0.4
        default: return isSign ? 0.3 : meant.properties.isAlphabetic ? 0.6 : 0.4
        }
    }

    /// The words around the first place, as they stand and as they were meant.
    private static func words(
        _ scalars: [Unicode.Scalar], _ meant: [Unicode.Scalar], around first: Int, _ name: String
    ) -> Found {
        func word(_ text: [Unicode.Scalar]) -> String {
            let place = min(first, max(0, text.count - 1))
            var start = place
            while start > 0, text[start - 1].value > 0x20 { start -= 1 }
            var end = place
            while end < text.count, text[end].value > 0x20, end - start < 60 { end += 1 }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: text[start..<end])
            return String(view)
        }
        return Found(written: word(scalars), meant: word(meant), encoding: name)
    }
}
