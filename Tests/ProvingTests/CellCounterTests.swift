import Serialising
import TestKit
import Testing

@testable import Proving

/// Records and values are counted by bytes as they are by rows.
@Suite struct CellCounterTests {
    private func counts(_ bytes: [UInt8], piece: Int) -> [Int] {
        var counter = CellCounter()
        for start in stride(from: 0, to: bytes.count, by: piece) {
            counter.add(Array(bytes[start..<min(bytes.count, start + piece)]))
        }
        return [counter.records, counter.values]
    }

    private func expected(_ bytes: [UInt8]) -> [Int] {
        let rows = Array(CSVReader(bytes)).dropFirst()
        return [rows.count, rows.joined().count { !$0.isEmpty }]
    }

    @Test(
        "Tables that decide",
        arguments: [
            ("", 0, 0), ("a,b\n", 0, 0), ("a,b\n1,2\n", 1, 2), ("a,b\n1,\n,2\n,\n", 3, 2), ("a,b\n1,2", 1, 2),
            ("a\n\"\"\n", 1, 0), ("a\n\"\"\"\"\n", 1, 1), ("a\n\"\n\"\n", 1, 1), ("a\n\",\"\n", 1, 1),
            ("a,\"b\n\"\n\"1,\n2\",\"\"\n", 1, 1), ("a\n1\n\n2\n", 3, 2),
        ])
    func decides(text: String, records: Int, values: Int) {
        let bytes = Array(text.utf8)
        for piece in 1...8 { #expect(counts(bytes, piece: piece) == [records, values]) }
        #expect(expected(bytes) == [records, values])
    }

    @Test("What our own writer writes, in pieces of any size")
    func written() {
        var numbers = SeededNumbers(seed: 3)
        let cells = ["", "a", "\"", "\"\"", ",", "\n", "a,b", "é\n\"x\"", "\r\n", " "]
        for _ in 0..<200 {
            var writer = CSVWriter()
            for _ in 0..<Int.random(in: 0...20, using: &numbers) {
                writer.row((0..<4).map { _ in cells.randomElement(using: &numbers) ?? "" })
            }
            let bytes = writer.take()
            let piece = Int.random(in: 1...9, using: &numbers)
            #expect(
                counts(bytes, piece: piece) == expected(bytes), "\(String(decoding: bytes, as: UTF8.self))")
        }
    }
}
