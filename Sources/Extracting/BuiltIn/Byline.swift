/// The name in a line that says who wrote a text.
enum Byline {
    /// The line without the words in front of the name: `Posted by Jane Doe`, `Autor: Jane Doe`,
    /// `Veröffentlicht von …`.
    ///
    /// What stands behind a bullet or a bar is no name. The line as it is where nothing is left of it.
    static func name(in line: String) -> String {
        var words = line.split(separator: " ").prefix { !["•", "·", "|"].contains($0) }
        // An address beside a name is a contact.
        if let address = words.lastIndex(where: { $0.contains("@") }), address > words.startIndex {
            words.remove(at: address)
        }
        var end = 0
        for (index, word) in words.prefix(mostWords).enumerated() {
            let lower = word.lowercased()
            let bare = lower.hasSuffix(":") ? String(lower.dropLast()) : lower
            if prepositions.contains(bare) || writers.contains(bare) || bare != lower && others.contains(bare)
            {
                end = index + 1
            } else if !others.contains(bare) {
                break
            }
        }
        return end == words.count ? line : words[end...].joined(separator: " ")
    }

    /// Whether a line may name somebody: the heading of a section on authors (`9. AUTHORS`) and a day, which
    /// some programs mark as such, do not.
    static func mayName(_ line: String) -> Bool {
        let words = line.split { !$0.isLetter && !$0.isNumber }
        let isHeading =
            words.contains { writers.contains($0.lowercased()) }
            && words.allSatisfy {
                writers.contains($0.lowercased()) || $0.count == 1 || $0.allSatisfy(\.isNumber)
            }
        let hasYear = words.contains {
            $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) && Int($0) != nil
        }
        return !isHeading && !(hasYear && words.count <= mostWords)
    }

    private static let mostWords = 4

    private static func set(_ words: String) -> Set<String> {
        Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    private static let prepositions = set("by par von por door av af przez")
    private static let writers = set(
        """
        author authors autor autorin autoren auteur auteurs autore autora autores verfasser verfasserin
        """)
    /// What may stand in front of one of those, or by itself with a colon.
    private static let others = set(
        """
        posted published written submitted veröffentlicht geschrieben verfasst erstellt eingestellt publié
        publiée écrit publicado publicada escrito scritto pubblicato geplaatst geschreven skriven skrevet
        postet opublikowane text texte texto testo words story artikel article
        """)
}
