import Languages
import TestKit
import Testing

@Suite struct LanguageDetectorTests {
    private let detector = LanguageDetector()

    @Test(
        "Languages of plain texts are detected",
        arguments: [
            ("The centre ceased its activities in the year after that", "en"),
            ("Le centre a cessé ses activités l'année suivante", "fr"),
            ("El centro cesó sus actividades al año siguiente", "es"), ("서울의 공유 도시와 사회적 경제", "ko"),
            ("東京都の公共図書館について", "ja"), ("Das Zentrum hat seine Tätigkeit im Jahr darauf eingestellt", "de"),
        ])
    func detected(text: String, language: String) {
        #expect(detector.answer(for: text).language == language)
    }

    @Test(
        "Short texts say too little",
        arguments: [
            "", "Magasin du Monde", "Social finance", "About us", "OK", "12345 67890 12345 67890", "a",
        ])
    func abstains(text: String) {
        #expect(detector.answer(for: text).language == nil)
    }

    @Test("In a script of its own a few letters are enough, and three are not")
    func distinctScripts() {
        #expect(detector.answer(for: "서울 공유").language == "ko")
        #expect(detector.answer(for: "공유").language == nil)
    }

    @Test(
        "Tags agree by language, whatever their region or age",
        arguments: [
            ("en", "en-US"), ("pt-BR", "pt"), ("iw", "he"), ("nb", "no"), ("zh-Hant", "zh"), ("in", "id"),
        ])
    func agreement(a: String, b: String) {
        #expect(LanguageDetector.agree(a, b))
        #expect(LanguageDetector.agree(b, a))
    }

    @Test(
        "Other languages do not agree", arguments: [("en", "fr"), ("ko", "kr"), ("de", "nl"), ("ca", "es")])
    func disagreement(a: String, b: String) {
        #expect(!LanguageDetector.agree(a, b))
    }

    @Test("A country's code that is a rare language's is judged by the country's language")
    func countryCodes() {
        #expect(detector.judges("kr", against: "ko"))
        #expect(!detector.judges("fro", against: "fr"))
        #expect(detector.judges("de", against: "fr"))
    }

    @Test("The detector knows which languages it can recognise")
    func knowledge() {
        #expect(detector.knows("en-US"))
        #expect(detector.knows("he"))
        #expect(!detector.knows("fro"))
    }

    @Test(
        "Of the declaration of human rights in many languages few are detected wrongly",
        .enabled(if: Corpora.has("std-udhr"), "needs CARTULARY_CORPORA"))
    func humanRights() {
        var right = 0
        var wrong: [String] = []
        for code in [
            "eng", "fra", "spa", "deu_1996", "ita", "por_PT", "nld", "swe", "kor", "jpn", "rus",
            "ell_monotonic", "pol", "ces", "tur",
        ] {
            let file = Corpora.files(in: "std-udhr", suffixes: ["/\(code).html"]).first
            guard let file else { continue }
            let text = String(decoding: Corpora.bytes(file), as: UTF8.self).replacing(#/<[^>]+>/#, with: " ")
            let expected = [
                "eng": "en", "fra": "fr", "spa": "es", "deu_1996": "de", "ita": "it", "por_PT": "pt",
                "nld": "nl", "swe": "sv", "kor": "ko", "jpn": "ja", "rus": "ru", "ell_monotonic": "el",
                "pol": "pl", "ces": "cs", "tur": "tr",
            ]
            if detector.answer(for: text).language == expected[code] {
                right += 1
            } else {
                wrong.append(code)
            }
        }
        #expect(right + wrong.count > 0)
        #expect(wrong.isEmpty)
    }

    /// What the detector says of texts of one length.
    private struct Tally {
        var right = 0
        var wrong = 0
        var abstained = 0

        var total: Int { right + wrong + abstained }
        /// Of what was answered, in tenths of a per cent.
        var accuracy: Int { right + wrong == 0 ? 1000 : right * 1000 / (right + wrong) }
        var abstention: Int { total == 0 ? 0 : abstained * 1000 / total }
    }

    /// The paragraphs of the declaration in every language that the detector knows, cut to lengths.
    @Test(
        "By length: how often the detector answers, and how often it is right",
        .enabled(if: Corpora.has("std-udhr"), "needs CARTULARY_CORPORA"))
    func byLength() throws {
        let lengths = [20, 40, 60, 100, 200]
        let demanded: Set<String> = ["en", "fr", "es", "ko", "ar", "ja"]
        var all = lengths.map { _ in Tally() }
        var six = lengths.map { _ in Tally() }
        var languages: Set<String> = []
        for file in Corpora.files(in: "std-udhr/declaration", suffixes: [".html"]) {
            let page = String(decoding: Corpora.bytes(file), as: UTF8.self)
            guard
                let tag = page.firstMatch(of: #/<html[^>]* lang="([^"]+)"/#)?.output.1.split(separator: "-")[
                    0],
                detector.knows(String(tag)), tag.count == 2
            else { continue }
            languages.insert(String(tag))
            for match in page.matches(of: #/<p>([^<]+)<\/p>/#) {
                let text = match.output.1
                for (place, length) in lengths.enumerated() {
                    let cut = text.prefix(length)
                    guard cut.filter({ !$0.isWhitespace }).count * 10 >= length * 7, cut.count == length
                    else { continue }
                    let answer = detector.answer(for: String(cut)).language
                    func add(_ tally: inout Tally) {
                        if answer == nil {
                            tally.abstained += 1
                        } else if LanguageDetector.agree(answer ?? "", String(tag)) {
                            tally.right += 1
                        } else {
                            tally.wrong += 1
                        }
                    }
                    add(&all[place])
                    if demanded.contains(String(tag)) { add(&six[place]) }
                }
            }
        }
        print(
            "std-udhr, \(languages.count) languages: length, texts, right of answered, abstained (tenths of %)"
        )
        for (place, length) in lengths.enumerated() {
            print(
                "  \(length): all \(all[place].total) \(all[place].accuracy) \(all[place].abstention); "
                    + "en fr es ko ar ja \(six[place].total) \(six[place].accuracy) \(six[place].abstention)")
        }
        #expect(languages.count > 50)
        for (place, length) in lengths.enumerated() where length >= 100 {
            #expect(six[place].accuracy > 990)
            #expect(six[place].abstention < 250)
        }
    }
}
