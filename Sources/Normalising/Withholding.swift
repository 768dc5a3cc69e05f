import Matching
import Vocabulary

/// Keeps addresses of people back, wherever they stand.
struct Withholding: Sendable {
    static let mark = "[withheld]"

    private static let personalSchemes = ["mailto:", "tel:", "sms:", "callto:", "facetime:", "skype:"].map {
        Array($0.utf8)
    }
    private static let longestScheme = 9

    /// Fields that the project publishes all the same, as `kind.field`.
    private let published: Set<String>
    private let plain: Pattern
    private let escaped: Pattern
    private let disguised: Pattern

    init(published: Set<String>) throws(PatternError) {
        self.published = published
        // All repetition is bounded (RFC 5321, section 4.5.3.1): a hostile text costs its length, not its
        // square.
        let local = #"[\p{L}0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"#
        let label = #"[\p{L}0-9-]{1,63}"#
        let site = label + #"(?:\."# + label + "){1,8}"
        // What cannot hold the sign gives nothing back, so that a word without it is read once.
        plain = try Pattern("(?i)(?:mailto:)?" + local + "+@" + site)
        escaped = try Pattern("(?i)(?:mailto:)?" + local + "(?:@|%40)" + site)
        let at = #"(?:\[\s?at\s?\]|\(\s?at\s?\)|\{\s?at\s?\}|\[\s?@\s?\]|\(\s?@\s?\)|(?<=\s)@(?=\s))"#
        let dot = #"\s{0,4}(?:\.|\[\s?dot\s?\]|\(\s?dot\s?\)|\{\s?dot\s?\})\s{0,4}"#
        disguised = try Pattern(
            #"(?i)[\p{L}0-9._%+-]{1,64}+\s{0,4}+"# + at + #"\s{0,4}"# + label + "(?:" + dot + label + "){1,8}"
        )
    }

    func isPublished(_ kind: String, _ field: String) -> Bool { published.contains(kind + "." + field) }

    /// The text without addresses; nil where it holds none.
    func redacted(_ text: String) -> String? {
        var copy = text
        let mayHold = copy.withUTF8 { Self.mayHoldAddress($0) }
        guard mayHold else { return nil }
        return redacted(found: Array(copy.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The text without addresses; nil where it holds none, as most do not.
    func redacted(bytes text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let mayHold = text.withUnsafeBufferPointer { Self.mayHoldAddress($0) }
        guard mayHold else { return nil }
        return redacted(found: Array(text)).map { $0[...] }
    }

    /// Replaces addresses around the signs that each of them has.
    private func redacted(found text: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        var position = 0
        for window in text.withUnsafeBufferPointer({ AddressSigns.windows(in: $0) }) {
            let piece = String(decoding: text[window], as: UTF8.self)
            let signs = text[window].withUnsafeBufferPointer { AddressSigns.forms(in: $0) }
            let pattern = signs.isEscaped ? escaped : plain
            let plain = (try? pattern.replacing(in: piece, with: Self.mark)) ?? Self.mark
            let both =
                signs.isDisguised
                ? (try? disguised.replacing(in: plain, with: Self.mark)) ?? Self.mark : plain
            guard both != piece else { continue }
            result += text[position..<window.lowerBound]
            result += both.utf8
            position = window.upperBound
        }
        guard position > 0 else { return nil }
        return result + text[position...]
    }

    /// Whether a text has one of the signs that each address has.
    static func mayHoldAddress(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        AddressSigns.next(in: text, from: 0) != nil
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
        // Most targets have no scheme.
        guard bytes.prefix(longestScheme).contains(UInt8(ascii: ":")) else { return false }
        return personalSchemes.contains { scheme in
            bytes.starts(with: scheme) { $0 | 0x20 == $1 || $0 == $1 }
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
}
