import CCLD2

/// Says which language a text is in, or abstains.
///
/// CLD2 on plain text, never in best-effort mode: its guess is no verdict.
package struct LanguageDetector: Sendable {
    /// What the detector says of one text.
    package struct Answer: Sendable, Equatable {
        /// A BCP 47 tag; nil where the detector abstains.
        package var language: String?
        /// The share of the text in that language, in per cent.
        package var percent: Int
        /// The characters that were judged.
        package var length: Int
    }

    /// The detector's name and version, for evidence.
    package static let version = "cld2@20150806"

    /// Below this many characters a text in a script of many languages says too little.
    package static let shortestText = 20
    /// Where the script itself all but names the language, fewer are enough.
    package static let shortestInDistinctScript = 4
    private static let leastPercent = 60

    package init() {}

    package func answer(for text: String) -> Answer {
        let length = text.unicodeScalars.reduce(0) { $0 + ($1.value <= 0x20 || $1.value == 0xA0 ? 0 : 1) }
        let abstention = Answer(language: nil, percent: 0, length: length)
        guard
            length >= Self.shortestText
                || length >= Self.shortestInDistinctScript && isInDistinctScript(text)
        else { return abstention }
        let detection = Self.detection(of: text, hint: nil)
        guard detection.is_reliable != 0, let code = detection.languages.0,
            Int(detection.percents.0) >= Self.leastPercent
        else { return abstention }
        let name = String(cString: code)
        guard name != "un", let language = Self.modern(name) else { return abstention }
        return Answer(language: language, percent: Int(detection.percents.0), length: length)
    }

    private static func detection(of text: String, hint: String?) -> cartulary_detection {
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                cartulary_detect($0.baseAddress, Int32(clamping: $0.count), hint)
            }
        }
    }

    /// Whether a text contradicts a claim of its language: it is long enough, and is found to be in the other
    /// language even by who expects the claimed one.
    ///
    /// A script that the claimed language does not have says it at once.
    ///
    /// - Parameters:
    ///   - answer: What the detector says of the text, without a hint.
    ///   - isOwn: Whether the claim is about this text alone, not about its page.
    package func contradicts(_ claim: String, _ answer: Answer, of text: String, isOwn: Bool) -> Bool {
        guard let detected = answer.language, !Self.agree(claim, detected) else { return false }
        let isInLatin = Self.script(of: detected).isEmpty
        if Self.script(of: claim) != Self.script(of: detected) {
            // Sources and terms in Latin letters are many beside a text that explains them.
            if Self.explains(claim, detected, in: text) { return false }
            return isOwn || !isInLatin || answer.length >= Self.shortestInLatin
        }
        guard answer.length >= (isOwn ? Self.shortestOwnContradiction : Self.shortestContradiction) else {
            return false
        }
        let primary = Self.primary(claim)
        let hinted = Self.detection(of: text, hint: Self.inherited[primary] ?? primary)
        guard hinted.is_reliable != 0, let code = hinted.languages.0 else { return false }
        return Self.modern(String(cString: code)) == detected
    }

    /// Whether a text that was found to be in a language of Latin letters has a good part in the script of a
    /// claimed language all the same.
    package static func explains(_ claim: String, _ detected: String, in text: String) -> Bool {
        script(of: detected).isEmpty && share(of: script(of: claim), in: text) >= leastShare
    }

    /// Whether the detector can recognise a language at all.
    package func knows(_ language: String) -> Bool {
        let primary = String(language.lowercased().prefix { $0 != "-" })
        return cartulary_knows_language(Self.inherited[primary] ?? primary) != 0
    }

    /// Whether what was detected says anything of a claim: the detector can name the claimed language, or
    /// the claim is a country's code that happens to be a language's, and the country's language was
    /// detected.
    package func judges(_ claim: String, against detected: String) -> Bool {
        let primary = String(claim.lowercased().prefix { $0 != "-" })
        if let meant = LanguageTag.countriesThatAreLanguages[primary] {
            return knows(claim) || Self.agree(meant, detected)
        }
        return knows(claim)
    }

    /// Below this many characters a text does not contradict what its page declares, where both languages
    /// share a script: names and terms of a heading are of no language, and the detector takes them for some.
    private static let shortestContradiction = 100
    /// The same where the page's language is not written in Latin letters, and the text is: names of programs
    /// and places often are.
    private static let shortestInLatin = 25
    /// The same for what is declared or stated of the text itself.
    private static let shortestOwnContradiction = 30

    /// The script of languages that are not written in Latin letters, by one of them; empty for the others.
    private static func script(of tag: String) -> String { scripts[primary(tag)] ?? "" }

    private static let scripts: [String: String] = {
        var scripts: [String: String] = [:]
        for (group, _) in writing {
            let languages = group.split(separator: " ").map(String.init)
            for language in languages { scripts[language] = languages[0] }
        }
        return scripts
    }()

    /// The share of a text's letters in the script of a claimed language from which it is not in another.
    private static let leastShare = 0.25
    /// The letters of an alphabet that say as much as one letter of a language: two and a half in Chinese,
    /// Japanese and Korean.
    package static func weight(of language: String) -> Double {
        ["zh", "ko"].contains(script(of: language)) ? 2.5 : 1
    }

    private static func share(of script: String, in text: String) -> Double {
        guard let ranges = letters[script] else { return 0 }
        let weight = weight(of: script)
        var own = 0.0
        var other = 0.0
        for scalar in text.unicodeScalars {
            if ranges.contains(where: { $0.contains(scalar.value) }) {
                own += weight
            } else if scalar.properties.isAlphabetic {
                other += 1
            }
        }
        return own / max(own + other, 1)
    }

    /// The letters of each script, which is named by its first language.
    private static let letters = Dictionary(
        uniqueKeysWithValues: writing.map { (String($0.languages.prefix { $0 != " " }), $0.letters) })

    /// Languages that are not written in Latin letters, and the blocks of the letters that they are written in
    /// (Unicode, Blocks.txt).
    private static let writing: [(languages: String, letters: [ClosedRange<UInt32>])] = [
        ("ru uk bg sr mk be kk ky mn tg", [0x0400...0x052F]),
        ("ar fa ur ps sd ug", [0x0600...0x06FF, 0x0750...0x077F, 0xFB50...0xFDFF, 0xFE70...0xFEFF]),
        ("hi mr ne sa", [0x0900...0x097F]), ("bn as", [0x0980...0x09FF]),
        ("zh ja", [0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x2FA1F]),
        ("ko", [0xAC00...0xD7AF, 0x1100...0x11FF, 0x3130...0x318F, 0x4E00...0x9FFF]),
        ("el", [0x0370...0x03FF, 0x1F00...0x1FFF]), ("he yi", [0x0590...0x05FF]), ("th", [0x0E00...0x0E7F]),
        ("ka", [0x10A0...0x10FF]), ("hy", [0x0530...0x058F]), ("ta", [0x0B80...0x0BFF]),
        ("te", [0x0C00...0x0C7F]), ("kn", [0x0C80...0x0CFF]), ("ml", [0x0D00...0x0D7F]),
        ("gu", [0x0A80...0x0AFF]), ("pa", [0x0A00...0x0A7F]), ("am ti", [0x1200...0x137F]),
        ("km", [0x1780...0x17FF]), ("lo", [0x0E80...0x0EFF]), ("my", [0x1000...0x109F]),
        ("si", [0x0D80...0x0DFF]), ("bo dz", [0x0F00...0x0FFF]),
    ]

    /// Whether two tags name the same language; macrolanguages and their usual members count as one.
    package static func agree(_ a: String, _ b: String) -> Bool {
        if a == b { return true }
        let (a, b) = (primary(a), primary(b))
        return a == b || (families[a] ?? a) == (families[b] ?? b)
    }

    private static func primary(_ tag: String) -> String {
        let end = tag.utf8.firstIndex { $0 == 0x2D || $0 == 0x5F } ?? tag.endIndex
        let primary = tag[..<end].lowercased()
        return current[primary] ?? primary
    }

    private static func modern(_ code: String) -> String? {
        if code.hasPrefix("xx-") || code.hasPrefix("x") && code.count > 3 { return nil }
        return current[code] ?? code
    }

    /// Codes that were withdrawn, and what stands for them now.
    private static let current = [
        "iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro", "sh": "sr", "tl": "fil",
    ]
    private static let inherited = ["he": "iw", "jv": "jw", "fil": "tl"]
    /// Languages that the detector cannot keep apart reliably.
    private static let families = [
        "nb": "no", "nn": "no", "ms": "id", "hr": "sr", "bs": "sr", "sr": "sr", "cmn": "zh", "yue": "zh",
    ]

    /// Whether most letters are of a script that few languages share.
    private func isInDistinctScript(_ text: String) -> Bool {
        var distinct = 0
        var shared = 0
        var han = 0
        for scalar in text.unicodeScalars
        where scalar.value > 0x40 && (scalar.value < 0x80 || scalar.properties.isAlphabetic) {
            switch scalar.value {
            case 0x4E00...0x9FFF, 0x3400...0x4DBF: han += 1
            case 0x3040...0x30FF, 0xAC00...0xD7AF, 0x1100...0x11FF, 0x0E00...0x0E7F, 0x0370...0x03FF,
                0x0530...0x058F, 0x10A0...0x10FF, 0x0B80...0x0BFF, 0x0C00...0x0D7F, 0x0A80...0x0AFF:
                distinct += 1
            default: shared += 1
            }
        }
        // Chinese characters beside kana or hangul are Japanese or Korean; alone they are of many languages.
        return distinct > 0 ? distinct + han > shared : false
    }
}
