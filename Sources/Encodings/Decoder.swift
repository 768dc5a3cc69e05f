import CEncodings
import Glibc
package import Vocabulary

/// Decodes bytes of an encoding to UTF-8, and keeps where each character came from.
package struct Decoder {
    /// Decoded text and its map to the payload.
    package struct Result {
        package var text: [UInt8] = []
        package var offsets = OffsetMap()
        package var replacements = 0
        package var zeros = 0
        /// Characters beyond ASCII.
        package var others = 0

        /// Adds a character whose UTF-8 is not its bytes in the payload.
        mutating func append(_ point: UInt32, second: UInt32 = 0, from start: Int, to end: Int) {
            offsets.mark(text: text.count, payload: start)
            appendUTF8(point)
            if second != 0 { appendUTF8(second) }
            offsets.mark(text: text.count, payload: end)
        }

        private mutating func appendUTF8(_ point: UInt32) {
            if point < 0x80 {
                text.append(UInt8(point))
            } else if point < 0x800 {
                text.append(UInt8(0xC0 | point >> 6))
                text.append(UInt8(0x80 | point & 0x3F))
            } else if point < 0x10000 {
                text.append(UInt8(0xE0 | point >> 12))
                text.append(UInt8(0x80 | point >> 6 & 0x3F))
                text.append(UInt8(0x80 | point & 0x3F))
            } else {
                text.append(UInt8(0xF0 | point >> 18))
                text.append(UInt8(0x80 | point >> 12 & 0x3F))
                text.append(UInt8(0x80 | point >> 6 & 0x3F))
                text.append(UInt8(0x80 | point & 0x3F))
            }
        }

        /// Adds a run of ASCII as it stands, or a run of zeros as one replacement: a hole in a file is zeros
        /// by the hundred thousand.
        ///
        /// - Returns: Where it ends.
        mutating func appendASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
            if bytes[start] == 0 {
                var end = start + 1
                while end < bytes.count, bytes[end] == 0 { end += 1 }
                appendReplacement(from: start, to: end)
                zeros += end - start
                return end
            }
            let run = UnsafeBufferPointer(
                rebasing: bytes[start..<UTF8Sequence.endOfASCII(in: bytes, from: start)])
            let zero = run.baseAddress.flatMap { base in
                memchr(base, 0, run.count).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) }
            }
            let count = zero ?? run.count
            text.append(contentsOf: run[..<count])
            return start + count
        }

        mutating func appendReplacement(from start: Int, to end: Int) { append(0xFFFD, from: start, to: end) }
    }

    private let encoding: Encoding

    package init(_ encoding: Encoding) { self.encoding = encoding }

    package func decode(_ bytes: [UInt8]) -> Result {
        if encoding == .utf8 { return utf8(bytes) }
        if encoding.isUTF { return utf16(bytes, isBigEndian: encoding == .utf16BE) }
        if let decoder = LegacyDecoder(encoding.name) { return legacy(bytes, decoder) }
        return singleByte(bytes)
    }

    private func utf8(_ bytes: [UInt8]) -> Result {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var result = Result(text: [], offsets: OffsetMap(identityFrom: start))
        let validity = UTF8Validity(of: bytes)
        result.others = validity.sequences
        if validity.isValid && memchr(bytes, 0, bytes.count) == nil {
            result.text = start == 0 ? bytes : Array(bytes[start...])
            return result
        }
        bytes.withUnsafeBufferPointer { bytes in
            var index = start
            while index < bytes.count {
                if bytes[index] < 0x80 {
                    index = result.appendASCII(bytes, from: index)
                } else {
                    let length = UTF8Sequence.length(in: bytes, at: index)
                    if length.isValid {
                        result.text += bytes[index..<(index + length.count)]
                    } else {
                        result.appendReplacement(from: index, to: index + length.count)
                        result.replacements += 1
                    }
                    index += length.count
                }
            }
        }
        return result
    }

    private func singleByte(_ bytes: [UInt8]) -> Result {
        var result = Result()
        let base = encoding.singleByteIndex * 128
        result.text.reserveCapacity(bytes.count + bytes.count / 8)
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                if bytes[index] < 0x80 {
                    index = result.appendASCII(bytes, from: index)
                    continue
                }
                result.others += 1
                let point = cartulary_single_byte(Int32(base + Int(bytes[index]) - 0x80))
                if point == 0 {
                    result.appendReplacement(from: index, to: index + 1)
                    result.replacements += 1
                } else {
                    result.append(point, from: index, to: index + 1)
                }
                index += 1
            }
        }
        return result
    }

    private func legacy(_ bytes: [UInt8], _ decoder: LegacyDecoder) -> Result {
        var result = Result()
        var decoder = decoder
        result.text.reserveCapacity(bytes.count + bytes.count / 4)
        let hasStates = encoding.isStateful
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                // In an encoding with states a byte below 0x80 may be half of a character.
                if bytes[index] == 0 || bytes[index] < 0x80 && !hasStates {
                    index = result.appendASCII(bytes, from: index)
                    continue
                }
                switch decoder.step(bytes, index) {
                case .scalars(let point, let second, let taken):
                    if point >= 0x80 { result.others += 1 }
                    result.append(point, second: second, from: index, to: index + taken)
                    index += taken
                case .nothing(let taken): index += taken
                case .error(let taken):
                    result.others += 1
                    result.replacements += 1
                    result.appendReplacement(from: index, to: index + taken)
                    index += taken
                }
            }
        }
        return result
    }

    /// UTF-16 with its surrogates (Encoding Standard, section 15.2).
    private func utf16(_ bytes: [UInt8], isBigEndian: Bool) -> Result {
        let mark: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
        var index = bytes.starts(with: mark) ? 2 : 0
        var result = Result(text: [], offsets: OffsetMap(identityFrom: index))
        func unit(_ place: Int) -> UInt32 {
            let pair = (UInt32(bytes[place]), UInt32(bytes[place + 1]))
            return isBigEndian ? pair.0 << 8 | pair.1 : pair.1 << 8 | pair.0
        }
        while index + 1 < bytes.count {
            let value = unit(index)
            if value == 0 {
                var end = index + 2
                while end + 1 < bytes.count, unit(end) == 0 { end += 2 }
                result.appendReplacement(from: index, to: end)
                result.zeros += (end - index) / 2
                index = end
                continue
            }
            if value >= 0x80 { result.others += 1 }
            if value & 0xFC00 == 0xD800, index + 3 < bytes.count, unit(index + 2) & 0xFC00 == 0xDC00 {
                let point = 0x10000 + ((value & 0x3FF) << 10) + (unit(index + 2) & 0x3FF)
                result.append(point, from: index, to: index + 4)
                index += 4
            } else if value & 0xF800 == 0xD800 {
                result.appendReplacement(from: index, to: index + 2)
                result.replacements += 1
                index += 2
            } else {
                result.append(value, from: index, to: index + 2)
                index += 2
            }
        }
        if index < bytes.count {
            result.appendReplacement(from: index, to: bytes.count)
            result.replacements += 1
        }
        return result
    }
}
