import Testing
import Validating
import Vocabulary

@Suite struct WaivingTests {
    private func waiver(_ subject: String, field: String? = nil, until: String = "2027-01-01") -> Waiver {
        Waiver(
            code: "long-cell", subject: subject, field: field, reason: "r", by: "b", until: until,
            place: SourcePlace(file: "cartulary.yml", line: 7))
    }

    private func finding(_ subject: String, _ field: String = "text") -> Finding {
        Finding(.longCell, subject: subject, field: field, summary: "s")
    }

    @Test(
        "A star stands for any letters, everything else for itself",
        arguments: [
            ("page/a", "page/a", true), ("page/a", "page/ab", false), ("page/*", "page/", true),
            ("*/b", "page/a/b", true), ("p*e/*z", "page/a/z", true), ("p*e/*z", "page/a/zy", false),
            ("page/?", "page/a", false), ("a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaa", false), ("", "", true),
        ])
    func patterns(pattern: String, subject: String, isCovered: Bool) {
        #expect(waiver(pattern).covers(finding(subject)) == isCovered)
    }

    @Test("A waiver covers its code and field alone")
    func narrow() {
        #expect(waiver("page/a", field: "text").covers(finding("page/a")))
        #expect(!waiver("page/a", field: "title").covers(finding("page/a")))
        #expect(!waiver("page/a").covers(Finding(.noPages, subject: "page/a", summary: "s")))
    }

    @Test("A waiver that nothing needs is a finding, once the run is through")
    func unused() {
        var waiving = Waiving([waiver("page/a"), waiver("page/b")])
        #expect(waiving.waiver(of: finding("page/a")) != nil)
        #expect(waiving.waiver(of: finding("page/z")) == nil)
        #expect(waiving.findings().map(\.kind.code) == ["waiver-unused"])
        #expect(waiving.findings().first?.summary.contains("line 7") == true)
    }

    @Test(
        "A waiver holds on its last day, and on no later one; where no day is asked it holds",
        arguments: [("2027-01-01", true), ("2027-01-02", false), (nil, true)] as [(String?, Bool)])
    func expiry(day: String?, holds: Bool) {
        var waiving = Waiving([waiver("page/a")], on: day)
        #expect((waiving.waiver(of: finding("page/a")) != nil) == holds)
        #expect(waiving.findings(on: day).map(\.kind.code) == (holds ? [] : ["waiver-expired"]))
    }
}
