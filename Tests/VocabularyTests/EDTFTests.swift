import Testing
import Vocabulary

@Suite struct EDTFTests {
    @Test(
        "Dates of level 0 and 1 have bounds",
        arguments: [
            ("2019", "2019-01-01", "2019-12-31"), ("2019-10", "2019-10-01", "2019-10-31"),
            ("2020-02", "2020-02-01", "2020-02-29"), ("2019-02", "2019-02-01", "2019-02-28"),
            ("1900-02", "1900-02-01", "1900-02-28"), ("2000-02", "2000-02-01", "2000-02-29"),
            ("2019-10-05", "2019-10-05", "2019-10-05"), ("2019?", "2019-01-01", "2019-12-31"),
            ("2019-10~", "2019-10-01", "2019-10-31"), ("2019-10-05%", "2019-10-05", "2019-10-05"),
            ("201X", "2010-01-01", "2019-12-31"), ("20XX", "2000-01-01", "2099-12-31"),
            ("2004-XX", "2004-01-01", "2004-12-31"), ("1985-04-XX", "1985-04-01", "1985-04-30"),
            ("1985-XX-XX", "1985-01-01", "1985-12-31"), ("2001-21", "2001-01-01", "2001-12-31"),
            ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12"),
            ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08"), ("1964/2008", "1964-01-01", "2008-12-31"),
        ])
    func bounds(text: String, earliest: String, latest: String) {
        let date = EDTF(text)
        #expect(date?.earliest == earliest)
        #expect(date?.latest == latest)
    }

    @Test("The ambiguous date is a set, from its first to its last reading")
    func set() {
        let date = EDTF("[2023-08-11,2023-11-08]")
        #expect(date?.earliest == "2023-08-11")
        #expect(date?.latest == "2023-11-08")
        #expect(EDTF("{1960,1961-12}")?.latest == "1961-12-31")
        #expect(EDTF("[..1983]")?.earliest == nil)
        #expect(EDTF("[..1983]")?.latest == "1983-12-31")
    }

    @Test("An open end has no bound", arguments: ["1985/..", "../1985", "/1985", "1985/"])
    func open(text: String) {
        let date = EDTF(text)
        #expect(date != nil)
        #expect(date?.earliest == nil || date?.latest == nil)
    }

    @Test(
        "Years outside 0000 to 9999 are dates without bounds",
        arguments: ["Y17000000002", "-1985", "Y-170000"])
    func faraway(text: String) {
        #expect(EDTF(text) != nil)
        #expect(EDTF(text)?.earliest == nil)
    }

    @Test(
        "What is not EDTF is refused",
        arguments: [
            "", "to", "19", "2019-13", "2019-00", "2019-02-30", "2019-2", "2019/2018", "October 2019",
            "2019-10-5", "X019",
            "2X19", "2019-10-05T25:00:00", "../..", "[]", "2019-10-05-01", "２０１９",
        ])
    func refused(text: String) {
        #expect(EDTF(text) == nil)
    }
}
