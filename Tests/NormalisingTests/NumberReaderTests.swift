import Testing

@testable import Normalising

@Suite struct NumberReaderTests {
    @Test(
        "Numbers as people write them, with a point",
        arguments: [
            ("0", "0"), ("42", "42"), ("-5", "-5"), ("−5", "-5"), ("+5", "5"), ("3.14", "3.14"), (" 7 ", "7"),
            ("1,234", "1234"), ("1,234.5", "1234.5"), ("1,234,567", "1234567"), ("12,34,567", "1234567"),
            ("1 234", "1234"), ("1\u{A0}234\u{202F}567", "1234567"), ("1'234’567", "1234567"), ("007", "007"),
            ("１２３", "123"), ("١٢٣", "123"), ("-1,000.00", "-1000.00"),
        ])
    func point(text: String, value: String) { #expect(NumberReader.number(text, decimal: ".") == value) }

    @Test(
        "With a comma",
        arguments: [
            ("3,14", "3.14"), ("1.234", "1234"), ("1.234,5", "1234.5"), ("1 234,50", "1234.50"),
            ("−0,5", "-0.5"),
        ])
    func comma(text: String, value: String) { #expect(NumberReader.number(text, decimal: ",") == value) }

    @Test(
        "What is no number, or may be another, is rejected",
        arguments: [
            "", " ", "-", "+", ".", "1.", ".5", "1.2.3", "12,34", "1,2,3", "1,23", "1234,567", "1,,234",
            "1,234,56",
            "1 23", "1,234 567", "1,234.567,8", "5-3", "5-", "--5", "1e5", "12a", "a12", "½", "十", "1/2",
            "€5", "5 %",
            ",123", "1,", "1, 234", "123,45,678",
        ])
    func rejected(text: String) { #expect(NumberReader.number(text, decimal: ".") == nil) }
}
