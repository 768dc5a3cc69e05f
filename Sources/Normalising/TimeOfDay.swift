/// Words that are a time of day or its zone, which a date does not hold.
///
/// They are read by hand: dates are looked for in many lines, and a regular expression is made anew for each.
enum TimeOfDay {
    /// `15:30`, `9:05:00`, `09:05:00.123`, `15h30`, `3:00pm`; in small letters.
    static func isTime(_ word: some StringProtocol) -> Bool {
        var rest = Rest(word)
        guard rest.digits(1...2) else { return false }
        if rest.take("h") { return rest.digits(2...2) && rest.isEmpty }
        guard rest.take(":"), rest.digits(2...2) else { return false }
        if rest.take(":") {
            guard rest.digits(2...2) else { return false }
            if rest.take(".") || rest.take(",") {
                guard rest.digits(1...9) else { return false }
            }
        }
        if rest.isEmpty { return true }
        return (rest.take("a") || rest.take("p")) && rest.take("m") && rest.isEmpty
    }

    /// `+02:00`, `-0500`, `gmt+1`, `(cet)`; in small letters.
    static func isZone(_ word: some StringProtocol) -> Bool {
        var rest = Rest(word)
        if rest.take("(") { return rest.letters(2...5) && rest.take(")") && rest.isEmpty }
        _ = rest.take("gmt") || rest.take("utc")
        guard rest.take("+") || rest.take("-"), rest.digits(1...2) else { return false }
        if rest.isEmpty { return true }
        _ = rest.take(":")
        return rest.digits(2...2) && rest.isEmpty
    }

    /// What stands behind the `T` of a moment: `12:00`, `12:00:00.123+0200`, `12:00 UTC`, `7:05:00Z`.
    static func isOfMoment(_ text: some StringProtocol) -> Bool {
        let words = text.lowercased().split(separator: " ")
        guard let first = words.first, words.count <= 3 else { return false }
        let zone = first.dropFirst().firstIndex { "+-z".contains($0) } ?? first.endIndex
        let hasZone = zone == first.endIndex || first[zone...] == "z" || isZone(first[zone...])
        return hasZone && isTime(first[..<zone])
            && words.dropFirst().allSatisfy { DateWords.isBehindTime(String($0)) }
    }

    /// What is left of a word while it is read.
    private struct Rest {
        private var bytes: ArraySlice<UInt8>

        init(_ word: some StringProtocol) { bytes = Array(word.utf8)[...] }

        var isEmpty: Bool { bytes.isEmpty }

        mutating func take(_ text: StaticString) -> Bool {
            let isThere = text.withUTF8Buffer { bytes.starts(with: $0) }
            if isThere { bytes.removeFirst(text.utf8CodeUnitCount) }
            return isThere
        }

        mutating func digits(_ counts: ClosedRange<Int>) -> Bool { take(counts) { $0 >= 0x30 && $0 <= 0x39 } }
        mutating func letters(_ counts: ClosedRange<Int>) -> Bool {
            take(counts) { $0 >= 0x61 && $0 <= 0x7A }
        }

        private mutating func take(_ counts: ClosedRange<Int>, _ isOne: (UInt8) -> Bool) -> Bool {
            let count = bytes.prefix(counts.upperBound).prefix(while: isOne).count
            bytes.removeFirst(count)
            return counts.contains(count)
        }
    }
}
