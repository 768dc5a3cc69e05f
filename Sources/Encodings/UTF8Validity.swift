/// How far bytes are UTF-8.
package struct UTF8Validity {
    /// Well-formed sequences of more than one byte.
    package private(set) var sequences = 0
    package private(set) var errors = 0

    package var isValid: Bool { errors == 0 }

    package init(of bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                if bytes[index] < 0x80 {
                    index = UTF8Sequence.endOfASCII(in: bytes, from: index)
                    continue
                }
                let length = UTF8Sequence.length(in: bytes, at: index)
                if length.isValid { sequences += 1 } else { errors += 1 }
                index += length.count
            }
        }
    }
}

/// One sequence of UTF-8 beyond ASCII (Unicode Standard, table 3-7).
enum UTF8Sequence {
    /// Behind a run of ASCII, which is looked at many bytes at a time.
    static func endOfASCII(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        var index = start
        while index + 32 <= raw.count {
            let words = (0..<4).reduce(0 as UInt64) {
                $0 | raw.loadUnaligned(fromByteOffset: index + 8 * $1, as: UInt64.self)
            }
            if words & 0x8080_8080_8080_8080 != 0 { break }
            index += 32
        }
        while index + 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080
            if word != 0 { return index + UInt64(littleEndian: word).trailingZeroBitCount / 8 }
            index += 8
        }
        while index < raw.count, raw[index] < 0x80 { index += 1 }
        return index
    }

    /// How many bytes belong together; of a broken sequence its maximal part.
    static func length(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (count: Int, isValid: Bool) {
        let lead = bytes[index]
        let needed: Int
        var lower: UInt8 = 0x80
        var upper: UInt8 = 0xBF
        switch lead {
        case 0xC2...0xDF: needed = 2
        case 0xE0...0xEF:
            needed = 3
            if lead == 0xE0 { lower = 0xA0 }
            if lead == 0xED { upper = 0x9F }
        case 0xF0...0xF4:
            needed = 4
            if lead == 0xF0 { lower = 0x90 }
            if lead == 0xF4 { upper = 0x8F }
        default: return (1, false)
        }
        for offset in 1..<needed {
            guard index + offset < bytes.count, bytes[index + offset] >= lower, bytes[index + offset] <= upper
            else {
                return (offset, false)
            }
            lower = 0x80
            upper = 0xBF
        }
        return (needed, true)
    }
}
