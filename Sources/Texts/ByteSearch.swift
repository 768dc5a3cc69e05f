import Glibc

extension UnsafeBufferPointer<UInt8> {
    /// Where a byte first stands, from a place on.
    package func firstPlace(of byte: UInt8, from start: Int = 0) -> Int? {
        guard let base = baseAddress, start < count else { return nil }
        return memchr(base + start, Int32(byte), count - start).map {
            UnsafeRawPointer($0) - UnsafeRawPointer(base)
        }
    }

    /// Where a sequence of bytes first stands, from a place on.
    package func firstPlace(ofSequence needle: [UInt8], from start: Int = 0) -> Int? {
        guard let first = needle.first else { return nil }
        var place = start
        while let found = firstPlace(of: first, from: place), found + needle.count <= count {
            if self[found..<(found + needle.count)].elementsEqual(needle) { return found }
            place = found + 1
        }
        return nil
    }
}

extension ArraySlice<UInt8> {
    /// Where a byte first stands.
    package func firstPlace(of byte: UInt8) -> Int? {
        withUnsafeBufferPointer { $0.firstPlace(of: byte) }.map { startIndex + $0 }
    }

    /// Where a sequence of bytes first stands.
    package func firstIndex(ofSequence needle: [UInt8]) -> Int? {
        withUnsafeBufferPointer { $0.firstPlace(ofSequence: needle) }.map { startIndex + $0 }
    }
}
