/// Bytes that grow by pieces of lines, for tables of millions of rows: what a piece costs is its bytes.
///
/// The memory is its own, and freed with it.
package struct LineBuffer: ~Copyable {
    private var room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 4_096)
    package private(set) var count = 0

    package init() {}

    deinit { room.deallocate() }

    /// The bytes so far; it begins anew, and keeps its room.
    package mutating func take() -> [UInt8] {
        defer { count = 0 }
        return Array(room[..<count])
    }

    package mutating func append(_ byte: UInt8) {
        reserve(1)
        room[count] = byte
        count += 1
    }

    package mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { append($0) }
    }

    package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let base = bytes.baseAddress, let end = place(of: bytes.count) else { return }
        end.update(from: base, count: bytes.count)
        count += bytes.count
    }

    /// A number in decimal digits.
    package mutating func append(number: Int) {
        guard number >= 0 else { return append(Array(String(number).utf8)) }
        reserve(20)
        var digits = 1
        var rest = number
        while rest >= 10 { (rest, digits) = (rest / 10, digits + 1) }
        rest = number
        for place in (0..<digits).reversed() {
            room[count + place] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
        count += digits
    }

    /// A cell of CSV as `CSVWriter` writes it; commas are the caller's.
    package mutating func append(cell text: UnsafeBufferPointer<UInt8>) {
        guard CSVWriter.needsQuotes(text) else { return append(text) }
        guard let end = place(of: 2 * text.count + 2) else { return }
        count += CSVWriter.quote(text, to: end)
    }

    /// A string of JSON as `JSONWriter` writes it; commas are the caller's.
    ///
    /// - Parameter text: Valid UTF-8.
    package mutating func append(json text: UnsafeBufferPointer<UInt8>) {
        append(UInt8(ascii: "\""))
        if JSONWriter.isPlain(text) {
            append(text)
        } else if let end = place(of: 6 * text.count) {
            count += JSONWriter.escape(text, to: end)
        }
        append(UInt8(ascii: "\""))
    }

    /// Where what follows is written, with room for as many bytes.
    private mutating func place(of bytes: Int) -> UnsafeMutablePointer<UInt8>? {
        reserve(bytes)
        return room.baseAddress.map { $0 + count }
    }

    private mutating func reserve(_ bytes: Int) {
        guard count + bytes > room.count else { return }
        let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(2 * room.count, count + bytes))
        _ = larger.update(fromContentsOf: room[..<count])
        room.deallocate()
        room = larger
    }
}
