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
}
