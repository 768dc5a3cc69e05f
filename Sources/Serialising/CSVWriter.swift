/// Appends CSV to bytes (RFC 4180, with LF unless said otherwise): minimal quoting, cells as they are.
package struct CSVWriter: Sendable {
    package private(set) var bytes: [UInt8] = []
    private var isFirst = true
    private var isAlone = true
    private let lineEnd: [UInt8]

    package init(lineEnd: [UInt8] = [0x0A]) { self.lineEnd = lineEnd }

    /// Begins anew, and keeps its room.
    package mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
    }

    /// Gives the bytes away and begins anew.
    package mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    package mutating func cell(_ text: String) {
        var copy = text
        copy.withUTF8 { cell($0) }
    }

    package mutating func cell(_ number: Int) {
        cell(String(number))
    }

    package mutating func cell(bytes text: ArraySlice<UInt8>) {
        text.withUnsafeBufferPointer { cell($0) }
    }

    private mutating func cell(_ text: UnsafeBufferPointer<UInt8>) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isAlone = isFirst
        isFirst = false
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

    /// Leaves a row without its end: whoever has its last cells goes on with `,`, or ends the line.
    package mutating func suspendRow() {
        isFirst = true
        isAlone = true
    }

    /// Appends cells that are CSV already: a row that was left without its end.
    package mutating func resumeRow(_ cells: ArraySlice<UInt8>) {
        bytes.append(contentsOf: cells)
        isFirst = false
        isAlone = false
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
