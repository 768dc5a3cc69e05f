import Matching
import Texts

/// Finds e-mail addresses in text, as they are and in the usual disguises.
struct ContactPatterns: Sendable {
    private let plain: Pattern
    private let disguised: Pattern

    init() throws(PatternError) {
        // All repetition is bounded (RFC 5321, section 4.5.3.1): a hostile text costs its length, not its
        // square.
        let local = #"[\p{L}0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"#
        let label = #"[\p{L}0-9-]{1,63}"#
        plain = try Pattern(local + "+@" + label + #"(?:\."# + label + "){1,8}")
        let at = #"\s{0,4}[\[({]\s?(?:at|@|arobase|arroba)\s?[\])}]\s{0,4}"#
        let dot = #"(?:\s{0,4}[\[({]\s?(?:dot|point|punto|\.)\s?[\])}]\s{0,4}|\.)"#
        disguised = try Pattern(
            #"(?i)[\p{L}0-9._%+-]{1,64}+"# + at + label + "(?:" + dot + label + "){1,8}")
    }

    private static let words = ["at", "@", "arobase", "arroba"].map { Array($0.utf8) }

    /// Whether a text holds something like `[at]`.
    static func mayBeDisguised(_ text: ArraySlice<UInt8>) -> Bool {
        // One bracket after the other, since a library finds a byte faster than any loop of ours.
        [UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "{")].contains { bracket in
            var rest = text
            while let open = rest.firstPlace(of: bracket) {
                rest = text[(open + 1)...]
                let inside = rest.prefix(12).drop { $0 == 0x20 }
                if words.contains(where: { word in
                    inside.count >= word.count && zip(inside, word).allSatisfy { $0 | 0x20 == $1 | 0x20 }
                }) {
                    return true
                }
            }
            return false
        }
    }

    /// Whether a text holds an address in words: `<jane at example.org>`.
    static func mayBeSpelled(_ text: ArraySlice<UInt8>) -> Bool {
        text.withUnsafeBufferPointer { SpelledAddress.next(in: $0) != nil }
    }

    /// The addresses in a text, each with the form in which it stands there.
    func addresses(in text: String) -> [(value: String, form: String)] {
        let bytes = Array(text.utf8)
        var found: [(value: String, form: String)] = []
        for window in Self.windows(in: bytes) {
            for range in ((try? plain.matches(in: Array(bytes[window]))) ?? []).compactMap({ $0[0] }) {
                let own = window.lowerBound + range.lowerBound..<window.lowerBound + range.upperBound
                found.append((String(decoding: bytes[own], as: UTF8.self).trimmingStops(), "text"))
            }
        }
        var place = 0
        while let address = bytes.withUnsafeBufferPointer({ SpelledAddress.next(in: $0, from: place) }) {
            found.append((String(decoding: address.value, as: UTF8.self), "disguised"))
            place = address.range.upperBound
        }
        guard Self.mayBeDisguised(bytes[...]) else { return found }
        for range in ((try? disguised.matches(in: bytes)) ?? []).compactMap({ $0[0] }) {
            found.append((Self.uncovered(String(decoding: bytes[range], as: UTF8.self)), "disguised"))
        }
        return found
    }

    /// The surroundings of each `@`, as far as an address can reach; those that touch are one.
    private static func windows(in bytes: [UInt8]) -> [Range<Int>] {
        var windows: [Range<Int>] = []
        for place in bytes.indices where bytes[place] == UInt8(ascii: "@") {
            var start = max(0, place - 64)
            while start < place, bytes[start] & 0xC0 == 0x80 { start += 1 }
            var end = min(bytes.count, place + 256)
            while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
            if let last = windows.last, last.upperBound >= start {
                windows[windows.count - 1] = last.lowerBound..<end
            } else {
                windows.append(start..<end)
            }
        }
        return windows
    }

    /// `name [at] site [dot] org` as `name@site.org`.
    private static func uncovered(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(where: { "[({".contains($0) }) {
            result += rest[..<open].trimmed()
            let close = rest[open...].firstIndex { "])}".contains($0) } ?? rest.endIndex
            let word = rest[open..<close].dropFirst().trimmed().lowercased()
            result += ["dot", "point", "punto", "."].contains(word) ? "." : "@"
            rest = close < rest.endIndex ? rest[rest.index(after: close)...] : ""
        }
        return (result + rest.trimmed()).trimmingStops()
    }
}

extension Substring {
    fileprivate func trimmed() -> String { String(self).trimmingEnds() }
}

extension String {
    /// A sentence's full stop is no part of the address before it.
    fileprivate func trimmingStops() -> String {
        var rest = self[...]
        while let last = rest.last, ".,;:!?'’)".contains(last) { rest.removeLast() }
        while let first = rest.first, ".'".contains(first) { rest.removeFirst() }
        return String(rest)
    }
}
