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

    @Test(
        "Months of many languages, and days of the week that are those of the date",
        arguments: [
            ("Monday, May 6, 2019", "2019-05-06"), ("Sat 4 May 2019", "2019-05-04"),
            ("Sunday, 29 February 2004", "2004-02-29"),
            ("lundi 6 mai 2019", "2019-05-06"), ("sábado, 4 de mayo de 2019", "2019-05-04"),
            ("Montag, 6. Mai 2019", "2019-05-06"), ("4 d’abril de 2019", "2019-04-04"),
            ("4 d'abril del 2019", "2019-04-04"),
            ("12 maja 2019 r.", "2019-05-12"), ("12. května 2019", "2019-05-12"),
            ("12 мая 2019 г.", "2019-05-12"),
            ("понедельник, 6 мая 2019", "2019-05-06"), ("12 травня 2019 року", "2019-05-12"),
            ("2019. május 6.", "2019-05-06"), ("6. toukokuuta 2019", "2019-05-06"),
            ("6 Mayıs 2019", "2019-05-06"),
            ("6 Μαΐου 2019", "2019-05-06"), ("6 mai 2019", "2019-05-06"), ("6 Mei 2019", "2019-05-06"),
            ("6. maí 2019", "2019-05-06"), ("10 października 2019", "2019-10-10"),
            ("listopadu 2019", "2019-11"),
            ("10 жовтня 2019", "2019-10-10"), ("1 ianuarie 2019", "2019-01-01"),
            ("3 de xuño de 2019", "2019-06-03"),
        ])
    func languages(text: String, date: String) {
        #expect(DateReader.edtf(text, order: .undeclared) == date)
    }

    @Test(
        "A time of day beside a date is left out, as it is of ISO 8601",
        arguments: [
            ("May 6, 2019 at 3:00 pm", "2019-05-06"), ("6 May 2019, 15:30", "2019-05-06"),
            ("15:30, 6 May 2019", "2019-05-06"),
            ("Mon 6 May 2019 09:05:00 GMT", "2019-05-06"), ("6. Mai 2019 um 15:30 Uhr", "2019-05-06"),
            ("6 mai 2019 à 15h30", "2019-05-06"), ("May 6, 2019 3:00pm", "2019-05-06"),
            ("6 May 2019 – 15:30", "2019-05-06"), ("09.08.2013, 06:00", "[2013-08-09,2013-09-08]"),
            ("31/12/2019 14:33", "2019-12-31"), ("2013/08/09 06:00:00 +0200", "2013-08-09"),
            ("Thu, 19 Jun 2014 10:00:00 +0200", "2014-06-19"),
            ("Tue Mar 06 2018 10:14:25 GMT+0100 (CET)", "2018-03-06"),
            ("2023-11-07T07:00:00.000Z", "2023-11-07"), ("2019-06-17T18:28:00+0200", "2019-06-17"),
            ("2019-06-17T18:28-05:00", "2019-06-17"), ("2019-06-17 18:28:00 UTC", "2019-06-17"),
            ("2019-06-17 6:28 PM EST", "2019-06-17"),
            ("2019-06-17 18:28:00 +0000 UTC", "2019-06-17"), ("2019-06-17T7:05Z", "2019-06-17"),
        ])
    func times(text: String, date: String) {
        #expect(DateReader.edtf(text, order: .undeclared) == date)
    }

    @Test(
        "A month that is another in another language, and a day of the week that is not that of the date, are none",
        arguments: [
            "12 listopada 2019", "listopad 2019", "Tuesday, May 6, 2019", "mardi 6 mai 2019",
            "Monday, May 2019",
            "Monday Monday 6 May 2019", "6 May 2019 15:30 16:30", "6 May 2019 pm", "15:30", "May 15:30",
            "Monday 2019", "Monday",
        ])
    func contradicted(text: String) {
        #expect(DateReader.edtf(text, order: .undeclared) == nil)
    }

    @Test(
        "Days of the week",
        arguments: [
            (2019, 5, 6, 1), (2000, 1, 1, 6), (2000, 2, 29, 2), (1970, 1, 1, 4), (1999, 12, 31, 5),
            (2026, 11, 27, 5),
            (1900, 3, 1, 4), (2100, 2, 28, 7),
        ])
    func weekdays(year: Int, month: Int, day: Int, weekday: Int) {
        #expect(DateWords.weekday(year: year, month: month, day: day) == weekday)
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
            "2019-06-17T", "2019-06-17 soon", "2019-13-17T10:00:00Z", "2019-06-17T10:00+",
            "2019-06-17 10:00 17:00",
            "October 2019 2020", "32 May 2019", "version 1.2.3", "20191005", "May May 2019",
        ])
    func nothing(text: String) {
        #expect(DateReader.edtf(text, order: .undeclared) == nil)
    }

    @Test(
        "The first day that a line names among other words",
        arguments: [
            ("Posted on 5 May 2019 by Jane", "2019-05-05"),
            ("By Jane | May 5, 2019 | 12 comments", "2019-05-05"),
            ("Freitag | 14. Juni 2019 | 15:49 VON Sina", "2019-06-14"),
            ("Published 2019-05-06 10:00, updated 2019-05-07", "2019-05-06"),
            ("Stand: 31.12.2019", "2019-12-31"), ("(31.12.2019) Der Hafen", "2019-12-31"),
            ("最終更新: 2004年2月12日", "2004-02-12"), ("Updated: the 3rd of May 2019", "2019-05-03"),
            ("In May 2019 12 ships", nil), ("May 2019", nil), ("2019", nil),
            ("2019. május 6., hétfő", "2019-05-06"),
            ("", nil),
            ("Tuesday, May 6, 2019", "2019-05-06"), ("1999/2000", nil),
        ] as [(String, String?)])
    func lines(line: String, day: String?) {
        #expect(DateReader.day(in: line, order: .undeclared) == day)
    }

    @Test("A line of very many words names no day")
    func longLine() {
        let words = String(repeating: "word ", count: 40)
        #expect(DateReader.day(in: words + "5 May 2019", order: .undeclared) == nil)
    }

    @Test(
        "Times of day and zones",
        arguments: [
            ("15:30", true, false), ("9:05:00", true, false), ("09:05:00.123", true, false),
            ("15h30", true, false),
            ("3:00pm", true, false), ("3:00xm", false, false), ("15:3", false, false),
            ("155:30", false, false),
            ("+0200", false, true), ("-05:00", false, true), ("gmt+1", false, true), ("(cet)", false, true),
            ("(3)", false, false), ("+", false, false), ("gmt", false, false), ("+02:0", false, false),
            ("", false, false),
        ])
    func times(word: String, isTime: Bool, isZone: Bool) {
        #expect(TimeOfDay.isTime(word) == isTime)
        #expect(TimeOfDay.isZone(word) == isZone)
    }
}
