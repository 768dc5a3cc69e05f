import Testing
import Vocabulary

@testable import Normalising

@Suite struct DateReaderTests {
    @Test(
        "Dates are read as people write them",
        arguments: [
            ("October 2019", "2019-10"), ("12 October 2019", "2019-10-12"),
            ("October 12, 2019", "2019-10-12"), ("Oct. 12th 2019", "2019-10-12"),
            ("12 octobre 2019", "2019-10-12"), ("1er mars 2018", "2018-03-01"),
            ("5 de marzo de 2018", "2018-03-05"), ("1. Januar 2019", "2019-01-01"),
            ("2019", "2019"), ("2019-10-05", "2019-10-05"), ("2003年3月5日", "2003-03-05"),
            ("２００３年３月", "2003-03"), ("2003년 3월 5일", "2003-03-05"),
            ("2019/10/05", "2019-10-05"), ("2019.10.5", "2019-10-05"), ("2019-10-05T12:00:00Z", "2019-10-05"),
            ("  May 2020 ", "2020-05"), ("31/12/2019", "2019-12-31"),
            ("12/31/2019", "2019-12-31"), ("05.05.2019", "2019-05-05"),
        ])
    func read(text: String, date: String) {
        #expect(DateReader.edtf(text, order: .undeclared) == date)
    }

    @Test("Two readings stay two, unless the order is declared")
    func ambiguous() {
        #expect(DateReader.edtf("08/11/2023", order: .undeclared) == "[2023-08-11,2023-11-08]")
        #expect(DateReader.edtf("08/11/2023", order: .dayFirst) == "2023-11-08")
        #expect(DateReader.edtf("08/11/2023", order: .monthFirst) == "2023-08-11")
        #expect(DateReader.edtf("31/12/2019", order: .monthFirst) == nil)
    }

    @Test(
        "Nothing is read out of other words",
        arguments: [
            "", "to", "on:", "soon", "10", "October", "the 5th", "Room 2019b", "1/2", "12/12/19",
            "October 2019 2020", "32 May 2019", "version 1.2.3", "20191005", "May May 2019",
        ])
    func nothing(text: String) {
        #expect(DateReader.edtf(text, order: .undeclared) == nil)
    }
}
