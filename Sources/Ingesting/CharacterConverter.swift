import Glibc

/// Converts one character after the other by the system's iconv.
final class CharacterConverter {
    private let handle: iconv_t

    /// The most bytes that one character of an encoding takes, escape sequences apart.
    private static let longest = 8

    /// Nil where the system does not know the encoding.
    init?(_ encoding: Encoding) {
        guard let handle = iconv_open("UTF-8", encoding.iconvName), Int(bitPattern: handle) != -1 else {
            return nil
        }
        self.handle = handle
    }

    deinit { iconv_close(handle) }

    /// The scalar of each byte of a single-byte encoding; nil where a byte means nothing.
    func table() -> [UInt32?] {
        (0..<256).map { byte -> UInt32? in
            guard let text = next(in: [UInt8(byte)], at: 0).text else { return nil }
            return String(decoding: text, as: UTF8.self).unicodeScalars.first?.value
        }
    }

    /// How many bytes the next character takes, and its UTF-8: empty for an escape sequence, nil for an
    /// error.
    func next(in bytes: [UInt8], at index: Int) -> (taken: Int, text: [UInt8]?) {
        for count in 1...Self.longest where index + count <= bytes.count {
            var input = bytes[index..<(index + count)].map { CChar(bitPattern: $0) }
            var output = [CChar](repeating: 0, count: 16)
            let (status, left, room, failure) = convert(&input, &output)
            if status != -1 && left == 0 {
                let written = output.count - room
                if written == 0 && count < Self.longest && index + count < bytes.count && bytes[index] != 0x1B
                {
                    continue
                }
                return (count, output.prefix(written).map { UInt8(bitPattern: $0) })
            }
            if failure == EILSEQ { return (errorLength(bytes, index, count), nil) }
        }
        return (min(1, bytes.count - index), nil)
    }

    /// A broken pair whose second byte is ASCII gives that byte back (Encoding Standard, section 11).
    private func errorLength(_ bytes: [UInt8], _ index: Int, _ count: Int) -> Int {
        count > 1 && bytes[index + count - 1] < 0x80 ? count - 1 : count
    }

    private func convert(_ input: inout [CChar], _ output: inout [CChar]) -> (Int, Int, Int, Int32) {
        var left = input.count
        var room = output.count
        let status = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var from = input.baseAddress
                var to = output.baseAddress
                return iconv(handle, &from, &left, &to, &room)
            }
        }
        return (status, left, room, errno)
    }
}
