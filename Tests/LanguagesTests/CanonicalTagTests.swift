import Languages
import Testing

/// Verdicts and canonical forms of RFC 5646's own examples, and of cases that other tools got wrong.
@Suite struct CanonicalTagTests {
    @Test(
        "RFC 5646, appendix A: well-formed, valid, and as they are",
        arguments: [
            "de", "fr", "ja", "aa", "zh-Hant", "zh-Hans", "sr-Cyrl", "sr-Latn", "zh-Hans-CN", "sr-Latn-RS",
            "sl-rozaj",
            "sl-rozaj-biske", "sl-nedis", "de-CH-1901", "sl-IT-nedis", "hy-Latn-IT-arevela", "de-DE", "en-US",
            "es-419", "de-CH-x-phonebk", "az-Arab-x-aze-derbend", "x-whatever", "qaa-Qaaa-QM-x-southern",
            "de-Qaaa", "sr-Latn-QM", "sr-Qaaa-RS", "en-US-u-islamcal", "zh-CN-a-myext-x-private",
            "en-a-myext-b-another",
        ])
    func appendixA(tag: String) throws {
        let read = try #require(LanguageTag(tag))
        #expect(read.isValid)
        #expect(read.canonical == tag)
        #expect(LanguageTag(tag.uppercased())?.canonical == tag)
    }

    @Test(
        "RFC 5646, appendix A: not well-formed",
        arguments: [
            "de-419-DE", "a-DE", "", "-", "en-", "en--US", "en_US", "en US", "x",
            "x-", "en-x",
            "abcdefghi", "en-a", "en-a-b", "1a", "en-ü", "i-notatag", "日本",
        ])
    func malformed(tag: String) { #expect(LanguageTag(tag) == nil) }

    @Test(
        "A variant or a singleton that stands twice is well-formed, and not valid (RFC 5646, section 2.2.9)",
        arguments: ["ar-a-aaa-b-bbb-a-ccc", "en-a-bbb-a-ccc", "de-1901-1901", "sl-rozaj-biske-rozaj"])
    func repeated(tag: String) throws { #expect(try #require(LanguageTag(tag)).isValid == false) }

    @Test("Singletons behind x are no extensions, and may repeat")
    func privateUse() throws { #expect(try #require(LanguageTag("en-a-bbb-x-a-ccc-a")).isValid) }

    @Test(
        "Well-formed and not valid: a subtag that the registry has not, at any place",
        arguments: [
            "None", "aaj", "en-Latnx", "jp", "en-UK", "en-Lxxx", "zh-xyz", "de-abcde", "kr-zzz", "ar-yue",
            "xx",
        ])
    func invalid(tag: String) throws { #expect(try #require(LanguageTag(tag)).isValid == false) }

    @Test(
        "Canonical forms: extended languages, deprecated subtags, grandfathered and redundant tags, order, case",
        arguments: [
            // RFC 5646, sections 2.2.2 and 4.5.
            ("zh-cmn-Hans-CN", "cmn-Hans-CN"), ("zh-yue-HK", "yue-HK"), ("zh-gan", "gan"), ("sgn-ase", "ase"),
            ("en-b-ccc-bbb-a-aaa-X-xyz", "en-a-aaa-b-ccc-bbb-x-xyz"), ("i-klingon", "tlh"),
            ("art-lojban", "jbo"),
            ("en-gb-OED", "en-GB-oxendict"), ("i-default", "i-default"), ("zh-min-nan", "nan"),
            ("i-hak", "hak"),
            ("sgn-BE-FR", "sfb"), ("no-bok", "nb"), ("zh-guoyu", "cmn"),
            // Deprecated subtags have what stands for them today.
            ("iw", "he"), ("in", "id"), ("ji-Hebr", "yi-Hebr"), ("mo", "ro"), ("de-DD", "de-DE"),
            ("my-BU", "my-MM"), ("ja-Latn-hepburn-heploc", "ja-Latn-hepburn-alalc97"),
            ("ZH-hant-tw", "zh-Hant-TW"), ("sh", "sr-Latn"), ("no", "no"), ("kr", "kr"),
            ("X-Private", "x-private"),
        ])
    func canonical(tag: String, form: String) throws {
        // `sh` has no preferred value in the registry (it names a macrolanguage), so it stays.
        #expect(try #require(LanguageTag(tag)).canonical == (tag == "sh" ? "sh" : form))
    }

    @Test("A canonical form is its own canonical form, and keeps its verdict")
    func idempotent() throws {
        for tag in [
            "zh-cmn-Hans-CN", "i-lux", "sgn-JP", "iw-IL", "en-b-bb-a-aa", "zh-min", "zh-wuu", "ar-afb",
        ] {
            let first = try #require(LanguageTag(tag))
            let second = try #require(LanguageTag(first.canonical))
            #expect(second.canonical == first.canonical)
            #expect(second.isValid == first.isValid, "\(tag)")
        }
    }

    @Test("A tag of 10,000 characters is read in bounded work")
    func long() {
        #expect(LanguageTag(String(repeating: "abcdefgh-", count: 1_200)) == nil)
        #expect(
            LanguageTag("en-x-" + Array(repeating: "abcdefgh", count: 1_200).joined(separator: "-")) != nil)
    }
}
