import Languages
import Markup
import Matching
import Texts
import Vocabulary

/// Words that send the reader to the page in another language ("see the French version"), in the languages of
/// sites.
///
/// What a link says is addressed already; so is what the page answers with an alternate in that language.
struct VersionCitations: Sendable {
    /// The rule that references of this kind are said to come from.
    static let rule = MentionRule(
        id: "version-citation", selector: .element, pattern: "", expects: .page, unless: [],
        place: SourcePlace(file: "", line: 0, column: 0))

    /// A verb that sends the reader there, a noun for the version; `@` stands for the name of a language.
    private static let phrases = [
        "(?:see|read|consult|refer to|visit|go to)(?: also)? (?:(?:the|our|its|this) )?"
            + "(@(?:[- ]language)? (?:version|edition|translation))",
        "(?:voir|voyez|lire|lisez|consulter|consultez)(?: aussi| également)? (?:(?:la|notre|sa) |l[’'])?"
            + "((?:version|édition|traduction)(?: en)? @)",
        "(?:ver|vea|véase|lea|leer|consulte|consultar)(?: también)? (?:(?:la|nuestra|su) )?"
            + "((?:versión|edición|traducción)(?: en)? @)",
        "(?:siehe|sehen sie|lesen sie|vgl\\.)(?: auch)? (?:(?:die|unsere) )?(@ (?:version|fassung|übersetzung|ausgabe))",
        "(?:vedi|vedere|leggi|leggere|consulta|si veda)(?: anche)? (?:la |l[’'])?((?:versione|edizione|traduzione)(?: in)? @)",
        "(?:ver|veja|ler|leia|consulte)(?: também)? (?:a )?((?:versão|edição|tradução)(?: em)? @)",
        "(?:vegeu|consulteu|llegiu)(?: també)? (?:la |l[’'])?((?:versió|edició|traducció)(?: en)? @)",
        "(?:zie|lees|bekijk|raadpleeg)(?: ook)? (?:(?:de|onze) )?(@ (?:versie|vertaling|uitgave))",
    ].map { "(?i)(?<!\\p{L})" + $0.replacing("@", with: "(\\p{L}{2,14})") + "(?!\\p{L})" }

    /// Of languages that put no space between words, or endings behind them.
    private static let otherPhrases = [
        "((\\p{Hangul}{1,6}어) ?(?:판|버전|번역본?))(?:을|를|은|는)? ?(?:보|참조|참고)",
        "(([\\p{Han}\\p{Katakana}ー]{1,8}語)(?:版|訳))(?:を|は|も)?(?:ご覧|参照|お読み|見)",
        "(?:参见|请看|请参阅|參見|請看|請參閱)((\\p{Han}{1,3}[文语語])版)",
    ]

    /// Parts of the nouns: of most texts these are all that is looked for.
    private static let nouns = Needles([
        "versi", "versã", "fassun", "editi", "éditi", "ediç", "edici", "edizi", "transl", "traduc", "traduz",
        "traduç",
        "bersetzung", "ausgab", "uitgav", "vertal", "어판", "어 판", "어버", "어 버", "어번", "어 번", "語版", "語訳",
        "文版", "语版",
    ])

    private let patterns: [Pattern]

    init() throws {
        // One look at a block for the languages of each kind: each alternative numbers its groups alike.
        patterns = try [Self.phrases, Self.otherPhrases].map {
            try Pattern("(?|" + $0.joined(separator: "|") + ")")
        }
    }

    /// The references of a page, by its blocks of text.
    func mentions(in parts: PageParts, _ quotes: Quoting) -> [Mention] {
        var mentions: [Mention] = []
        var nouns = Self.nouns.all(in: parts.text)[...]
        for block in parts.blocks where !nouns.isEmpty && mentions.count < Self.most {
            let own = nouns.prefix { $0 < Int(block.text.upperBound) }
            nouns = nouns.dropFirst(own.count)
            guard !own.isEmpty, block.length < 4_000 else { continue }
            let text = Array(parts.bytes(block.text))
            let places = own.map { $0 - Int(block.text.lowerBound) }.filter { Self.isNearName($0, in: text) }
            for (part, match) in Self.parts(of: text, around: places).flatMap(matches) {
                guard match.count > 2, let words = match[1].map({ part[$0] }),
                    let name = match[2].map({ part[$0] }),
                    let language = Self.tag(String(decoding: name, as: UTF8.self)),
                    !isAddressed(name, block, parts, quotes.tree),
                    !Self.names(language, parts, quotes.tree)
                else { continue }
                mentions.append(
                    Mention(
                        rule: Self.rule,
                        excerpt: quotes.excerpt(
                            ofPiece: String(decoding: words, as: UTF8.self), in: Int(block.parent))))
            }
        }
        return mentions
    }

