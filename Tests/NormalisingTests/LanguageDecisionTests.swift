import Languages
import Testing
import Vocabulary

@testable import Normalising

@Suite struct LanguageDecisionTests {
    private let english = "The centre ceased its activities in the year after that one"
    private let french =
        "Le centre a cessé toutes ses activités l'année suivante, et ses archives ont été confiées à la ville, qui "
        + "les garde dans une maison près du port"
    private let quote = Quote(capture: "c", ranges: [0..<1], path: "/html/@lang", exact: "en")

    private func decide(
        _ text: String, _ declared: DeclaredLanguage, stated: String? = nil, detects: Bool = true
    ) -> LanguageDecision {
        LanguageDecision(
            of: text, subject: "s", field: "f", declared: declared, stated: stated.map { ($0, []) },
            detector: detects ? LanguageDetector() : nil, quote: nil)
    }

    @Test("What is declared for the page does not fill a text that is too short to judge")
    func abstention() {
        let decision = decide("Magasin du Monde", .inherited("en-US", quote))
        #expect(decision.tag == nil)
        #expect(decision.basis == nil)
        #expect(decision.reason == .undetermined)
        #expect(decision.judgement.verdict == .abstention)
    }

    @Test("Agreement with the page is detected; agreement with the element keeps the element's tag")
    func agreement() {
        let page = decide(english, .inherited("en-US", quote))
        #expect(page.tag == "en")
        #expect(page.basis == "detected")
        #expect(page.judgement.verdict == .agreement)
        let element = decide(english, .declared("en-gb", quote))
        #expect(element.tag == "en-GB")
        #expect(element.basis == "declared")
        #expect(element.evidence.first?.quote == quote)
    }

    @Test("A contradiction is decided by detection, and is on record", arguments: [true, false])
    func contradiction(byElement: Bool) {
        let decision = decide(french, byElement ? .declared("en", quote) : .inherited("en-US", quote))
        #expect(decision.tag == "fr")
        #expect(decision.basis == "detected")
        #expect(decision.judgement.verdict == .contradiction)
        #expect(decision.judgement.percent > 80)
    }

    @Test(
        "A short text contradicts the page in another script alone; an element's tag it contradicts at once")
    func short() {
        let module = "Le centre a cessé toutes ses activités"
        #expect(decide(module, .inherited("en", quote)).judgement.verdict == .abstention)
        #expect(decide(module, .inherited("en", quote)).tag == nil)
        #expect(decide(module, .declared("en", quote)).judgement.verdict == .contradiction)
        #expect(decide(module, .inherited("ko", quote)).judgement.verdict == .contradiction)
        #expect(decide("해안 사람들은 어떻게 살았는가", .inherited("en", quote)).tag == "ko")
    }

    /// Headings of real handbooks; the detector alone takes each for another language than it is declared in.
    private static let headings: [(tag: String, text: String, isContradicted: Bool)] = [
        ("es-ES", "Capítulo 8. Configuración básica: red, cuentas, impresión", false),
        ("es-ES", "Capítulo 16. Conclusión: el futuro de Debian", false),
        ("es-ES", "Manual de Seguridad de Debian", false),
        ("pt", "Manual de ajuda do GnuCash", false),
        ("sv-SE", "Kapitel 16. Slutsats: Debians framtid", false),
        ("sv-SE", "Kapitel 9. Unixtjänster", false),
        ("sv-SE", "Kapitel 4. Installation", false),
        ("fr-FR", "Chapitre 1. Introduction", false),
        ("de-DE", "Kapitel 9. Unix-Dienste", false),
        ("da-DK", "Kapitel 3. Analyzing the Existing Setup and Migrating", true),
        ("es-ES", "Capítulo 9. Developer's Best Practices for OS Security", true),
        ("ro-RO", "Cap. 6. Maintenance and Updates: The APT Tools", true),
        ("hr-HR", "The Debian Administrator's Handbook", true),
        ("ja-JP", "第 9 章 Developer's Best Practices for OS Security", true),
        ("uk", "GNU Image Manipulation Program", true),
    ]

