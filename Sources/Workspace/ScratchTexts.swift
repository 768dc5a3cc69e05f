import Glibc

/// Byte strings that may grow with a site, each known by its place.
package final class ScratchTexts {
    private let bytes: ScratchArray<UInt8>

    package init(in folder: String?) { bytes = ScratchArray(in: folder) }

    /// Appends a byte string; its place.
    package func append(_ text: UnsafeRawBufferPointer) -> Int {
        let place = bytes.count
        withUnsafeBytes(of: UInt32(clamping: text.count)) {
            bytes.append($0.assumingMemoryBound(to: UInt8.self))
        }
        bytes.append(UnsafeBufferPointer(rebasing: text.bindMemory(to: UInt8.self).prefix(Int(UInt32.max))))
        return place
    }

    package func append(_ text: [UInt8]) -> Int { text.withUnsafeBytes { append($0) } }

    /// Writes a byte string over another of its length, or at a place of its own; its place.
    func replace(_ place: Int, with text: [UInt8]) -> Int {
        guard text.count == withBytes(at: place, \.count) else { return append(text) }
        for (index, byte) in text.enumerated() { bytes[place + 4 + index] = byte }
        return place
    }

    /// Gives the byte string at a place, as long as `body` appends none.
    package func withBytes<Result>(at place: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows
        -> Result
    {
        try bytes.withElements { all in
            let all = UnsafeRawBufferPointer(all)
            let count = Int(all.loadUnaligned(fromByteOffset: place, as: UInt32.self))
            return try body(UnsafeRawBufferPointer(rebasing: all[(place + 4)..<(place + 4 + count)]))
        }
    }

    package func text(at place: Int) -> String {
        withBytes(at: place) { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether one text comes before another, by their bytes.
    func precedes(_ a: Int, _ b: Int) -> Bool {
        withBytes(at: a) { a in withBytes(at: b) { Self.precedes(a, $0) } }
    }

    private static func precedes(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
        guard let first = a.baseAddress, let second = b.baseAddress else { return a.count < b.count }
        let order = memcmp(first, second, min(a.count, b.count))
        return order < 0 || order == 0 && a.count < b.count
    }

    func array(at place: Int) -> [UInt8] { withBytes(at: place) { Array($0) } }
}

extension ScratchTexts {
    private static let separator: UInt8 = 0

    /// Appends the cells of a row; its place. A NUL in a cell, which only a hostile header has, becomes U+FFFD.
    package func append(row: [String]) -> Int {
        var bytes: [UInt8] = []
        for (index, cell) in row.enumerated() {
            if index > 0 { bytes.append(Self.separator) }
            for byte in cell.utf8 {
                if byte == Self.separator { bytes += "\u{FFFD}".utf8 } else { bytes.append(byte) }
            }
        }
        return append(bytes)
    }

    /// The cells of a row.
    package func row(at place: Int) -> [String] {
        withBytes(at: place) { line in
            line.split(separator: Self.separator, omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
        }
    }
}
