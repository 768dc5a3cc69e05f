/// Reads CSV (RFC 4180) row by row; LF, CRLF and a byte order mark are taken.
package struct CSVReader: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var index = 0
    /// The line on which the last row began, from 1.
    package private(set) var line = 0
    private var nextLine = 1

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    package mutating func next() -> [String]? {
        guard index < bytes.count else { return nil }
        line = nextLine
        var row: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == 0x0A { nextLine += 1 }
            if isQuoted {
                if byte != UInt8(ascii: "\"") {
                    cell.append(byte)
                } else if index < bytes.count, bytes[index] == byte {
                    cell.append(byte)
                    index += 1
                } else {
                    isQuoted = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\"") where cell.isEmpty: isQuoted = true
            case UInt8(ascii: ","):
                row.append(String(decoding: cell, as: UTF8.self))
                cell.removeAll(keepingCapacity: true)
            case 0x0D where index < bytes.count && bytes[index] == 0x0A: break
            case 0x0A:
                row.append(String(decoding: cell, as: UTF8.self))
                return row
            default: cell.append(byte)
            }
        }
        row.append(String(decoding: cell, as: UTF8.self))
        return row
    }
}
