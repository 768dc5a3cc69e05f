/// Appends numbers and strings to bytes: numbers as LEB128, strings with their length.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    /// Empties it for what comes next.
    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    mutating func number(_ value: Int) {
        var rest = UInt64(bitPattern: Int64(value))
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func string(_ text: String) {
        number(text.utf8.count)
        bytes += text.utf8
    }

    /// Bytes with their count, copied at once.
    mutating func data(_ data: [UInt8]) {
        number(data.count)
        bytes += data
    }

    mutating func optional(_ text: String?) {
        number(text == nil ? 0 : 1)
        if let text { string(text) }
    }

    mutating func list<Item>(_ items: [Item], _ write: (inout ByteWriter, Item) -> Void) {
        number(items.count)
        for item in items { write(&self, item) }
    }
}

/// Reads what a `ByteWriter` wrote; broken bytes read as nothing, and set `isBroken`.
struct ByteReader {
    private let bytes: [UInt8]
    private var index = 0
    private(set) var isBroken = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { index == bytes.count }

    mutating func number() -> Int {
        var result: UInt64 = 0
        var shift: UInt64 = 0
        while index < bytes.count, shift < 64 {
            let byte = bytes[index]
            index += 1
            result |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int(Int64(bitPattern: result)) }
            shift += 7
        }
        isBroken = true
        return 0
    }

    mutating func string() -> String {
        let count = number()
        guard count >= 0, index + count <= bytes.count else {
            isBroken = true
            return ""
        }
        defer { index += count }
        return String(decoding: bytes[index..<(index + count)], as: UTF8.self)
    }

    mutating func data() -> [UInt8] {
        let count = number()
        guard count >= 0, count <= bytes.count - index else {
            isBroken = true
            return []
        }
        defer { index += count }
        return Array(bytes[index..<(index + count)])
    }

    mutating func optional() -> String? { number() == 0 ? nil : string() }

    mutating func list<Item>(_ read: (inout ByteReader) -> Item) -> [Item] {
        let count = number()
        guard count >= 0, count <= bytes.count - index else {
            if count != 0 { isBroken = true }
            return []
        }
        var items: [Item] = []
        items.reserveCapacity(count)
        for _ in 0..<count where !isBroken { items.append(read(&self)) }
        return items
    }
}
