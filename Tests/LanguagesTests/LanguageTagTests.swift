import Languages
import Serialising
import TestKit
import Testing

@Suite struct LanguageTagTests {
    @Test(
        "Tags are taken apart (RFC 5646, appendix A)",
        arguments: [
            ("de", "de", nil, nil), ("zh-Hant", "zh", "hant", nil), ("zh-cmn-Hans-CN", "zh", "hans", "cn"),
            ("sr-Latn-RS", "sr", "latn", "rs"),
            ("de-CH-1901", "de", nil, "ch"), ("es-419", "es", nil, "419"), ("en-US-x-twain", "en", nil, "us"),
            ("EN-us", "en", nil, "us"), ("hy-Latn-IT-arevela", "hy", "latn", "it"),
            ("ar-a-aaa-b-bbb-a-ccc", "ar", nil, nil), ("a-DE", nil, nil, nil),
        ] as [(String, String?, String?, String?)])
    func parts(text: String, language: String?, script: String?, region: String?) {
        let tag = LanguageTag(text)
        #expect(tag?.language == language)
        #expect(tag?.script == script)
        #expect(tag?.region == region)
    }

    @Test(
        "What is not well-formed is nil",
        arguments: [
            "", "-", "e", "None of", "en_US", "en--US", "en-", "abcdefghi", "de-419-DE", "a-DE", "<!--#echo",
            "{{lang}}", "en-x", "日本",
        ])
    func malformed(text: String) {
        #expect(LanguageTag(text) == nil)
    }

    @Test(
        "Registered tags are valid",
        arguments: [
            "en", "en-US", "pt-BR", "zh-Hant-TW", "sl-rozaj-biske-1994", "x-private", "i-klingon", "qaa",
            "es-419", "de-1996", "kr", "sgn-ase", "zh-yue", "en-u-co-phonebk",
        ])
    func valid(text: String) {
        #expect(LanguageTag(text)?.isValid == true)
    }

    @Test(
        "Well-formed is not valid",
        arguments: [
            "jp", "cn", "gr", "cz", "dk", "ua", "en-ZZZ", "en-Lxtn", "None", "de-1992", "xy", "fr-ase",
        ])
    func invalid(text: String) {
        #expect(LanguageTag(text)?.isValid != true)
    }

    @Test(
        "The conventional form has conventional case",
        arguments: [
            ("EN-us", "en-US"), ("ZH-hant-tw", "zh-Hant-TW"), ("es-419", "es-419"),
            ("EN-X-Twain", "en-x-twain"),
        ])
    func conventional(text: String, expected: String) {
        #expect(LanguageTag(text)?.conventional == expected)
    }

    @Test("Countries named for languages are not registered, but for those that are languages of their own")
    func countries() {
        for code in LanguageTag.countriesForLanguages.keys { #expect(LanguageTag(code)?.isValid == false) }
        for code in LanguageTag.countriesThatAreLanguages.keys { #expect(LanguageTag(code)?.isValid == true) }
    }

    @Test(
        "A public suite's tags are read as it says",
        .enabled(if: Corpora.has("std-bcp47-tests"), "needs CARTULARY_CORPORA"))
    func suite() throws {
        var count = 0
        for file in Corpora.files(in: "std-bcp47-tests/test/fixtures", suffixes: [".json"]) {
            let name = try #require(file.split(separator: "/").last).dropLast(5)
            let expected = try JSONReader.value(of: Corpora.bytes(file)[...])
            let tag = LanguageTag(String(name))
            let isGrandfathered = expected["irregular"]?.string != nil || expected["regular"]?.string != nil
            let privateUse = expected["privateuse"]?.array ?? []
            if isGrandfathered {
                #expect(tag?.isGrandfathered == true, "\(name)")
            } else if let language = expected["language"]?.string {
                #expect(tag?.language == language.lowercased(), "\(name)")
                #expect(tag?.region == expected["region"]?.string?.lowercased(), "\(name)")
                #expect(tag?.variants.count == expected["variants"]?.array?.count, "\(name)")
            } else if privateUse.isEmpty {
                #expect(tag == nil, "\(name)")
            }
            count += 1
        }
        #expect(count > 80)
    }
}
