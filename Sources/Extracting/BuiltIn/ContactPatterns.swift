import Matching

/// Finds e-mail addresses in text, as they are and in the usual disguises.
struct ContactPatterns: Sendable {
    private let plain: Pattern
    private let disguised: Pattern

    init() throws(PatternError) {
        // All repetition is bounded (RFC 5321, section 4.5.3.1): a hostile text costs its length, not its square.
        let local = #"[\p{L}0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"#
        let label = #"[\p{L}0-9-]{1,63}"#
        plain = try Pattern(local + "@" + label + #"(?:\."# + label + "){1,8}")
        let at = #"\s{0,4}[\[({]\s?(?:at|@|arobase|arroba)\s?[\])}]\s{0,4}"#
        let dot = #"(?:\s{0,4}[\[({]\s?(?:dot|point|punto|\.)\s?[\])}]\s{0,4}|\.)"#
        disguised = try Pattern(
            #"(?i)[\p{L}0-9._%+-]{1,64}"# + at + label + "(?:" + dot + label + "){1,8}")
    }

    /// Whether a text holds something like `[at]`.
    static func mayBeDisguised(_ text: [UInt8]) -> Bool {
        var index = 1
        while index + 1 < text.count {
            let byte = text[index] | 0x20
            let before = text[index - 1]
            let isOpen =
                before == UInt8(ascii: "[") || before == UInt8(ascii: "(") || before == UInt8(ascii: "{")
            if isOpen, byte == UInt8(ascii: "a") || text[index] == UInt8(ascii: "@") || text[index] == 0x20 {
                return true
            }
            index += 1
        }
        return false
    }

    /// The addresses in a text, each with the form in which it stands there.
    func addresses(in text: String) -> [(value: String, form: String)] {
        let bytes = Array(text.utf8)
        var found: [(value: String, form: String)] = []
        for range in ((try? plain.matches(in: bytes)) ?? []).compactMap({ $0[0] }) {
            let value = String(decoding: bytes[range], as: UTF8.self)
            found.append((value.trimmingStops(), "text"))
        }
        for range in ((try? disguised.matches(in: bytes)) ?? []).compactMap({ $0[0] }) {
            found.append((Self.uncovered(String(decoding: bytes[range], as: UTF8.self)), "disguised"))
        }
        return found
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
