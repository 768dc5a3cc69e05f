/// Finds words that lost their first letter to kerning: "K orean" on a page that has "Korean".
package enum BrokenWord {
    /// Letters that are words of their own in some language of sites.
    private static let words: Set<UInt8> = Set("aAiIoOuUeEyYwWzZvVkKsSdDlLcCjJmMtTnN".utf8)

    /// The places in a text where a single capital letter and the rest of a word stand apart.
    ///
    /// The whole word must stand elsewhere in the text, and the rest alone nowhere else. Only ASCII words are looked
    /// at; letters that are words of some language need a capital and a rest of four letters or more.
    package static func all(in text: [UInt8]) -> [(range: Range<Int>, word: String)] {
        var candidates: [(range: Range<Int>, rest: Range<Int>)] = []
        var index = 0
        while index + 5 < text.count {
            defer { index += 1 }
            guard isUpper(text[index]), text[index + 1] == 0x20, isLower(text[index + 2]),
                index == 0
                    || !isLetter(text[index - 1]) && text[index - 1] < 0x80
                        && text[index - 1] != UInt8(ascii: ".") && text[index - 1] != UInt8(ascii: "'")
            else { continue }
            var end = index + 2
            while end < text.count, isLower(text[end]) { end += 1 }
            // A rest that goes on in another script or with a capital is no rest.
            if end < text.count, text[end] >= 0x80 || isUpper(text[end]) { continue }
            let count = end - index - 2
            guard count >= (words.contains(text[index]) ? 4 : 3) else { continue }
            if text[index] == UInt8(ascii: "A") || text[index] == UInt8(ascii: "I") { continue }
            candidates.append((index..<end, (index + 2)..<end))
        }
        guard !candidates.isEmpty, candidates.count < 200 else { return [] }
        let counts = counts(of: text)
        return candidates.compactMap { range, rest in
            let word = String(decoding: [text[range.lowerBound]] + text[rest], as: UTF8.self)
            let part = String(decoding: text[rest], as: UTF8.self)
            guard counts[word, default: 0] > 0, counts[part, default: 0] == 1 else { return nil }
            return (range, word)
        }
    }

    private static func counts(of text: [UInt8]) -> [String: Int] {
        var counts: [String: Int] = [:]
        for word in text.split(whereSeparator: { !isLetter($0) && $0 < 0x80 }) where word.count < 40 {
            counts[String(decoding: word, as: UTF8.self), default: 0] += 1
        }
        return counts
    }

    private static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    private static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) }
}
