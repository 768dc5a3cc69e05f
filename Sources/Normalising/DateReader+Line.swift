import Vocabulary

extension DateReader {
    /// As many words a date has up to its year: `Tuesday, the 3rd of May 2019`.
    private static let mostWords = 7
    /// Words behind a year first: `2019. május 6.`, `2019年 3月 5日`.
    private static let mostBehindYear = 2
    /// A line with more words is a text that mentions a date.
    private static let mostWordsOfLine = 40

    /// The first day that a line names among other words: `Posted on 5 May 2019 by Jane`; nil where it names
    /// none.
    ///
    /// A month or a year alone is no day: lines have numbers of many kinds.
    static func day(in line: String, order: Step.DateOrder) -> String? {
        let words = line.split(whereSeparator: { $0.isWhitespace || "|·•".contains($0) })
        guard words.count <= mostWordsOfLine else { return nil }
        let years = words.indices.filter { holdsYear(words[$0]) }
        for start in words.indices where mayBegin(words[start]) {
            // A date ends at its year, unless it begins with that.
            guard let year = years.first(where: { $0 >= start }), year - start < mostWords else { continue }
            let last = year == start ? min(year + mostBehindYear, words.count - 1) : year
            for end in stride(from: last, through: year, by: -1) {
                let text = words[start...end].joined(separator: " ").trimming { ",;:()[]–—-".contains($0) }
                if let date = edtf(text, order: order), isDay(date) { return date }
            }
        }
        return nil
    }

    /// Whether a word begins with a digit, or is a month or a day of the week.
    private static func mayBegin(_ word: Substring) -> Bool {
        guard let first = word.first(where: { $0.isLetter || $0.isWholeNumber }) else { return false }
        if first.isWholeNumber { return true }
        let bare = word.lowercased().trimming { !$0.isLetter }
        return DateWords.month(bare) != nil || DateWords.weekday(bare) != nil
    }

    private static func holdsYear(_ word: Substring) -> Bool {
        var digits = 0
        for letter in word {
            digits = letter.isWholeNumber ? digits + 1 : 0
            if digits == 4 { return true }
        }
        return false
    }

    /// Whether a date of EDTF is a day, or one of two.
    private static func isDay(_ date: String) -> Bool {
        date.first == "[" || date.utf8.count == 10 && !date.contains("/")
    }
}

extension String {
    fileprivate func trimming(_ isEdge: (Character) -> Bool) -> String {
        var rest = self[...]
        while let first = rest.first, isEdge(first) { rest.removeFirst() }
        while let last = rest.last, isEdge(last) { rest.removeLast() }
        return String(rest)
    }
}
