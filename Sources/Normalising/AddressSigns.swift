import Glibc

/// The signs that every address of a person has: `@`, `%40`, or `at` in brackets.
enum AddressSigns {
    /// Where the next sign stands.
    static func next(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = text.baseAddress, start < text.count else { return nil }
        let rest = text.count - start
        func find(_ byte: UInt8, from place: Int = 0) -> Int? {
            memchr(base + start + place, Int32(byte), rest - place).map {
                $0 - UnsafeMutableRawPointer(mutating: base)
            }
        }
        var first = find(UInt8(ascii: "@"))
        var escape = find(UInt8(ascii: "%"))
        while let place = escape, place < first ?? .max {
            if place + 2 < text.count, text[place + 1] == UInt8(ascii: "4"),
                text[place + 2] == UInt8(ascii: "0")
            {
                first = place
                break
            }
            escape = find(UInt8(ascii: "%"), from: place + 1 - start)
        }
        for bracket in [UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "{")] {
            var open = find(bracket)
            while let place = open, place < first ?? .max {
                if holdsAt(text, behind: place) {
                    first = place
                    break
                }
                open = find(bracket, from: place + 1 - start)
            }
        }
        return first
    }

    /// Whether a bracket opens `at`, a space before it or not.
    private static func holdsAt(_ text: UnsafeBufferPointer<UInt8>, behind bracket: Int) -> Bool {
        var place = bracket + 1
        if place < text.count, text[place] <= 0x20 { place += 1 }
        return place + 1 < text.count && text[place] | 0x20 == UInt8(ascii: "a")
            && text[place + 1] | 0x20 == UInt8(ascii: "t")
    }

    /// Which forms of a sign stand in a text, beside the plain `@`.
    static func forms(in text: ArraySlice<UInt8>) -> (isEscaped: Bool, isDisguised: Bool) {
        var forms = (isEscaped: false, isDisguised: false)
        for index in text.indices {
            switch text[index] {
            case UInt8(ascii: "%"): forms.isEscaped = true
            // `(at)`, `[@]`, `{ at }`.
            case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "{"):
                let after = index + 1 < text.endIndex ? text[index + 1] : 0x20
                if after <= 0x20 || after >= 0x80 || after | 0x20 == UInt8(ascii: "a")
                    || after == UInt8(ascii: "@")
                {
                    forms.isDisguised = true
                }
            // Between spaces, of which some have several bytes.
            case UInt8(ascii: "@"):
                let before = index > text.startIndex ? text[index - 1] : 0x20
                let after = index + 1 < text.endIndex ? text[index + 1] : 0x20
                if (before <= 0x20 || before >= 0x80) && (after <= 0x20 || after >= 0x80) {
                    forms.isDisguised = true
                }
            default: break
            }
        }
        return forms
    }

    /// How far an address can reach on either side of its sign: twice what the patterns take.
    private static let before = 160
    private static let behind = 1_200

    /// The surroundings of each sign; those that touch are one.
    static func windows(in text: [UInt8]) -> [Range<Int>] {
        text.withUnsafeBufferPointer { bytes in
            var windows: [Range<Int>] = []
            var place = 0
            while let sign = next(in: bytes, from: place) {
                var start = max(0, sign - before)
                while start < sign, bytes[start] & 0xC0 == 0x80 { start += 1 }
                var end = min(bytes.count, sign + behind)
                while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
                if let last = windows.last, last.upperBound >= start {
                    windows[windows.count - 1] = last.lowerBound..<end
                } else {
                    windows.append(start..<end)
                }
                place = sign + 1
            }
            return windows
        }
    }
}
