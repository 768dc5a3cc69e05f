import Vocabulary

/// Decodes bytes of an encoding to UTF-8, and keeps where each character came from.
struct Decoder {
    /// Decoded text and its map to the payload.
    struct Result {
        var text: [UInt8] = []
        var offsets = OffsetMap()
        var replacements = 0
        var zeros = 0

        /// Adds a character whose UTF-8 is not its bytes in the payload.
        mutating func append(_ character: some Sequence<UInt8>, from start: Int, to end: Int) {
            offsets.mark(text: text.count, payload: start)
            text += character
            offsets.mark(text: text.count, payload: end)
        }

        mutating func appendReplacement(from start: Int, to end: Int) {
            append([0xEF, 0xBF, 0xBD], from: start, to: end)
        }
    }

    private let encoding: Encoding

    /// Nil where the system has no decoder for the encoding.
    init?(_ encoding: Encoding) {
        self.encoding = encoding
        guard encoding == .utf8 || encoding == .windows1252 || CharacterConverter(encoding) != nil else {
            return nil
        }
    }

    func decode(_ bytes: [UInt8]) -> Result? {
        if encoding == .utf8 { return utf8(bytes) }
        if encoding == .windows1252 { return singleByte(bytes, table: Self.windows1252) }
        guard let converter = CharacterConverter(encoding) else { return nil }
        if encoding.isSingleByte { return singleByte(bytes, table: converter.table()) }
        return multiByte(bytes, converter: converter)
    }

    private func utf8(_ bytes: [UInt8]) -> Result {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var result = Result(text: [], offsets: OffsetMap(identityFrom: start))
        let validity = UTF8Validity(of: bytes)
        if validity.isValid && !bytes.contains(0) {
            result.text = start == 0 ? bytes : Array(bytes[start...])
            return result
        }
        bytes.withUnsafeBufferPointer { bytes in
            var index = start
            while index < bytes.count {
                if bytes[index] == 0 {
                    result.appendReplacement(from: index, to: index + 1)
                    result.zeros += 1
                    index += 1
                } else if bytes[index] < 0x80 {
                    result.text.append(bytes[index])
                    index += 1
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

    private func singleByte(_ bytes: [UInt8], table: [UInt32?]) -> Result {
        var result = Result()
        for (index, byte) in bytes.enumerated() {
            if byte == 0 {
                result.appendReplacement(from: index, to: index + 1)
                result.zeros += 1
            } else if byte < 0x80 {
                result.text.append(byte)
            } else if let scalar = table[Int(byte)].flatMap({ UnicodeScalar($0) }) {
                result.append(Array(String(Character(scalar)).utf8), from: index, to: index + 1)
            } else {
                result.appendReplacement(from: index, to: index + 1)
                result.replacements += 1
            }
        }
        return result
    }

    private func multiByte(_ bytes: [UInt8], converter: CharacterConverter) -> Result {
        var result = Result()
        let start = encoding.isUTF && bytes.count >= 2 ? 2 : 0
        result.offsets = OffsetMap(identityFrom: start)
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 && byte != 0x1B && !encoding.isStateful && !encoding.isUTF {
                if byte == 0 {
                    result.appendReplacement(from: index, to: index + 1)
                    result.zeros += 1
                } else {
                    result.text.append(byte)
                }
                index += 1
                continue
            }
            let (taken, text) = converter.next(in: bytes, at: index)
            if let text {
                let isZero = text == [0]
                if isZero {
                    result.appendReplacement(from: index, to: index + taken)
                    result.zeros += 1
                } else if !text.isEmpty {
                    result.append(text, from: index, to: index + taken)
                }
            } else {
                result.appendReplacement(from: index, to: index + taken)
                result.replacements += 1
            }
            index += taken
        }
        return result
    }

    /// The index of windows-1252 (Encoding Standard, section 5): all bytes mean something.
    private static let windows1252: [UInt32?] = {
        let high: [UInt32] = [
            0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
            0x0152, 0x8D,
            0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
            0x0161, 0x203A,
            0x0153, 0x9D, 0x017E, 0x0178,
        ]
        return (0..<256).map { byte in (0x80..<0xA0).contains(byte) ? high[byte - 0x80] : UInt32(byte) }
    }()
}
