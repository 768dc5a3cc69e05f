import CEncodings

/// Decodes one character after the other of an encoding of many bytes (Encoding Standard, sections 10 to 14).
struct LegacyDecoder {
    /// What stands at a place.
    enum Step {
        /// Scalars, and how many bytes they take.
        case scalars(UInt32, second: UInt32 = 0, taken: Int)
        /// Bytes that mean no character, such as an escape sequence.
        case nothing(taken: Int)
        case error(taken: Int)
    }

    private enum Family { case gb18030, big5, eucJP, iso2022JP, shiftJIS, eucKR }

    private let family: Family
    private var japanese = ISO2022JP()

    /// Nil for an encoding that is not one of many bytes.
    init?(_ name: String) {
        switch name {
        case "gbk", "gb18030": family = .gb18030
        case "big5": family = .big5
        case "euc-jp": family = .eucJP
        case "iso-2022-jp": family = .iso2022JP
        case "shift_jis": family = .shiftJIS
        case "euc-kr": family = .eucKR
        default: return nil
        }
    }

    mutating func step(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Step {
        if family != .iso2022JP, bytes[index] < 0x80 { return .scalars(UInt32(bytes[index]), taken: 1) }
        switch family {
        case .eucKR: return eucKR(bytes, index)
        case .big5: return big5(bytes, index)
        case .shiftJIS: return shiftJIS(bytes, index)
        case .eucJP: return eucJP(bytes, index)
        case .gb18030: return gb18030(bytes, index)
        case .iso2022JP: return japanese.step(bytes, index)
        }
    }

    /// An error takes the lead alone where the trail is ASCII, which then stands for itself.
    private func failure(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Step {
        index + 1 < bytes.count && bytes[index + 1] >= 0x80 ? .error(taken: 2) : .error(taken: 1)
    }

    private func eucKR(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Step {
        let lead = Int(bytes[index])
        guard (0x81...0xFE).contains(lead), index + 1 < bytes.count else { return .error(taken: 1) }
        let trail = Int(bytes[index + 1])
        if (0x41...0xFE).contains(trail) {
            let point = cartulary_euc_kr(Int32((lead - 0x81) * 190 + trail - 0x41))
            if point != 0 { return .scalars(point, taken: 2) }
        }
        return failure(bytes, index)
    }

    private func big5(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Step {
        let lead = Int(bytes[index])
        guard (0x81...0xFE).contains(lead), index + 1 < bytes.count else { return .error(taken: 1) }
        let trail = Int(bytes[index + 1])
        if (0x40...0x7E).contains(trail) || (0xA1...0xFE).contains(trail) {
            let pointer = (lead - 0x81) * 157 + trail - (trail < 0x7F ? 0x40 : 0x62)
            switch pointer {
            case 1133: return .scalars(0xCA, second: 0x304, taken: 2)
            case 1135: return .scalars(0xCA, second: 0x30C, taken: 2)
            case 1164: return .scalars(0xEA, second: 0x304, taken: 2)
            case 1166: return .scalars(0xEA, second: 0x30C, taken: 2)
            default:
                let point = cartulary_big5(Int32(pointer))
                if point != 0 { return .scalars(point, taken: 2) }
            }
        }
        return failure(bytes, index)
    }

    private func shiftJIS(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Step {
        let lead = Int(bytes[index])
        if lead == 0x80 { return .scalars(0x80, taken: 1) }
        if (0xA1...0xDF).contains(lead) { return .scalars(UInt32(0xFF61 - 0xA1 + lead), taken: 1) }
        guard (0x81...0x9F).contains(lead) || (0xE0...0xFC).contains(lead), index + 1 < bytes.count else {
            return .error(taken: 1)
        }
        let trail = Int(bytes[index + 1])
        if (0x40...0x7E).contains(trail) || (0x80...0xFC).contains(trail) {
            let pointer =
                (lead - (lead < 0xA0 ? 0x81 : 0xC1)) * 188 + trail - (trail < 0x7F ? 0x40 : 0x41)
            if (8836...10715).contains(pointer) { return .scalars(UInt32(0xE000 - 8836 + pointer), taken: 2) }
            let point = pointer < 11_280 ? cartulary_jis0208(Int32(pointer)) : 0
            if point != 0 { return .scalars(point, taken: 2) }
        }
        return failure(bytes, index)
    }

    private func eucJP(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Step {
        let lead = Int(bytes[index])
        guard lead == 0x8E || lead == 0x8F || (0xA1...0xFE).contains(lead), index + 1 < bytes.count else {
            return .error(taken: 1)
        }
        let trail = Int(bytes[index + 1])
        if lead == 0x8E, (0xA1...0xDF).contains(trail) {
            return .scalars(UInt32(0xFF61 - 0xA1 + trail), taken: 2)
        }
        if lead == 0x8F, (0xA1...0xFE).contains(trail) {
            guard index + 2 < bytes.count else { return .error(taken: 2) }
            let third = Int(bytes[index + 2])
            if (0xA1...0xFE).contains(third) {
                let point = cartulary_jis0212(Int32((trail - 0xA1) * 94 + third - 0xA1))
                if point != 0 { return .scalars(point, taken: 3) }
            }
            return .error(taken: third >= 0x80 ? 3 : 2)
        }
        if lead >= 0xA1, (0xA1...0xFE).contains(trail) {
            let point = cartulary_jis0208(Int32((lead - 0xA1) * 94 + trail - 0xA1))
            if point != 0 { return .scalars(point, taken: 2) }
        }
        return failure(bytes, index)
    }

    private func gb18030(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Step {
        let lead = Int(bytes[index])
        if lead == 0x80 { return .scalars(0x20AC, taken: 1) }
        guard (0x81...0xFE).contains(lead), index + 1 < bytes.count else { return .error(taken: 1) }
        let second = Int(bytes[index + 1])
        if (0x30...0x39).contains(second) {
            guard index + 3 < bytes.count else { return .error(taken: bytes.count - index) }
            let third = Int(bytes[index + 2])
            let fourth = Int(bytes[index + 3])
            guard (0x81...0xFE).contains(third), (0x30...0x39).contains(fourth) else {
                return .error(taken: 1)
            }
            let pointer = ((lead - 0x81) * 10 + second - 0x30) * 1260 + (third - 0x81) * 10 + fourth - 0x30
            return GB18030Ranges.point(pointer).map { .scalars($0, taken: 4) } ?? .error(taken: 4)
        }
        if (0x40...0x7E).contains(second) || (0x80...0xFE).contains(second) {
            let point = cartulary_gb18030(Int32((lead - 0x81) * 190 + second - (second < 0x7F ? 0x40 : 0x41)))
            if point != 0 { return .scalars(point, taken: 2) }
        }
        return failure(bytes, index)
    }
}

/// Code points of gb18030's four bytes (Encoding Standard, index gb18030 ranges).
private enum GB18030Ranges {
    private static let count = 208

    static func point(_ pointer: Int) -> UInt32? {
        if (189_000...1_237_575).contains(pointer) { return UInt32(0x10000 + pointer - 189_000) }
        guard pointer < 39_420 else { return nil }
        if pointer == 7457 { return 0xE7C7 }
        var low = 0
        var high = count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(cartulary_gb18030_range(Int32(middle * 2))) <= pointer {
                low = middle
            } else {
                high = middle
            }
        }
        let start = Int(cartulary_gb18030_range(Int32(low * 2)))
        return cartulary_gb18030_range(Int32(low * 2 + 1)) + UInt32(pointer - start)
    }
}
