import Glibc

extension ArraySlice<UInt8> {
    /// Where a byte first stands.
    func firstPlace(of byte: UInt8) -> Int? {
        withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return nil }
            return memchr(base, Int32(byte), bytes.count).map {
                startIndex + (UnsafeRawPointer($0) - UnsafeRawPointer(base))
            }
        }
    }

    /// Where a sequence of bytes first stands.
    func firstIndex(ofSequence needle: [UInt8]) -> Int? {
        guard let first = needle.first else { return nil }
        var rest = self
        while rest.count >= needle.count, let index = rest.firstPlace(of: first),
            index + needle.count <= endIndex
        {
            if self[index..<(index + needle.count)].elementsEqual(needle) { return index }
            rest = self[(index + 1)...]
        }
        return nil
    }
}
