import Languages
import Vocabulary

/// A country's code that stands at the end of a link's words where a language is meant: "Report (KR)".
struct CountryForLanguageCheck: Check {
    private static let names = [
        "ko": "Korean", "ja": "Japanese", "zh": "Chinese", "el": "Greek", "cs": "Czech", "da": "Danish",
        "uk": "Ukrainian", "sv": "Swedish", "pt": "Portuguese", "et": "Estonian",
    ]

    /// The languages that such a code is the tag of.
    private static let others = ["kr": "Kanuri", "se": "Northern Sami", "br": "Breton", "ee": "Ewe"]

    func findings(in reference: Reference) -> [Finding] {
        guard let code = code(in: reference.written) else { return [] }
        let countries = LanguageTag.countriesForLanguages.merging(LanguageTag.countriesThatAreLanguages) {
            a, _ in a
        }
        guard let language = countries[code.lowercased()] else { return [] }
        let note = Self.others[code.lowercased()].map { "; `\(code.lowercased())` would be \($0)" } ?? ""
        return [
            Finding(
                .countryForLanguage, subject: reference.from, field: reference.field,
                summary: "\"(\(code))\" names a country where a language is meant\(note)",
                help: "Read it as \(Self.names[language] ?? language), `\(language)`.", quote: reference.quote
            )
        ]
    }

    private func code(in text: String) -> String? {
        guard text.utf8.last == UInt8(ascii: ")"), text.utf8.count > 4 else { return nil }
        let characters = Array(text.suffix(5))
        guard characters.count > 4, characters.last == ")", characters[characters.count - 4] == "(" else {
            return nil
        }
        let code = String(characters[(characters.count - 3)..<(characters.count - 1)])
        return code.allSatisfy { $0.isASCII && $0.isUppercase } ? code : nil
    }
}
