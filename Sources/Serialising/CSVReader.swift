/// Reads CSV (RFC 4180) row by row; LF, CRLF and a byte order mark are taken.
///
/// Of a file a megabyte is in memory, and a row. It is read once: copies of a reader share it.
package struct CSVReader: Sequence, IteratorProtocol {
    private var bytes: [UInt8]
    private var index = 0
    private let file: FileBytes?
    /// The line on which the last row began, from 1.
    package private(set) var line = 0
    private var nextLine = 1

    package init(_ bytes: [UInt8]) { self.init(bytes, of: nil) }

    /// Nil where there is no file.
    package init?(path: String) {
        guard let file = FileBytes(path: path) else { return nil }
        var bytes: [UInt8] = []
        file.append(to: &bytes)
        self.init(bytes, of: file)
    }

    private init(_ bytes: [UInt8], of file: FileBytes?) {
        self.bytes = bytes
        self.file = file
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    /// The file could not be read to its end: rows are missing.
    package var isBroken: Bool { file?.isBroken ?? false }

    package mutating func next() -> [String]? {
        while true {
            let isAll = file?.isAtEnd ?? true
            if index < bytes.count, let row = row(isAll: isAll) { return row }
            guard let file, !isAll else { return nil }
            // The row goes on behind what is in memory, and is read anew.
            bytes.removeSubrange(..<index)
            index = 0
            file.append(to: &bytes, most: Swift.max(FileBytes.piece, bytes.count))
        }
    }

    /// The row that begins here; nil where it does not end in what is in memory.
    private mutating func row(isAll: Bool) -> [String]? {
        var row: [String] = []
        let end = bytes.withUnsafeBufferPointer { bytes -> (place: Int, lines: Int)? in
            var place = index
            var lines = 0
            while true {
                let cell = Self.cell(bytes, from: place, &lines)
                row.append(cell.text)
                guard cell.end < bytes.count else { return isAll ? (bytes.count, lines) : nil }
                place = cell.end + 1
                if bytes[cell.end] == 0x0A { return (place, lines + 1) }
            }
        }
        guard let end else { return nil }
        index = end.place
        line = nextLine
        nextLine += end.lines
        return row
    }

    /// A cell, and where the comma or the end of the line behind it stands, or the bytes end; counts the line
    /// ends within it.
    private static func cell(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ lines: inout Int) -> (
        text: String, end: Int
    ) {
        var place = start
        if start < bytes.count, bytes[start] == UInt8(ascii: "\"") {
            var cell: [UInt8] = []
            var isQuoted = false
            while place < bytes.count {
                let byte = bytes[place]
                if isQuoted, byte == UInt8(ascii: "\"") {
                    // Two of them are one.
                    if place + 1 < bytes.count, bytes[place + 1] == byte {
                        cell.append(byte)
                        place += 1
                    } else {
                        isQuoted = false
                    }
                } else if isQuoted {
                    if byte == 0x0A { lines += 1 }
                    cell.append(byte)
                } else if byte == UInt8(ascii: "\""), cell.isEmpty {
                    isQuoted = true
                } else if byte == UInt8(ascii: ",") || byte == 0x0A {
                    break
                } else if byte != 0x0D || place + 1 == bytes.count || bytes[place + 1] != 0x0A {
                    cell.append(byte)
                }
                place += 1
            }
            return (String(decoding: cell, as: UTF8.self), place)
        }
        while place < bytes.count, bytes[place] != UInt8(ascii: ","), bytes[place] != 0x0A { place += 1 }
        var end = place
        if place < bytes.count, bytes[place] == 0x0A, end > start, bytes[end - 1] == 0x0D { end -= 1 }
        return (String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self), place)
    }
}
