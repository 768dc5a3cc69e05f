import Glibc

extension UnsafeRawBufferPointer {
    /// Where a sequence first stands.
    func firstOffset(of needle: [UInt8], from start: Int = 0) -> Int? {
        guard let base = baseAddress, count - start >= needle.count, start >= 0 else { return nil }
        guard let first = needle.first else { return start }
        let last = count - needle.count
        var place = start
        while place <= last, let found = memchr(base + place, Int32(first), last - place + 1) {
            place = UnsafeRawPointer(found) - base
            let isHere = needle.withUnsafeBytes { pattern in
                pattern.baseAddress.map { memcmp(base + place, $0, pattern.count) == 0 } ?? false
            }
            if isHere { return place }
            place += 1
        }
        return nil
    }
}