    @Test(
        "A heading contradicts its own tag where it does so even to who expects that language",
        arguments: headings)
    func shortHeadings(tag: String, text: String, isContradicted: Bool) {
        let decision = decide(text, .declared(tag, quote))
        #expect(decision.judgement.verdict == (isContradicted ? .contradiction : .abstention))
        #expect(decision.tag == (isContradicted ? "en" : tag))
        #expect(decision.basis == (isContradicted ? "detected" : "declared"))
        let stated = decide(text, .none, stated: tag)
        #expect(stated.tag == tag && stated.judgement.verdict == decision.judgement.verdict)
    }

    @Test(
        "Names of programs in Latin letters contradict no page of another script, a sentence does",
        arguments: [
            ("7.15.22. snippet_html¶", false), ("7.10.1. QueryExpanderTSV¶", false),
            ("Oi! Kochi Language Choice Page", true),
        ])
    func names(text: String, isContradicted: Bool) {
        let decision = decide(text, .inherited("ja", quote))
        #expect(decision.judgement.verdict == (isContradicted ? .contradiction : .abstention))
    }

    /// Words of another script around what is in Latin letters, and whether a page of both contradicts its tag.
    private static let explained: [(tag: String, text: String, isContradicted: Bool)] = [
        ("ja", "ライブラリの初期化を行うには、この関数を呼び出します。使い終わったら、後始末をします。", false),
        ("ko", "라이브러리를 쓰려면 먼저 초기화해야 합니다. 다 쓴 다음에는 정리합니다.", false),
        (
            "ru", "Чтобы начать работу с библиотекой, сначала вызовите эту функцию и проверьте результат.",
            false
        ),
        ("ja", "概要", true), ("ru", "Обзор", true), ("fr", "Vue d'ensemble de la bibliothèque", true),
    ]

    @Test("A page that explains sources in its own script is in no other language", arguments: explained)
    func explainedSources(tag: String, text: String, isContradicted: Bool) {
        let licence = """
            Redistributions of source code must retain the above copyright notice, this list of conditions and
            the following disclaimer. Neither the name of the project may be used to endorse products.
            """
        let decision = decide(text + "\n" + licence, .inherited(tag, quote))
        #expect(decision.judgement.verdict == (isContradicted ? .contradiction : .abstention))
    }

    @Test("An element's own declaration stands where detection is silent")
    func element() {
        #expect(decide("Hola", .declared("es", quote)).tag == "es")
        #expect(decide("Hola", .declared("None", quote)).tag == nil)
    }

    @Test("A language that the detector does not know, or no detector, lets the page's declaration stand")
    func inherited() {
        #expect(decide("Li reis Marsile", .inherited("fro", quote)).basis == "inherited")
        #expect(decide("Hello", .inherited("en", quote), detects: false).basis == "inherited")
        #expect(decide("Hello", .inherited("jp", quote), detects: false).tag == nil)
    }

    @Test("A declared language that the detector cannot name is not contradicted by a relative of it")
    func unknownLanguage() {
        #expect(decide(french, .inherited("fro", quote)).judgement.verdict == .abstention)
        #expect(decide(french, .inherited("fro", quote)).tag == "fro")
        #expect(decide(french, .inherited("fro", quote)).basis == "inherited")
    }

    @Test("lang=\"\" is explicitly unknown, unless the text speaks for itself")
    func empty() {
        let silent = decide("Hola", .empty(quote))
        #expect(silent.tag == nil)
        #expect(silent.basis == "declared-empty")
        #expect(silent.reason == .declaredEmpty)
        #expect(decide(english, .empty(quote)).tag == "en")
    }

    @Test("What the recipe states counts, and is held against detection all the same")
    func stated() {
        let decision = decide(french, .none, stated: "en")
        #expect(decision.tag == "en")
        #expect(decision.basis == "stated")
        #expect(decision.judgement.verdict == .contradiction)
        #expect(decide(english, .none).judgement.verdict == .uncontested)
    }
}
