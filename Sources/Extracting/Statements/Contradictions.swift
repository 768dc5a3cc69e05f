import Markup

/// Finds where a page says something for machines that it does not show to readers.
///
/// A title, or the name of what a page is about (an event, a book, a product …), is contradicted where more
/// than half of its words stand neither in the page's title nor in its text; a day of publication where the
/// page shows a few `time` elements, and none of their days is that of publication, of a change, or of an
/// event that the page states, give or take one for time zones; the first day of an event where none of them
/// is a day of the event; an author where the page names one in its markup, and no word of the stated name
/// stands in its text. It abstains where there is little to judge.
struct Contradictions {
    struct Contradiction: Equatable {
        /// The element that speaks to machines.
        var node: Int32
        var property: String
        var said: String
        var shown: String
    }

    private let parts: PageParts
    private let statements: Statements
    private let tree: MarkupTree
    private let title: String

    init(_ parts: PageParts, _ statements: Statements, in tree: MarkupTree) {
        self.parts = parts
        self.statements = statements
        self.tree = tree
        title = parts.title >= 0 ? tree.renderedText(of: Int(parts.title)) : ""
    }

    func all(_ facts: PageFacts) -> [Contradiction] {
        titles() + days(facts) + events() + authors(facts)
    }

    // MARK: Titles

    private static let titleNames = [
        "og:title", "twitter:title", "Article.headline", "NewsArticle.headline", "BlogPosting.headline",
        "Event.name", "Book.name", "Movie.name", "Product.name", "Recipe.name", "Course.name",
        "JobPosting.title",
    ]
    private static let fewestWords = 2

    private func titles() -> [Contradiction] {
        var seen: Set<String> = []
        return Self.titleNames.filter(statements.mayHold).flatMap { name in
            statements.values(of: name).compactMap { found -> Contradiction? in
                let said = found.text.collapsingWhitespace()
                guard !title.contains(said), seen.insert(said).inserted else { return nil }
                let words = Self.words(of: said)
                guard words.count >= Self.fewestWords else { return nil }
                let unseen = Self.without(words, Array(title.utf8)[...])
                guard Self.without(unseen, parts.text[...]).count * 2 > words.count else { return nil }
                return Contradiction(
                    node: found.node, property: name, said: said, shown: title.collapsingWhitespace())
            }
        }
    }

    /// The words that a text does not hold.
    ///
    /// Its words of ASCII are compared by their bytes: no page is worth a set of all its words.
    private static func without(_ words: Set<String>, _ text: ArraySlice<UInt8>) -> Set<String> {
        var unseen = words
        let wanted = Set(words.map(\.utf8.count))
        var start = text.startIndex
        while start < text.endIndex, !unseen.isEmpty {
            var end = start
            var isPlain = true
            while end < text.endIndex, isLetter(text[end]) {
                if text[end] >= 0x80 { isPlain = false }
                end += 1
            }
            if !isPlain {
                unseen.subtract(self.words(of: String(decoding: text[start..<end], as: UTF8.self)))
            } else if wanted.contains(end - start) {
                unseen.remove(String(decoding: text[start..<end], as: UTF8.self).lowercased())
            }
            start = end + 1
        }
        return unseen
    }

