import CEncodings

/// The decoder of ISO-2022-JP with its states (Encoding Standard, section 13.2).
struct ISO2022JP {
    private enum State {
        case ascii, roman, katakana, lead
    }

    private var state = State.ascii

    mutating func step(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> LegacyDecoder.Step {
        let byte = bytes[index]
        if byte == 0x1B {
            guard let escaped = escape(bytes, index) else { return .error(taken: 1) }
            state = escaped
            return .nothing(taken: 3)
        }
        switch state {
        case .ascii:
            return byte < 0x80 && byte != 0x0E && byte != 0x0F
                ? .scalars(UInt32(byte), taken: 1) : .error(taken: 1)
        case .roman:
            if byte == 0x5C { return .scalars(0xA5, taken: 1) }
            if byte == 0x7E { return .scalars(0x203E, taken: 1) }
            return byte < 0x80 && byte != 0x0E && byte != 0x0F
                ? .scalars(UInt32(byte), taken: 1) : .error(taken: 1)
        case .katakana:
            return (0x21...0x5F).contains(byte)
                ? .scalars(0xFF61 - 0x21 + UInt32(byte), taken: 1) : .error(taken: 1)
        case .lead:
            guard (0x21...0x7E).contains(byte) else {
                // Newlines end no state, and stand in two-byte text of careless writers.
                return byte == 0x0A || byte == 0x0D ? .scalars(UInt32(byte), taken: 1) : .error(taken: 1)
            }
            guard index + 1 < bytes.count else { return .error(taken: 1) }
            let trail = bytes[index + 1]
            guard (0x21...0x7E).contains(trail) else { return .error(taken: trail == 0x1B ? 1 : 2) }
            let point = cartulary_jis0208(Int32((Int(byte) - 0x21) * 94 + Int(trail) - 0x21))
            return point == 0 ? .error(taken: 2) : .scalars(point, taken: 2)
        }
    }

    private func escape(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> State? {
        guard index + 2 < bytes.count else { return nil }
        switch (bytes[index + 1], bytes[index + 2]) {
        case (0x28, 0x42): return .ascii
        case (0x28, 0x4A): return .roman
        case (0x28, 0x49): return .katakana
        case (0x24, 0x40), (0x24, 0x42): return .lead
        default: return nil
        }
    }

    /// Whether bytes hold an escape sequence of the encoding, and nothing that it cannot.
    static func isLikely(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            var found = false
            var index = 0
            while index < bytes.count {
                if bytes[index] >= 0x80 { return false }
                if bytes[index] == 0x1B, index + 2 < bytes.count {
                    if bytes[index + 1] == 0x24, bytes[index + 2] == 0x40 || bytes[index + 2] == 0x42 {
                        found = true
                    }
                }
                index += 1
            }
            return found
        }
    }
}
