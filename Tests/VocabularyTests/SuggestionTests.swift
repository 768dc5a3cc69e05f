import Testing
import Vocabulary

@Suite struct SuggestionTests {
    @Test(
        "The nearest known word is suggested",
        arguments: [
            ("titel", "title"), ("publicaton", "publication"), ("Topic", "topic"),
            ("organization", "organisation"),
            ("colapse", "collapse"),
        ])
    func near(written: String, known: String) {
        #expect(
            nearest(to: written, in: ["title", "publication", "topic", "organisation", "collapse"]) == known)
    }

    @Test("Nothing is suggested where nothing is near", arguments: ["", "xyz", "completely-different"])
    func far(written: String) {
        #expect(nearest(to: written, in: ["title", "publication"]) == nil)
    }

    @Test("Names are folded by case and white space alone")
    func folding() {
        #expect(foldedName("  Urban \n Commons ") == "urban commons")
        #expect(foldedName("C.I.T.I.E.S.") != foldedName("CITIES"))
    }
}