    private static let most = 20

    private func matches(in part: [UInt8]) -> [([UInt8], [Range<Int>?])] {
        patterns.flatMap { (try? $0.matches(in: part)) ?? [] }.map { (part, $0) }
    }

    /// How far from its noun a phrase may begin and end, in bytes.
    private static let reach = (before: 120, behind: 80)

    /// Whether a word beside a noun names a language; of languages without spaces between words nobody knows.
    private static func isNearName(_ noun: Int, in text: [UInt8]) -> Bool {
        if text[noun] >= 0xE3 { return true }
        var near: [Range<Int>] = []
        var start = noun
        while start > 0, isLetter(text[start - 1]) { start -= 1 }
        for _ in 0..<2 where start > 1 {
            let end = start - 1
            start = end
            while start > 0, isLetter(text[start - 1]) { start -= 1 }
            near.append(start..<end)
        }
        var end = noun
        while end < text.count, isLetter(text[end]) { end += 1 }
        for _ in 0..<2 where end + 1 < text.count {
            start = end + 1
            end = start
            while end < text.count, isLetter(text[end]) { end += 1 }
            near.append(start..<end)
        }
        return near.contains { (2...60).contains($0.count) && mayName(text[$0]) }
    }

    /// Whether a word names a language, whatever its ending: what `tag(_:)` says, but for odd spellings.
    private static func mayName(_ word: ArraySlice<UInt8>) -> Bool {
        LanguageNames.isName(word)
            || endings.contains { ending in
                word.count > ending.utf8.count
                    && zip(word.suffix(ending.utf8.count), ending.utf8).allSatisfy { $0 | 0x20 == $1 }
                    && LanguageNames.isName(word.dropLast(ending.utf8.count))
            }
    }

    /// Whether a byte of UTF-8 is a letter of ASCII or part of a letter of another script.
    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x80
    }

    /// The parts of a text that stand around a noun: nobody looks at the rest.
    private static func parts(of text: [UInt8], around nouns: [Int]) -> [[UInt8]] {
        var parts: [Range<Int>] = []
        for place in nouns {
            var start = max(0, place - reach.before)
            // From a word's start, so that no part of a word is taken for one.
            while start > 0, text[start - 1] > 0x20 { start -= 1 }
            var end = min(text.count, place + reach.behind)
            while end < text.count, text[end] > 0x20 { end += 1 }
            if let last = parts.last, last.upperBound >= start {
                parts[parts.count - 1] = last.lowerBound..<end
            } else {
                parts.append(start..<end)
            }
        }
        return parts.map { Array(text[$0]) }
    }

    /// The language that an adjective names, whatever its ending.
    private static func tag(_ word: String) -> String? {
        let word = word.lowercased()
        for form in [word]
            + endings.compactMap({ word.hasSuffix($0) ? String(word.dropLast($0.count)) : nil })
        {
            if let tag = LanguageNames.named(form) { return tag }
        }
        return nil
    }

    private static let endings = ["e", "en", "a", "es"]

    /// Whether the name of the language, or what follows it, is a link's.
    private func isAddressed(
        _ name: ArraySlice<UInt8>, _ block: TextBlock, _ parts: PageParts, _ tree: MarkupTree
    ) -> Bool {
        let nodes = Array(parts.textNodes[block.nodes])
        let needle = Array(name)
        guard
            let place = nodes.firstIndex(where: {
                tree.textBytes(of: Int($0)).firstIndex(ofSequence: needle) != nil
            })
        else { return true }
        return nodes[place...].prefix(3).contains { node in
            var current = tree.parent(of: Int(node))
            while let index = current, index >= Int(block.parent) {
                if tree.known(index) == .a, tree.attributeBytes(.href, of: index) != nil { return true }
                current = tree.parent(of: index)
            }
            return false
        }
    }

    /// Whether the page names a version of itself in a language, by `hreflang` or by a link with its name.
    private static func names(_ language: String, _ parts: PageParts, _ tree: MarkupTree) -> Bool {
        func leads(_ node: Int32) -> Bool {
            let stated = tree.attribute(.hreflang, of: Int(node)) ?? ""
            return !stated.isEmpty && LanguageDetector.agree(stated, language)
        }
        return parts.relations.contains(where: leads)
            || parts.marks.contains { mark in
                guard mark.name == .a else { return false }
                if mark.statesLanguage, leads(mark.node) { return true }
                let text = parts.bytes(parts.trimmed(mark.text)).prefix(40)
                return LanguageNames.isName(text)
                    && LanguageNames.named(String(decoding: text, as: UTF8.self)) == language
            }
    }
}