    /// Whether a byte of UTF-8 may be of a letter or digit.
    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
        default: false
        }
    }

    /// Words without case; where a script sets no spaces, all runs of two letters.
    static func words(of text: String) -> Set<String> {
        var words: Set<String> = []
        for run in text.lowercased().unicodeScalars.split(whereSeparator: { !isLetter($0) }) {
            guard let first = run.first, hasNoSpaces(first) else {
                words.insert(String(run))
                continue
            }
            let letters = Array(run)
            if letters.count == 1 { words.insert(String(run)) }
            for index in letters.indices.dropLast() {
                var pair = String.UnicodeScalarView()
                pair.append(letters[index])
                pair.append(letters[index + 1])
                words.insert(String(pair))
            }
        }
        return words
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 {
            let letter = scalar.value | 0x20
            return letter >= 0x61 && letter <= 0x7A || scalar.value >= 0x30 && scalar.value <= 0x39
        }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// Thai and its neighbours, and all from the CJK radicals on; Hangul with them, whose particles join its
    /// words.
    private static func hasNoSpaces(_ scalar: Unicode.Scalar) -> Bool {
        (0x0E00..<0x1000).contains(scalar.value) || scalar.value >= 0x2E80
    }

    // MARK: Authors

    private func authors(_ facts: PageFacts) -> [Contradiction] {
        guard let said = facts.author(), [.meta, .script].contains(tree.known(Int(said.node))),
            let shown = facts.byline(), Self.isLatin(said.text) == Self.isLatin(shown.text)
        else { return [] }
        let words = Self.words(of: said.text)
        guard words.count >= Self.fewestWords, Self.words(of: shown.text).count >= Self.fewestWords,
            Self.without(words, parts.text[...]).count == words.count
        else { return [] }
        return [Contradiction(node: said.node, property: "author", said: said.text, shown: shown.text)]
    }

    /// Whether the first letter is of the Latin script: names are written in several.
    private static func isLatin(_ text: String) -> Bool {
        text.unicodeScalars.first(where: isLetter).map { $0.value < 0x250 } ?? true
    }

    // MARK: Days

    /// A page with more is a list, whose days are those of others.
    private static let mostTimes = 3

    private func days(_ facts: PageFacts) -> [Contradiction] {
        guard let published = facts.published(), tree.known(Int(published.node)) != .time,
            let day = Self.day(of: published.text)
        else { return [] }
        let times = shownDays
        guard let first = times.first else { return [] }
        let stated =
            [day] + [facts.modified()].compactMap { $0.flatMap { Self.day(of: $0.text) } }
            + Self.eventDays.filter(statements.mayHold).flatMap { statements.values(of: $0) }.compactMap {
                Self.day(of: $0.text)
            }
        let isShown = times.contains { time in stated.contains { abs($0 - time.day) <= 1 } }
        guard !isShown else { return [] }
        return [
            Contradiction(
                node: published.node, property: "published", said: published.text, shown: first.text)
        ]
    }

    private static let eventDays = ["Event.startDate", "Event.endDate"]

    /// The days that `time` elements show; none where they are so many that they are of a list.
    private var shownDays: [(text: String, day: Int)] {
        let times = parts.times.compactMap { node -> (text: String, day: Int)? in
            guard let text = tree.attribute(.datetime, of: Int(node)) else { return nil }
            return Self.day(of: text).map { (text, $0) }
        }
        return times.count <= Self.mostTimes ? times : []
    }

    /// The first day of the one event that a page is about.
    private func events() -> [Contradiction] {
        guard statements.mayHold(Self.eventDays[0]) else { return [] }
        let starts = statements.values(of: Self.eventDays[0])
        guard starts.count == 1, tree.known(Int(starts[0].node)) != .time,
            let start = Self.day(of: starts[0].text), let first = shownDays.first
        else { return [] }
        let end = statements.values(of: Self.eventDays[1]).first.flatMap { Self.day(of: $0.text) } ?? start
        let isShown = shownDays.contains { $0.day >= start - 1 && $0.day <= max(start, end) + 1 }
        guard !isShown else { return [] }
        return [
            Contradiction(
                node: starts[0].node, property: Self.eventDays[0], said: starts[0].text, shown: first.text)
        ]
    }

    /// The number of the day of an ISO 8601 date, for differences alone.
    static func day(of text: String) -> Int? {
        let parts = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        // Years from March, so that a leap day is the last: the days before a month are then (153 m + 2) / 5.
        let shifted = month > 2 ? year : year - 1
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + (153 * ((month + 9) % 12) + 2)
            / 5 + day
    }
}
