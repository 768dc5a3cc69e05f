import Testing

@testable import Serialising

/// Pieces of lines, written as the writers of whole files write them.
@Suite struct LineBufferTests {
    private static let texts = [
        "", "a", "ab", "abc", "abcd", "abcdefg", "abcdefgh", "a, b", "say \"so\"", "x\ny", "x\ry", "\t",
        "é,è", "한국어",
        "\\", "\u{1}", "\u{7F}", "abcdefghijklmno\"", "\"abcdefghijklmno", "abcdefghijklmno,",
        "abcdefghijklmn\u{1F}p",
        String(repeating: "long ", count: 3_000), String(repeating: "\"", count: 3_000),
    ]

    @Test("A cell is that of CSV", arguments: texts)
    func cells(text: String) {
        var buffer = LineBuffer()
        let bytes = Array(text.utf8)
        buffer.append(UInt8(ascii: "x"))
        buffer.append(UInt8(ascii: ","))
        bytes.withUnsafeBufferPointer { buffer.append(cell: $0) }
        buffer.append(0x0A)
        var csv = CSVWriter()
        csv.row(["x", text])
        #expect(buffer.take() == csv.bytes)
    }

    @Test("A string is that of JSON", arguments: texts)
    func strings(text: String) throws {
        var buffer = LineBuffer()
        Array(text.utf8).withUnsafeBufferPointer { buffer.append(json: $0) }
        let bytes = buffer.take()
        var json = JSONWriter()
        json.string(text)
        #expect(bytes == json.bytes)
        #expect(try JSONReader.value(of: bytes[...]) == .string(text))
        #expect(buffer.count == 0)
    }

    @Test("Numbers", arguments: [0, 1, 9, 10, 99, 100, 12_345, .max, -1, .min])
    func numbers(number: Int) {
        var buffer = LineBuffer()
        buffer.append(number: number)
        #expect(String(decoding: buffer.take(), as: UTF8.self) == String(number))
    }

    @Test("It grows, and begins anew")
    func growth() {
        var buffer = LineBuffer()
        for number in 0..<5_000 { buffer.append(Array("line \(number)\n".utf8)) }
        let lines = String(decoding: buffer.take(), as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 5_000 && lines[4_999] == "line 4999")
        #expect(buffer.take().isEmpty)
    }
}
