/// Appends CSV to bytes (RFC 4180, with LF unless said otherwise): minimal quoting, cells as they are.
package struct CSVWriter: Sendable {
    package private(set) var bytes: [UInt8] = []
    private var isFirst = true
    private var isAlone = true
    private let lineEnd: [UInt8]

    package init(lineEnd: [UInt8] = [0x0A]) { self.lineEnd = lineEnd }

    /// Gives the bytes away and begins anew.
    package mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    package mutating func cell(_ text: String) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isAlone = isFirst
        isFirst = false
        var copy = text
        copy.withUTF8 { text in
            let needsQuotes = text.contains {
                $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
            }
            guard needsQuotes else {
                bytes.append(contentsOf: text)
                return
            }
            bytes.append(UInt8(ascii: "\""))
            for byte in text {
                if byte == UInt8(ascii: "\"") { bytes.append(byte) }
                bytes.append(byte)
            }
            bytes.append(UInt8(ascii: "\""))
        }
    }

    /// Ends a row. A row of one empty cell is written as `""`, which no reader takes for an empty line.
    package mutating func endRow() {
        if isAlone && (bytes.isEmpty || bytes.last == 0x0A) {
            bytes += [UInt8(ascii: "\""), UInt8(ascii: "\"")]
        }
        bytes += lineEnd
        isFirst = true
        isAlone = true
    }

    package mutating func row(_ cells: [String]) {
        for text in cells { cell(text) }
        endRow()
    }
}
