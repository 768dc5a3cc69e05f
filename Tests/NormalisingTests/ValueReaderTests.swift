import Testing
import Vocabulary

@testable import Normalising

@Suite struct ValueReaderTests {
    @Test("Texts become values of their type")
    func values() {
        let cases: [([String], FieldType, Value)] = [
            (["a", "b"], .string, .string("a; b")), (["42"], .integer, .integer(42)),
            (["1.50"], .number, .number("1.50")), (["yes"], .boolean, .boolean(true)),
            (["2019-10"], .date, .string("2019-10")), (["HTTP://X.org"], .url, .string("http://x.org/")),
            (["mailto:a@b.org?subject=x"], .email, .string("a@b.org")),
            (["EN-us"], .languageTag, .string("en-US")), (["a", "b"], .list, .list(["a", "b"])),
            (["x"], .references(kind: "k", isStrict: true), .list(["x"])),
            (["x"], .reference(kind: "k", isStrict: true), .string("x")),
        ]
        for (texts, type, value) in cases {
            #expect(ValueReader.value(of: texts, type: type, separator: "; ") == .success(value))
        }
    }

    @Test(
        "What is not of the type says what was expected",
        arguments: [
            ("x", FieldType.integer, "a whole number"), ("1.2.3", .number, "a decimal number"),
            ("maybe", .boolean, "true or false"), ("soon", .date, "a date in EDTF"),
            ("x", .url, "an absolute URL"), ("x", .email, "an e-mail address"),
            ("en_US", .languageTag, "a BCP 47 language tag"),
        ])
    func failures(text: String, type: FieldType, expected: String) {
        #expect(
            ValueReader.value(of: [text], type: type, separator: " ")
                == .failure(.init(text: text, expected: expected)))
    }
}
