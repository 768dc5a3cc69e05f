import Vocabulary

/// Reads the dates of feeds: RFC 3339, and RFC 822 as RSS 2.0 has it, with or without what stands around the day.
enum FeedDate {
    /// The day as it is written there, in EDTF; the zone is the feed's.
    static func edtf(_ text: String) -> String? {
        if let date = DateReader.edtf(text, order: .undeclared) { return date }
        var words = text.split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init)
        // `Sat, 30 Nov 2019 21:37:44 +0000`: a name of a day, and a time.
        if let first = words.first, first.first?.isLetter == true { words.removeFirst() }
        guard words.count >= 3, words[0].allSatisfy(\.isWholeNumber) else { return nil }
        if words[2].count == 2, let year = Int(words[2]) {
            // RFC 2822, section 4.3.
            words[2] = String(year < 50 ? 2_000 + year : 1_900 + year)
        }
        return DateReader.edtf(words.prefix(3).joined(separator: " "), order: .undeclared)
    }
}
