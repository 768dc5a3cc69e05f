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
        guard Self.needsQuotes(text) else {
            bytes.append(contentsOf: text)
            return
        }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * text.count + 2) { room in
            guard let base = room.baseAddress else { return }
            let count = Self.quote(text, to: base)
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: UnsafeBufferPointer(room)[..<count]))
        }
    }

    static func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        // Nearly no text has other controls below a carriage return, and those that have are looked at again.
        EightBytes.anyMeets(text) {
            EightBytes.equal(UInt8(ascii: ","), $0) | EightBytes.equal(UInt8(ascii: "\""), $0)
                | EightBytes.below(0x0E, $0)
        }
            && text.contains {
                $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
            }
    }

    /// Writes a cell in quotes.
    ///
    /// - Parameter room: Of twice the text's bytes, and two.
    /// - Returns: How many bytes were written.
    static func quote(_ text: UnsafeBufferPointer<UInt8>, to room: UnsafeMutablePointer<UInt8>) -> Int {
        var end = room
        func write(_ byte: UInt8) {
            end.pointee = byte
            end += 1
        }
        write(UInt8(ascii: "\""))
        for byte in text {
            if byte == UInt8(ascii: "\"") { write(byte) }
            write(byte)
        }
        write(UInt8(ascii: "\""))
        return end - room
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
