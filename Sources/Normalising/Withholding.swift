import Matching
import Vocabulary

/// Keeps addresses of people back, wherever they stand.
struct Withholding: Sendable {
    static let mark = "[withheld]"

    private static let personalSchemes = ["mailto:", "tel:", "sms:", "callto:", "facetime:", "skype:"]

    /// Fields that the project publishes all the same, as `kind.field`.
    private let published: Set<String>
    private let plain: Pattern
    private let disguised: Pattern

    init(published: Set<String>) throws(PatternError) {
        self.published = published
        // All repetition is bounded (RFC 5321, section 4.5.3.1): a hostile text costs its length, not its
        // square.
        let local = #"[\p{L}0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"#
        let label = #"[\p{L}0-9-]{1,63}"#
        plain = try Pattern("(?i)(?:mailto:)?" + local + "(?:@|%40)" + label + #"(?:\."# + label + "){1,8}")
        let at = #"(?:\[\s?at\s?\]|\(\s?at\s?\)|\{\s?at\s?\}|\[\s?@\s?\]|\(\s?@\s?\)|(?<=\s)@(?=\s))"#
        let dot = #"\s{0,4}(?:\.|\[\s?dot\s?\]|\(\s?dot\s?\)|\{\s?dot\s?\})\s{0,4}"#
        disguised = try Pattern(
            #"(?i)[\p{L}0-9._%+-]{1,64}\s{0,4}"# + at + #"\s{0,4}"# + label + "(?:" + dot + label + "){1,8}")
    }

    func isPublished(_ kind: String, _ field: String) -> Bool { published.contains(kind + "." + field) }

    /// The text without addresses; nil where it holds none.
    func redacted(_ text: String) -> String? {
        guard Self.mayHoldAddress(text.utf8) else { return nil }
        let result =
            (try? disguised.replacing(
                in: (try? plain.replacing(in: text, with: Self.mark)) ?? Self.mark, with: Self.mark))
            ?? Self.mark
        return result == text ? nil : result
    }

    /// The text without addresses; nil where it holds none, as most do not.
    func redacted(bytes text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard Self.mayHoldAddress(text) else { return nil }
        return redacted(String(decoding: text, as: UTF8.self)).map { Array($0.utf8)[...] }
    }

    /// An excerpt without addresses, its quote withheld; nil where it holds none.
    func redacted(_ excerpt: Excerpt) -> Excerpt? {
        let text = redacted(excerpt.text)
        let exact = excerpt.quote.exact.flatMap { redacted($0) }
        guard text != nil || exact != nil else { return nil }
        var copy = excerpt
        copy.text = text ?? excerpt.text
        copy.quote.exact = nil
        return copy
    }

    /// Whether a link's target is an address of a person.
    static func isPersonal(target: ArraySlice<UInt8>) -> Bool {
        let bytes = target.drop { $0 <= 0x20 }
        return personalSchemes.contains { scheme in
            bytes.starts(with: scheme.utf8) { $0 | 0x20 == $1 || $0 == $1 }
        }
    }

    /// Whether a text is an e-mail address (HTML, section 4.10.5.1.5).
    static func isEmail(_ text: String) -> Bool {
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, !halves[0].isEmpty, !text.contains(where: \.isWhitespace) else {
            return false
        }
        let labels = halves[1].split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy { label in
                !label.isEmpty && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
            }
    }

    private static func mayHoldAddress(_ text: some Sequence<UInt8>) -> Bool {
        var previous: UInt8 = 0
        var beforePrevious: UInt8 = 0
        for byte in text {
            if byte == UInt8(ascii: "@") { return true }
            if byte == UInt8(ascii: "0"), previous == UInt8(ascii: "4"), beforePrevious == UInt8(ascii: "%") {
                return true
            }
            if byte | 0x20 == UInt8(ascii: "t"), previous | 0x20 == UInt8(ascii: "a"),
                beforePrevious == UInt8(ascii: "[") || beforePrevious == UInt8(ascii: "(")
                    || beforePrevious == UInt8(ascii: "{") || beforePrevious == UInt8(ascii: " ")
            {
                return true
            }
            beforePrevious = previous
            previous = byte
        }
        return false
    }
}
