/// Appends JSON to bytes (RFC 8259), members in the order of the calls.
package struct JSONWriter: Sendable {
    package private(set) var bytes: [UInt8] = []
    /// Whether the next member or element needs a comma before it.
    private var needsComma = false

    package init() {}

    /// Begins anew, and keeps its room.
    package mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    /// Gives the bytes away and begins anew.
    package mutating func take() -> [UInt8] {
        defer {
            bytes.removeAll(keepingCapacity: true)
            needsComma = false
        }
        return bytes
    }

    package mutating func beginObject() { open(UInt8(ascii: "{")) }
    package mutating func endObject() { close(UInt8(ascii: "}")) }
    package mutating func beginArray() { open(UInt8(ascii: "[")) }
    package mutating func endArray() { close(UInt8(ascii: "]")) }

    package mutating func name(_ name: String) {
        separate()
        quote(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    package mutating func string(_ text: String) {
        separate()
        quote(text)
    }

    package mutating func integer(_ number: Int) { literal(String(number)) }
    package mutating func boolean(_ flag: Bool) { literal(flag ? "true" : "false") }
    package mutating func null() { literal("null") }

    /// A number or word that is JSON already.
    package mutating func literal(_ text: String) {
        separate()
        bytes += text.utf8
    }

    /// Ends a line, and with it a text: the next begins anew (JSON Lines).
    package mutating func newline() {
        bytes.append(0x0A)
        needsComma = false
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var copy = text
        copy.withUTF8 { append($0) }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        guard !Self.isPlain(text) else { return bytes.append(contentsOf: text) }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 6 * text.count) { room in
            guard let base = room.baseAddress else { return }
            let count = Self.escape(text, to: base)
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: UnsafeBufferPointer(room)[..<count]))
        }
    }

    /// Whether a text is written as it is.
    static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        !EightBytes.anyMeets(text) {
            EightBytes.equal(UInt8(ascii: "\""), $0) | EightBytes.equal(UInt8(ascii: "\\"), $0)
                | EightBytes.equal(0x7F, $0) | EightBytes.below(0x20, $0)
        }
    }

    private static let digits = Array("0123456789abcdef".utf8)

    /// Writes a text as it stands in a string (RFC 8259, section 7).
    ///
    /// - Parameter room: Of six times the text's bytes.
    /// - Returns: How many bytes were written.
    static func escape(_ text: UnsafeBufferPointer<UInt8>, to room: UnsafeMutablePointer<UInt8>) -> Int {
        var end = room
        func write(_ byte: UInt8) {
            end.pointee = byte
            end += 1
        }
        func write(escaped byte: UInt8) {
            write(UInt8(ascii: "\\"))
            write(byte)
        }
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): write(escaped: byte)
            case 0x0A: write(escaped: UInt8(ascii: "n"))
            case 0x0D: write(escaped: UInt8(ascii: "r"))
            case 0x09: write(escaped: UInt8(ascii: "t"))
            case 0x00...0x1F, 0x7F:
                write(escaped: UInt8(ascii: "u"))
                write(UInt8(ascii: "0"))
                write(UInt8(ascii: "0"))
                write(digits[Int(byte >> 4)])
                write(digits[Int(byte & 15)])
            default: write(byte)
            }
        }
        return end - room
    }
}
