import Ingesting
import TestKit
import Testing
import Vocabulary

@testable import Extracting

/// References to versions in other languages that stand in words alone.
@Suite struct VersionCitationTests {
    private func mentions(_ body: String, head: String = "") throws -> [Mention] {
        let text = "<!DOCTYPE html><head>\(head)</head><body>\(body)"
        let capture = Capture(
            id: "c", file: "x.org/a.html", length: 0, sha256: "", url: "http://x.org/a.html", date: nil,
            mediaType: "text/html", charset: "utf-8", role: .page, reason: "", fidelity: .unknown)
        let page = try #require(Ingester().page(from: capture, bytes: Array(text.utf8)).value)
        return try #require(Extractor(recipes: []).extraction(from: page).value).mentions
    }

    @Test(
        "Words that send the reader to a version in another language, in the languages of sites",
        arguments: [
            ("Please see the French version for details.", "French version"),
            ("Read also our Spanish-language edition", "Spanish-language edition"),
            ("Pour en savoir plus, voir la version anglaise.", "version anglaise"),
            ("Consultez l\u{2019}édition en allemand", "édition en allemand"),
            ("Véase la versión en inglés.", "versión en inglés"),
            ("Siehe auch die englische Fassung", "englische Fassung"),
            ("Leggi la versione inglese", "versione inglese"),
            ("Veja a versão em português.", "versão em português"),
            ("Vegeu la versió en anglès", "versió en anglès"),
            ("Zie de Engelse versie.", "Engelse versie"),
            ("자세한 내용은 영어판을 참조하세요", "영어판"), ("詳しくは英語版をご覧ください", "英語版"),
            ("请看英文版", "英文版"),
        ])
    func found(text: String, words: String) throws {
        let found = try mentions("<p>\(text)</p>")
        #expect(found.map(\.excerpt.text) == [words])
        #expect(found.first?.excerpt.quote.exact == words)
    }

    @Test(
        "What is addressed, answered by an alternate, or no reference to a version is left alone",
        arguments: [
            ("<p>See the <a href=/fr>French version</a>.", ""),
            ("<p>See the <a href=/fr>French</a> version.", ""),
            ("<p>See the French version <a href=/fr>here</a>.", ""),
            ("<p>See the French version.", "<link rel=alternate hreflang=fr-FR href=/fr>"),
            ("<p>See the French version.<p><a href=/fr>Français</a>", ""),
            ("<p>The French version won the prize.", ""), ("<p>See the new version.", ""),
            ("<p>See the French museum.", ""), ("<p>Oversee the French version", ""),
            ("<p>See version 2.", ""), ("<script>see the French version</script>", ""),
            ("<p>Fassung, edición, version, 版, 판, traduction", ""),
        ])
    func silent(body: String, head: String) throws {
        #expect(try mentions(body, head: head).isEmpty)
    }
}
