/// Finds words that kerning broke: "K orean", "th ey" or "K O R E A N" on a page that has the words
/// themselves too.
///
/// Nobody can tell from letters alone whether two words are one. So the whole must stand elsewhere on the
/// page and the pieces nowhere else, and a piece must be such as is no word: a lone capital, letters without
/// a vowel, letters spaced out. Only ASCII letters are looked at.
package enum BrokenWord {
    /// What may be broken.
    private struct Candidate {
        var range: Range<Int>
        /// The word as it may stand elsewhere, the likeliest first.
        var wholes: [[UInt8]]
        /// What must stand once alone, which is here.
        var pieces: [[UInt8]]
        /// How often the whole must stand elsewhere.
        var least = 1
    }

    /// Letters that are words of their own in some language of sites.
    private static let words: Set<UInt8> = Set("aAiIoOuUeEyYwWzZvVkKsSdDlLcCjJmMtTnN".utf8)
    /// Lone capitals that begin sentences and titles.
    private static let articles: Set<UInt8> = [UInt8(ascii: "A"), UInt8(ascii: "I")]

    private static let mostCandidates = 200
    private static let fewestSpaced = 4

    /// The places in a text where a word is broken, and the word.
    package static func all(in text: [UInt8]) -> [(range: Range<Int>, word: String)] {
        let candidates = candidates(in: text)
        guard !candidates.isEmpty, candidates.count < mostCandidates else { return [] }
        let words = candidates.flatMap { $0.wholes + $0.pieces }
        var counts: [UInt64: Int] = [:]
        for word in words { counts[hash(word)] = 0 }
        count(&counts, of: words, in: text)
        return candidates.compactMap { candidate in
            guard candidate.pieces.allSatisfy({ counts[hash($0), default: 0] == 1 }),
                let word = candidate.wholes.first(where: { counts[hash($0), default: 0] >= candidate.least })
            else { return nil }
            return (candidate.range, String(decoding: word, as: UTF8.self))
        }
    }

    private static func candidates(in text: [UInt8]) -> [Candidate] {
        var candidates: [Candidate] = []
        var before = 0..<0
        var hadVowel = true
        // Lone letters in a row, with a space between any two.
        var spaced = 0..<0
        func endSpaced() {
            if let candidate = spacedOut(spaced, text) { candidates.append(candidate) }
            spaced = 0..<0
        }
        forEachWord(in: text) { word, hasVowel in
            // What most words are.
            if hasVowel, hadVowel, word.count > 1, before.count > 1, spaced.isEmpty {
                before = word
                return
            }
            // So many are no broken words, and must not cost memory.
            guard candidates.count < mostCandidates else { return }
            let isNext = before.upperBound + 1 == word.lowerBound && text[before.upperBound] == 0x20
            if !spaced.isEmpty, !isNext || word.count > 1 { endSpaced() }
            if word.count == 1 {
                spaced = (spaced.isEmpty ? word.lowerBound : spaced.lowerBound)..<word.upperBound
            }
            if isNext, before.count == 1 || before.count > 1 && word.count > 1 && !(hadVowel && hasVowel),
                let candidate = pair(before, word, text)
            {
                candidates.append(candidate)
            }
            (before, hadVowel) = (word, hasVowel)
        }
        endSpaced()
        return candidates
    }

    /// Two words that may be one: the first lost its letter, or either has no vowel.
    private static func pair(_ first: Range<Int>, _ rest: Range<Int>, _ text: [UInt8]) -> Candidate? {
        guard text[rest].allSatisfy(isLower), text[first].dropFirst().allSatisfy(isLower) else { return nil }
        let whole = Array(text[first] + text[rest])
        let range = first.lowerBound..<rest.upperBound
        guard first.count > 1 else {
            let letter = text[first.lowerBound]
            let fewest = words.contains(letter) ? 4 : 3
            guard isUpper(letter), !articles.contains(letter), rest.count >= fewest, isFree(first, text)
            else { return nil }
            return Candidate(range: range, wholes: [whole], pieces: [Array(text[rest])])
        }
        guard whole.count > 3 else { return nil }
        return Candidate(
            range: range, wholes: [whole], pieces: [Array(text[first]), Array(text[rest])], least: 2)
    }

    /// Whether nothing stands before a lone capital that makes it part of a name: "U.S a", "l'A vec".
    private static func isFree(_ letter: Range<Int>, _ text: [UInt8]) -> Bool {
        guard letter.lowerBound > 0 else { return true }
        let before = text[letter.lowerBound - 1]
        return before < 0x80 && before != UInt8(ascii: ".") && before != UInt8(ascii: "'")
    }

    /// Lone letters in a row, which are no alphabet.
    private static func spacedOut(_ letters: Range<Int>, _ text: [UInt8]) -> Candidate? {
        // Each but the last has a space behind it.
        guard letters.count >= 2 * fewestSpaced - 1 else { return nil }
        let whole = stride(from: letters.lowerBound, to: letters.upperBound, by: 2).map { text[$0] }
        guard zip(whole, whole.dropFirst()).contains(where: { $0 | 0x20 >= $1 | 0x20 }) else { return nil }
        let lower = whole.map { $0 | 0x20 }
        return Candidate(
            range: letters, wholes: [whole, [whole[0]] + lower.dropFirst(), lower], pieces: [])
    }

    private static let seed: UInt64 = 14_695_981_039_346_656_037
    private static let prime: UInt64 = 1_099_511_628_211

    /// 64-bit FNV-1a.
    private static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
        word.reduce(seed) { ($0 ^ UInt64($1)) &* prime }
    }

    /// Counts the words that are asked for; a word is a run of letters, of other scripts too.
    private static func count(
        _ counts: inout [UInt64: Int], of words: some Sequence<[UInt8]>, in text: [UInt8]
    ) {
        // Nearly all words are not asked for, and a table of first letters and lengths says so.
        var mayBe = [Bool](repeating: false, count: 4_096)
        for word in words where !word.isEmpty { mayBe[slot(word[0], word.count)] = true }
        text.withUnsafeBufferPointer { text in
            signs.withUnsafeBufferPointer { signs in
                var index = 0
                while index < text.count {
                    let start = index
                    while index < text.count, signs[Int(text[index])] & (letter | other) != 0 { index += 1 }
                    if start < index, mayBe[slot(text[start], index - start)] {
                        let word = hash(UnsafeBufferPointer(rebasing: text[start..<index]))
                        if let count = counts[word] { counts[word] = count + 1 }
                    }
                    index += 1
                }
            }
        }
    }

    private static func slot(_ first: UInt8, _ count: Int) -> Int {
        Int(first & 0x7F) | min(count, 31) << 7
    }

    /// The runs of ASCII letters that no digit, sign of a name or letter of another kind touches.
    private static func forEachWord(in text: [UInt8], _ body: (Range<Int>, _ hasVowel: Bool) -> Void) {
        text.withUnsafeBufferPointer { text in
            Self.signs.withUnsafeBufferPointer { signs in
                var index = 0
                var before: UInt8 = 0
                while index < text.count {
                    var sign = signs[Int(text[index])]
                    guard sign & Self.letter != 0 else {
                        before = sign
                        index += 1
                        continue
                    }
                    let start = index
                    var all = sign
                    repeat {
                        all |= sign
                        index += 1
                        sign = index < text.count ? signs[Int(text[index])] : 0
                    } while sign & Self.letter != 0
                    if (before | sign) & Self.touching == 0 { body(start..<index, all & Self.vowel != 0) }
                }
            }
        }
    }

    private static let letter: UInt8 = 1
    private static let vowel: UInt8 = 2
    /// What touches a word so that it is none.
    private static let touching: UInt8 = 4
    /// Of a letter that is no letter of ASCII.
    private static let other: UInt8 = 8

    /// What each byte is.
    private static let signs: [UInt8] = (0..<256).map { byte in
        let byte = UInt8(byte)
        if isLetter(byte) { return isVowel(byte) ? letter | vowel : letter }
        return (touches(byte) ? touching : 0) | (byte >= 0x80 ? other : 0)
    }

    private static func touches(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x80..., UInt8(ascii: "_"): true
        default: false
        }
    }

    private static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    private static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) }

    private static func isVowel(_ byte: UInt8) -> Bool {
        switch byte | 0x20 {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            UInt8(ascii: "y"):
            true
        default: false
        }
    }
}
