import Testing

@testable import Normalising

/// The dates of feeds: two standards, and what people make of them.
@Suite struct FeedDateTests {
    @Test(
        "A date is read with or without the name of its day, its time and its zone; nothing is read out of other words",
        arguments: [
            ("Sat, 30 Nov 2019 21:37:44 +0000", "2019-11-30"), ("30 Nov 2019 21:37:44 GMT", "2019-11-30"),
            ("Sat, 30 Nov 19 21:37 EST", "2019-11-30"), ("Wed, 02 Oct 02 08:00:00 EST", "2002-10-02"),
            ("Mon, 1 Feb 99 10:00:00 GMT", "1999-02-01"), ("2019-11-30T21:37:44Z", "2019-11-30"),
            ("2019-11-30T21:37:44+09:00", "2019-11-30"), ("2019-11-30 21:37:44", "2019-11-30"),
            ("2019-11-30", "2019-11-30"), ("2019-11", "2019-11"), ("2019", "2019"),
            ("lun., 4 mars 2019 10:00:00 +0100", "2019-03-04"), ("Saturday, 30 November 2019", "2019-11-30"),
            ("soon", nil), ("", nil), ("Sat, 31 Nov 2019 21:37:44 +0000", nil), ("Sat, 30 Foo 2019", nil),
            ("30 2019", nil), ("21:37:44", nil),
        ])
    func dates(text: String, edtf: String?) {
        #expect(FeedDate.edtf(text) == edtf)
    }
}
