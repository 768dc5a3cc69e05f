/// Takes the framing of chunks away, piece by piece (RFC 9112, section 7.1).
package struct ChunkedDecoder: Sendable {
    private enum State: Sendable, Equatable {
        case size(digits: Int, value: Int)
        case sizeRest(value: Int)
        case data(left: Int)
        case dataEnd
        case trailer(lineLength: Int)
        case end
        case damaged
    }

    private var state = State.size(digits: 0, value: 0)

    package init() {}

    /// Whether the last chunk was seen.
    package var isComplete: Bool { state == .end }

    /// Whether the framing is broken; what was not framed is then handed on as it is.
    package var isDamaged: Bool { state == .damaged }

    /// Whether the bytes seen so far can be chunks at all.
    package static func canBegin(with bytes: ArraySlice<UInt8>) -> Bool {
        var digits = 0
        for byte in bytes.prefix(64) {
            if hexValue(byte) != nil {
                digits += 1
                if digits > 8 { return false }
            } else {
                return digits > 0 && (byte == 0x0D || byte == 0x0A || byte == 0x3B || byte == 0x20)
            }
        }
        return digits > 0
    }

    /// Hands on the content of some framed bytes.
    package mutating func feed(_ bytes: UnsafeRawBufferPointer, _ consume: (UnsafeRawBufferPointer) -> Void) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch state {
            case .size(let digits, let value):
                if let digit = Self.hexValue(byte), digits < 15 {
                    state = .size(digits: digits + 1, value: value << 4 | digit)
                    index += 1
                } else if digits == 0 {
                    state = .damaged
                } else {
                    state = .sizeRest(value: value)
                }
            case .sizeRest(let value):
                // Spaces and extensions up to the end of the line.
                if byte == 0x0A { state = value == 0 ? .trailer(lineLength: 0) : .data(left: value) }
                index += 1
            case .data(let left):
                let step = min(left, bytes.count - index)
                consume(UnsafeRawBufferPointer(rebasing: bytes[index..<(index + step)]))
                index += step
                state = step == left ? .dataEnd : .data(left: left - step)
            case .dataEnd:
                if byte == 0x0A {
                    state = .size(digits: 0, value: 0)
                    index += 1
                } else if byte == 0x0D {
                    index += 1
                } else {
                    state = .damaged
                }
            case .trailer(let length):
                if byte == 0x0A {
                    state = length == 0 ? .end : .trailer(lineLength: 0)
                } else if byte != 0x0D {
                    state = .trailer(lineLength: length + 1)
                }
                index += 1
            case .end: return
            case .damaged:
                consume(UnsafeRawBufferPointer(rebasing: bytes[index...]))
                return
            }
        }
    }

    private static func hexValue(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte) - 0x30
        case 0x41...0x46: Int(byte) - 0x37
        case 0x61...0x66: Int(byte) - 0x57
        default: nil
        }
    }
}
