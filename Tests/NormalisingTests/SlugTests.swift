import Testing

@testable import Normalising

@Suite struct SlugTests {
    @Test(
        "Case and white space are no part of an identity",
        arguments: [
            ("Report on  urban\ncommons", "report-on-urban-commons"), ("COMMONS", "commons"),
            ("2019", "2019"), ("서울 공유", "서울-공유"), ("public markets", "public-markets"),
        ])
    func whole(text: String, slug: String) {
        #expect(Slug.key(of: [text]) == slug)
    }

    @Test(
        "Whatever else is lost puts six digits at the end, from the first record on",
        arguments: ["C.I.T.I.E.S.", "co-op", "Café", "a/b", "What?", "“quoted”", "—"])
    func lost(text: String) {
        let key = Slug.key(of: [text])
        #expect(key.contains(#/(^|-)[0-9a-f]{6}$/#))
        #expect(key == Slug.key(of: [text]))
    }

    @Test(
        "Texts that differ in what is lost have keys that differ",
        arguments: [("co-op", "co op"), ("Café", "Cafe"), ("a.b", "a,b"), ("resume", "résumé")])
    func apart(a: String, b: String) {
        #expect(Slug.key(of: [a]) != Slug.key(of: [b]))
    }

    @Test("Parts are kept apart")
    func parts() {
        #expect(Slug.key(of: ["study mission", "Seoul"]) == "study-mission.seoul")
        #expect(Slug.key(of: ["a b", "c"]) != Slug.key(of: ["a", "b c"]))
        #expect(Slug.key(of: ["a", ""]) != Slug.key(of: ["a"]))
    }

    @Test("Very long keys are cut, and say so")
    func long() {
        let text = String(repeating: "word ", count: 60)
        let key = Slug.key(of: [text])
        #expect(key.utf8.count < 140)
        #expect(key != Slug.key(of: [text + "more"]))
    }
}
