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

    /// Whether a bracket holds `at` or `@` alone, with or without spaces.
    private static func holdsAt(_ text: UnsafeBufferPointer<UInt8>, behind bracket: Int) -> Bool {
        func byte(_ place: Int) -> UInt8 { place < text.count ? text[place] : 0 }
        var place = bracket + 1
        place += spaceLength(byte(place), byte(place + 1), byte(place + 2))
        if byte(place) == UInt8(ascii: "@") {
            place += 1
        } else if byte(place) | 0x20 == UInt8(ascii: "a"), byte(place + 1) | 0x20 == UInt8(ascii: "t") {
            place += 2
        } else {
            return false
        }
        place += spaceLength(byte(place), byte(place + 1), byte(place + 2))
        switch byte(place) {
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): return true
        default: return false
        }
    }

    /// The bytes of a white space that begins so; 0 where none does (Unicode's White_Space).
    private static func spaceLength(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
        switch (first, second, third) {
        case (0x09...0x0D, _, _), (0x20, _, _): 1
        case (0xC2, 0x85, _), (0xC2, 0xA0, _): 2
        case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF),
            (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
            3
        default: 0
        }
    }

    /// Which forms of a sign stand in a text, beside the plain `@`.
    static func forms(in text: UnsafeBufferPointer<UInt8>) -> (isEscaped: Bool, isDisguised: Bool) {
        var forms = (isEscaped: false, isDisguised: false)
        for index in text.indices {
            switch text[index] {
            case UInt8(ascii: "%"): forms.isEscaped = true
            // `(at)`, `[@]`, `{ at }`.
            case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "{"):
                if holdsAt(text, behind: index) { forms.isDisguised = true }
            case UInt8(ascii: "@"): if isApart(text, index) { forms.isDisguised = true }
            default: break
            }
        }
        return forms
    }

    /// Whether a sign stands between spaces, of which some have several bytes.
    private static func isApart(_ text: UnsafeBufferPointer<UInt8>, _ sign: Int) -> Bool {
        let before = sign > 0 ? text[sign - 1] : 0x20
        let after = sign + 1 < text.count ? text[sign + 1] : 0x20
        return (before <= 0x20 || before >= 0x80) && (after <= 0x20 || after >= 0x80)
    }

    /// How far an address can reach on either side of its sign: twice what the patterns take.
    private static let before = 160
    private static let behind = 1_200

    /// The surroundings of each sign, in order; those that touch are one.
    static func windows(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var windows: [Range<Int>] = []
        var place = 0
        while let sign = next(in: text, from: place) {
            let isPlain = text[sign] == UInt8(ascii: "@") && !isApart(text, sign)
            place = sign + 1
            guard
                var window = isPlain ? address(around: sign, in: text) : surroundings(of: sign, in: text)
            else {
                continue
            }
            // A wide one may reach back over several narrow ones.
            while let last = windows.last, last.upperBound >= window.lowerBound {
                windows.removeLast()
                window = min(last.lowerBound, window.lowerBound)..<max(last.upperBound, window.upperBound)
            }
            windows.append(window)
        }
        return windows
    }

    private static func surroundings(of sign: Int, in text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        var start = max(0, sign - before)
        while start < sign, text[start] & 0xC0 == 0x80 { start += 1 }
        var end = min(text.count, sign + behind)
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        return start..<end
    }

    /// The bytes around an `@` that may be parts of an address, and `mailto:` before them; nil where none is,
    /// since nothing stands before the sign or no dot behind it.
    private static func address(around sign: Int, in text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        var start = sign
        // Of four bytes each, no address has more letters before its sign.
        while start > 0, sign - start < 260, isLocal(text[start - 1]) { start -= 1 }
        while start < sign, text[start] & 0xC0 == 0x80 { start += 1 }
        guard start < sign else { return nil }
        if start >= scheme.count,
            scheme.indices.allSatisfy({ text[start - scheme.count + $0] | 0x20 == scheme[$0] | 0x20 })
        {
            start -= scheme.count
        }
        var end = sign + 1
        var hasDot = false
        while end < text.count, isSite(text[end]) {
            hasDot = hasDot || text[end] == UInt8(ascii: ".")
            end += 1
        }
        return hasDot ? start..<end : nil
    }

    private static let scheme = Array("mailto:".utf8)

    private static func isSite(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80..., UInt8(ascii: "."), UInt8(ascii: "-"): true
        default: false
        }
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"),
            UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="),
            UInt8(ascii: "?"), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "{"),
            UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "~"):
            true
        default: isSite(byte)
        }
    }
}
