import Foundation
import Serialising
import TestKit
import Testing

/// Files that are read piece by piece give what they give as a whole.
@Suite struct FileReadingTests {
    /// Bytes of CSV of many shapes: short cells and long ones, quotes, line ends within cells, CRLF.
    private func table(_ numbers: inout SeededNumbers, bytes: Int) -> [UInt8] {
        let pieces = ["a", "é", "\"\"", ",", "\n", "\r\n", "\r", " ", "한", "=", "x,y"]
        var text: [UInt8] = []
        while text.count < bytes {
            for cell in 0..<Int.random(in: 1...6, using: &numbers) {
                if cell > 0 { text.append(UInt8(ascii: ",")) }
                let count = Int.random(in: 0...3, using: &numbers) == 0 ? 40_000 : 12
                let isQuoted = Bool.random(using: &numbers)
                if isQuoted { text.append(UInt8(ascii: "\"")) }
                for _ in 0..<Int.random(in: 0...count, using: &numbers) {
                    // Without quotes a cell is of letters alone.
                    text += (isQuoted ? pieces.randomElement(using: &numbers) ?? "" : "b").utf8
                }
                if isQuoted { text.append(UInt8(ascii: "\"")) }
            }
            text += (Bool.random(using: &numbers) ? "\n" : "\r\n").utf8
        }
        return text
    }

    private func write(_ bytes: [UInt8], in folder: TemporaryFolder) throws -> String {
        let path = folder.path + "/file"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test("Rows of a file are those of its bytes, wherever its pieces end")
    func rows() throws {
        let folder = try TemporaryFolder()
        var numbers = SeededNumbers(seed: 7)
        for size in [0, 1, 1_000, FileBytes.piece - 1, FileBytes.piece, 3 * FileBytes.piece] {
            let bytes = table(&numbers, bytes: size)
            let path = try write(bytes, in: folder)
            var whole = CSVReader(bytes)
            var read = try #require(CSVReader(path: path))
            while let row = whole.next() {
                let other = read.next()
                guard row == other, whole.line == read.line else {
                    Issue.record(
                        "size \(size), line \(whole.line): \(row.count) cells, not \(other?.count ?? 0)")
                    break
                }
            }
            #expect(read.next() == nil && !read.isBroken)
        }
    }

    @Test("A cell of several pieces, and a file that ends within one")
    func longCells() throws {
        let folder = try TemporaryFolder()
        let long = String(repeating: "a\"\"\n", count: FileBytes.piece)
        let rows = [["1", String(repeating: "a\"\n", count: FileBytes.piece), "2"], ["3"]]
        let closed = try write(Array("1,\"\(long)\",2\n3\n".utf8), in: folder)
        #expect(CSVReader(path: closed).map { Array($0) } == rows)
        let open = try write(Array("1,\"\(long)".utf8), in: folder)
        #expect(CSVReader(path: open).map { Array($0) } == [Array(rows[0].dropLast())])
    }

    @Test(
        "A byte order mark is no part of the first cell",
        arguments: ["\u{FEFF}a,b\n", "\u{FEFF}a,b", "a,b\r\n"])
    func mark(text: String) throws {
        let folder = try TemporaryFolder()
        let path = try write(Array(text.utf8), in: folder)
        #expect(CSVReader(path: path).map { Array($0) } == [["a", "b"]])
    }

    @Test(
        "Lines are those of the bytes, with and without an end",
        arguments: [
            "", "\n", "\n\n", "a", "a\n", "a\nb", "a\n\nb\n", "\na",
            String(repeating: "x", count: 1 << 20) + "\ny", String(repeating: "x\n", count: (1 << 20) + 3),
            String(repeating: "x", count: 5 << 20) + "\n" + String(repeating: "z", count: 3 << 20),
        ])
    func lines(text: String) throws {
        let folder = try TemporaryFolder()
        let path = try write(Array(text.utf8), in: folder)
        var lines: [[UInt8]] = []
        try #require(FileBytes(path: path)).forEachLine { line in
            lines.append(Array(line))
            return true
        }
        var expected = Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false).map(
            Array.init)
        if expected.last?.isEmpty ?? false { expected.removeLast() }
        #expect(lines == expected)
    }

    @Test("Reading lines stops where it is told to")
    func stop() throws {
        let folder = try TemporaryFolder()
        let path = try write(Array("a\nb\nc\n".utf8), in: folder)
        var lines = 0
        try #require(FileBytes(path: path)).forEachLine { _ in
            lines += 1
            return lines < 2
        }
        #expect(lines == 2)
    }

    @Test("What is no plain file is none: a folder, a device, nothing")
    func noFile() throws {
        let folder = try TemporaryFolder()
        for path in [folder.path, folder.path + "/none", "/dev/zero", ""] {
            #expect(FileBytes(path: path) == nil && CSVReader(path: path) == nil, "\(path)")
        }
    }
}
