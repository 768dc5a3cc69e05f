import Testing
import Vocabulary

@Suite struct AnchorsTests {
    private let anchors = Anchors(
        digests: ["intro", "50%", "한글", "a b", "x:~:y"].map { Anchors.digest(of: Array($0.utf8)[...]) })

    @Test(
        "A fragment is looked up as it stands, then percent-decoded (HTML, 7.4.6.4)",
        arguments: [
            ("intro", .found), ("Intro", .notFound), ("50%", .found), ("50%25", .found),
            ("%ED%95%9C%EA%B8%80", .found), ("한글", .found), ("a%20b", .found), ("nothing", .notFound),
            ("", .found), ("top", .found), ("TOP", .found), ("intro:~:text=a", .found),
            (":~:text=a", .found), ("!/route", .notChecked), ("/route", .notChecked), ("%", .notFound),
            ("%4", .notFound), ("%zz", .notFound),
        ] as [(String, Anchors.Verdict)])
    func fragments(fragment: String, verdict: Anchors.Verdict) {
        #expect(anchors.verdict(of: Array(fragment.utf8)[...]) == verdict)
    }

    @Test("A page without names has its top alone")
    func none() {
        let none = Anchors(digests: [])
        #expect(none.verdict(of: Array("a".utf8)[...]) == .notFound)
        #expect(none.verdict(of: Array("top".utf8)[...]) == .found)
    }

    @Test("Digests are ascending, each once")
    func order() { #expect(Anchors(digests: [3, 1, 3, 2]).digests == [1, 2, 3]) }
}
