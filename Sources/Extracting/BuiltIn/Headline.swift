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
            isHierarchical = "\\/>»".contains(cut.separator)
            own = String(whole[..<cut.range.lowerBound])
            if words(own) < 3 {
                own = firstSeparator(in: whole).map { String(whole[$0.range.upperBound...]) } ?? own
            }
        } else if whole.contains(": ") {
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
        let bare = whole.split(whereSeparator: { "|-\\/>»".contains($0) && true }).joined(separator: " ")
        if words(own) <= 4, !isHierarchical || words(own) != words(bare) - 1 { own = whole }
        return own.isEmpty ? nil : own
    }

    private static func words(_ text: String) -> Int { text.split(whereSeparator: \.isWhitespace).count }

    private static let separators = Set("|-–—\\/>»")

    private static func cuts(in text: String) -> [(range: Range<String.Index>, separator: Character)] {
        text.indices.compactMap { index in
            guard separators.contains(text[index]), index > text.startIndex else { return nil }
            let before = text.index(before: index)
            let after = text.index(after: index)
            guard after < text.endIndex, text[before] == " ", text[after] == " " else { return nil }
            return (before..<text.index(after: after), text[index])
        }
    }

    private static func lastSeparator(in text: String) -> (range: Range<String.Index>, separator: Character)?
    {
        cuts(in: text).last
    }

    private static func firstSeparator(in text: String) -> (range: Range<String.Index>, separator: Character)?
    {
        cuts(in: text).first
    }
}
