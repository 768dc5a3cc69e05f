/// Takes the name of the site off a title.
enum Headline {
    /// The part of a title that is the page's own.
    ///
    /// What stands behind the last separator, or before the first, is the site's name where the rest is long
    /// enough to be a title. Where a title is very short or very long, the heading speaks.
    static func headline(title: String, heading: String?) -> String? {
        let whole = title.collapsingWhitespace()
        var own = whole
        var isHierarchical = false
        if let cut = lastSeparator(in: whole) {
            isHierarchical = "\\/>»".unicodeScalars.contains(cut.separator)
            own = String(whole[..<cut.range.lowerBound])
            if words(own) < 3 {
                own = firstSeparator(in: whole).map { String(whole[$0.range.upperBound...]) } ?? own
            }
        } else if holdsColon(whole) {
            if heading?.collapsingWhitespace() != whole {
                own = whole.lastIndex(of: ":").map { String(whole[whole.index(after: $0)...]) } ?? whole
                if words(own) < 3, let colon = whole.firstIndex(of: ":") {
                    own = String(whole[whole.index(after: colon)...])
                } else if let colon = whole.firstIndex(of: ":"), words(String(whole[..<colon])) > 5 {
                    own = whole
                }
            }
        } else if whole.count > 150 || whole.count < 15, let heading {
            own = heading
        }
        own = own.collapsingWhitespace()
        let count = words(own)
        if count <= 4, !isHierarchical || count != words(whole, dividedBy: dividers) - 1 { own = whole }
        return own.isEmpty ? nil : own
    }

    /// Whether a colon stands before a space.
    private static func holdsColon(_ text: String) -> Bool {
        zip(text.utf8, text.utf8.dropFirst()).contains { $0 == UInt8(ascii: ":") && $1 == 0x20 }
    }

    /// How many words a text has, between white space and the given signs.
    private static func words(_ text: String, dividedBy signs: Set<Unicode.Scalar> = []) -> Int {
        var words = 0
        var isInWord = false
        for scalar in text.unicodeScalars {
            let divides =
                scalar.value < 0x80
                ? scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value)
                : scalar.properties.isWhitespace
            let ends = divides || signs.contains(scalar)
            if !ends && !isInWord { words += 1 }
            isInWord = !ends
        }
        return words
    }

    private static let dividers = Set("|-\\/>»".unicodeScalars)
    private static let separators = Set("|-–—\\/>»".unicodeScalars)

    /// The separators of a text with the spaces around them.
    private static func cuts(in text: String) -> [(range: Range<String.Index>, separator: Unicode.Scalar)] {
        let scalars = text.unicodeScalars
        var cuts: [(range: Range<String.Index>, separator: Unicode.Scalar)] = []
        var start: String.Index?
        var before: (place: String.Index, scalar: Unicode.Scalar)?
        for place in scalars.indices {
            let scalar = scalars[place]
            if scalar == " ", let first = start, let last = before {
                cuts.append((first..<scalars.index(after: place), last.scalar))
            }
            start = separators.contains(scalar) && before?.scalar == " " ? before?.place : nil
            before = (place, scalar)
        }
        return cuts
    }

    private static func lastSeparator(in text: String) -> (
        range: Range<String.Index>, separator: Unicode.Scalar
    )? {
        cuts(in: text).last
    }

    private static func firstSeparator(in text: String) -> (
        range: Range<String.Index>, separator: Unicode.Scalar
    )? {
        cuts(in: text).first
    }
}
