import Serialising
import TestKit
import Testing

@Suite struct JSONTests {
    private func value(_ text: String) throws -> JSONValue { try JSONReader.value(of: Array(text.utf8)[...]) }

    @Test(
        "Values are read and written again",
        arguments: [
            "null", "true", "false", "0", "-1.5e+10", "\"\"", "\"a\"", "[]", "[1,2,[3]]", "{}",
            "{\"b\":1,\"a\":[null]}",
            "\"\\\"\\\\\\n\\t\"", "\"é–😀\"", "{\"a\":1,\"a\":2}",
        ])
    func roundTrip(text: String) throws {
        var writer = JSONWriter()
        try value(text).write(to: &writer)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == text)
    }

    @Test(
        "Escapes are resolved",
        arguments: [("\"\\u00e9\"", "é"), ("\"\\ud83d\\ude00\"", "😀"), ("\"\\/\\b\\f\"", "/\u{8}\u{C}")])
    func escapes(text: String, expected: String) throws {
        #expect(try value(text).string == expected)
    }

    @Test(
        "What is not JSON has a place",
        arguments: [
            ("", 0), ("{", 1), ("[1,]", 3), ("{\"a\"}", 4), ("01", 1), ("1 2", 2), ("\"a", 2), ("nul", 0),
            ("\"\\x\"", 3), ("\"\\ud800\"", 7), ("[1 2]", 3), ("-", 1), ("1.", 2),
        ])
    func errors(text: String, offset: Int) {
        #expect {
            _ = try value(text)
        } throws: { error in (error as? JSONError)?.offset == offset }
    }

    @Test("Nesting has a limit")
    func depth() {
        #expect(throws: JSONError.self) { _ = try value(String(repeating: "[", count: 100_000)) }
    }

    @Test("Control characters are escaped")
    func control() {
        var writer = JSONWriter()
        writer.string("a\u{1}\u{7F}")
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "\"a\\u0001\\u007f\"")
    }

    @Test("Members keep their order and are found by name, items by place")
    func access() throws {
        let value = try value("{\"a\":[1,{\"b\":\"c\"}]}")
        #expect(value["a"]?[1]?["b"]?.string == "c")
        #expect(value["a"]?[0]?.integer == 1)
        #expect(value["x"] == nil)
        #expect(value["a"]?[7] == nil)
    }

    @Test("For people values are indented")
    func pretty() throws {
        #expect(
            try value("{\"a\":[{}],\"b\":[\"x\",\"y\"]}").pretty()
                == "{\n  \"a\": [\n    {}\n  ],\n  \"b\": [\"x\", \"y\"]\n}")
    }

    @Test(
        "A public suite of JSON texts is judged as it says",
        .enabled(if: Corpora.has("std-jsontestsuite"), "needs CARTULARY_CORPORA"))
    func suite() {
        var count = 0
        for file in Corpora.files(in: "std-jsontestsuite", suffixes: [".json"]) {
            guard let name = file.split(separator: "/").last else { continue }
            let bytes = Corpora.bytes(file)
            let isRead = (try? JSONReader.value(of: bytes[...])) != nil
            if name.hasPrefix("y_") { #expect(isRead, "\(name)") }
            if name.hasPrefix("n_") { #expect(!isRead, "\(name)") }
            count += 1
        }
        #expect(count > 300)
    }
}
