/// Tests of eight bytes at once, which are one number (Warren, "Hacker's Delight", section 6-1).
///
/// A test gives a number that is not zero where any of the eight is meant.
enum EightBytes {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    static func equal(_ byte: UInt8, _ bytes: UInt64) -> UInt64 {
        let difference = bytes ^ ones &* UInt64(byte)
        return (difference &- ones) & ~difference & highs
    }

    /// - Parameter limit: At most 0x80.
    @inline(__always)
    static func below(_ limit: UInt8, _ bytes: UInt64) -> UInt64 {
        (bytes &- ones &* UInt64(limit)) & ~bytes & highs
    }

    /// Whether a test meets any byte of a text.
    @inline(__always)
    static func anyMeets(_ text: UnsafeBufferPointer<UInt8>, _ test: (UInt64) -> UInt64) -> Bool {
        guard let base = text.baseAddress, !text.isEmpty else { return false }
        let bytes = UnsafeRawPointer(base)
        guard text.count >= 8 else { return test(few(bytes, text.count)) != 0 }
        var index = 0
        while index + 8 <= text.count {
            if test(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) != 0 { return true }
            index += 8
        }
        // The last eight, of which some were looked at.
        return index < text.count
            && test(bytes.loadUnaligned(fromByteOffset: text.count - 8, as: UInt64.self)) != 0
    }

    /// Less than eight bytes, some of them twice or more.
    @inline(__always)
    private static func few(_ bytes: UnsafeRawPointer, _ count: Int) -> UInt64 {
        if count >= 4 {
            let front = bytes.loadUnaligned(fromByteOffset: 0, as: UInt32.self)
            let back = bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
            return UInt64(front) | UInt64(back) << 32
        }
        let first = UInt64(bytes.load(as: UInt8.self))
        let middle = UInt64(bytes.load(fromByteOffset: count / 2, as: UInt8.self))
        let last = UInt64(bytes.load(fromByteOffset: count - 1, as: UInt8.self))
        return first &* ones & ~0xFFFF | middle | last << 8
    }
}
