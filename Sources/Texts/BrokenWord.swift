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
        var counts: [UInt64: Int] = [:]
        for (range, rest) in candidates {
            counts[hash([text[range.lowerBound]] + text[rest])] = 0
            counts[hash(text[rest])] = 0
        }
        count(&counts, in: text)
        return candidates.compactMap { range, rest in
            let word = [text[range.lowerBound]] + text[rest]
            guard counts[hash(word), default: 0] > 0, counts[hash(text[rest]), default: 0] == 1 else {
                return nil
            }
            return (range, String(decoding: word, as: UTF8.self))
        }
    }

    private static let seed: UInt64 = 14_695_981_039_346_656_037
    private static let prime: UInt64 = 1_099_511_628_211

    /// 64-bit FNV-1a.
    private static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
        word.reduce(seed) { ($0 ^ UInt64($1)) &* prime }
    }

    /// Counts the words that are asked for; a word is a run of letters, of other scripts too.
    private static func count(_ counts: inout [UInt64: Int], in text: [UInt8]) {
        text.withUnsafeBufferPointer { text in
            var word = seed
            for byte in text {
                if isLetter(byte) || byte >= 0x80 {
                    word = (word ^ UInt64(byte)) &* prime
                } else if word != seed {
                    if let count = counts[word] { counts[word] = count + 1 }
                    word = seed
                }
            }
            if let count = counts[word] { counts[word] = count + 1 }
        }
    }

    private static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    private static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) }
}
