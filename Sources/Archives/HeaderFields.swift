import Glibc

/// Named fields of a record or of an HTTP message, in their order, with names as written.
///
/// The bytes are kept as they are; texts are made where somebody asks.
package struct HeaderFields: Sendable, Equatable {
    private struct Field: Sendable, Equatable {
        var name: Range<Int>
        var value: Range<Int>
        /// Lines that were folded into the value.
        var folded: [Range<Int>] = []
    }

    private var bytes: [UInt8] = []
    private var fields: [Field] = []

    package init() {}

    /// The first value of a name, without regard to case.
    package subscript(name: StaticString) -> String? {
        fields.first { isNamed($0, name) }.map(text)
    }

    package func all(_ name: StaticString) -> [String] { fields.filter { isNamed($0, name) }.map(text) }

    /// Whether there is a field of a name.
    package func has(_ name: StaticString) -> Bool { fields.contains { isNamed($0, name) } }

    /// Names and values, for listings.
    package var pairs: [(name: String, value: String)] {
        fields.map { (Self.text(bytes[$0.name]), text($0)) }
    }

    private func isNamed(_ field: Field, _ name: StaticString) -> Bool {
        let count = name.utf8CodeUnitCount
        guard field.name.count == count else { return false }
        let start = field.name.lowerBound
        return bytes.withUnsafeBufferPointer { bytes in
            for index in 0..<count where bytes[start + index] | 0x20 != name.utf8Start[index] | 0x20 {
                return false
            }
            return true
        }
    }

    private func text(_ field: Field) -> String {
        let first = Self.text(bytes[field.value])
        guard !field.folded.isEmpty else { return first }
        return ([first] + field.folded.map { Self.text(bytes[$0]) }).joined(separator: " ")
    }

    /// UTF-8, or Latin-1 where it is none.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(validating: bytes, as: UTF8.self)
            ?? String(String.UnicodeScalarView(bytes.map { UnicodeScalar($0) }))
    }

    /// Reads lines `Name: value` up to the end; folded lines belong to the line before (RFC 9112, section 5.2).
    ///
    /// - Returns: The number of lines that are no field.
    package mutating func read(_ source: UnsafeRawBufferPointer) -> Int {
        let offset = bytes.count
        bytes.append(contentsOf: source)
        fields.reserveCapacity(fields.count + 12)
        guard let base = source.baseAddress else { return 0 }
        var bad = 0
        var start = 0
        while start < source.count {
            let found = memchr(base + start, 0x0A, source.count - start)
            let newline = found.map { UnsafeRawPointer($0) - base } ?? source.count
            var end = newline
            if end > start, source[end - 1] == 0x0D { end -= 1 }
            let line = start..<end
            start = newline + 1
            if line.isEmpty { continue }
            if source[line.lowerBound] == 0x20 || source[line.lowerBound] == 0x09, !fields.isEmpty {
                let rest = Self.trimmed(line, source)
                if !rest.isEmpty { fields[fields.count - 1].folded.append(Self.moved(rest, offset)) }
                continue
            }
            guard
                let colon = memchr(base + line.lowerBound, 0x3A, line.count).map({
                    UnsafeRawPointer($0) - base
                }),
                colon > line.lowerBound
            else {
                bad += 1
                continue
            }
            fields.append(
                Field(
                    name: Self.moved(Self.trimmed(line.lowerBound..<colon, source), offset),
                    value: Self.moved(Self.trimmed((colon + 1)..<end, source), offset)))
        }
        return bad
    }

    private static func moved(_ range: Range<Int>, _ offset: Int) -> Range<Int> {
        (range.lowerBound + offset)..<(range.upperBound + offset)
    }

    private static func trimmed(_ range: Range<Int>, _ bytes: UnsafeRawBufferPointer) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        return start..<end
    }
}
