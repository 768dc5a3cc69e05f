import Matching
import Texts
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
    /// Addresses in words that the page shows as those of its links, and so are addresses wherever they
    /// stand.
    private var spelled: [[UInt8]] = []

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

    /// The same for a page that shows addresses in words (`jane at example.org`) where it links to addresses.
    func hiding(_ spelled: [[UInt8]]) -> Withholding {
        var copy = self
        copy.spelled = spelled
        return copy
    }

    /// The text without addresses; nil where it holds none.
    func redacted(_ text: String) -> String? {
        var copy = text
        let mayHold = copy.withUTF8 { mayHoldAddress($0) }
        guard mayHold else { return nil }
        return redacted(found: Array(copy.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The text without addresses; nil where it holds none, as most do not.
    func redacted(bytes text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let mayHold = text.withUnsafeBufferPointer { mayHoldAddress($0) }
        guard mayHold else { return nil }
        return redacted(found: Array(text)).map { $0[...] }
    }

    /// Replaces addresses around the signs that each of them has, then those in words.
    private func redacted(found text: [UInt8]) -> [UInt8]? {
        let signed = redacted(signed: text)
        return redacted(spelled: signed ?? text) ?? signed
    }

    private func redacted(spelled text: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        var position = 0
        for range in places(ofSpelled: text) where range.lowerBound >= position {
            result += text[position..<range.lowerBound]
            result += Self.mark.utf8
            position = range.upperBound
        }
        return position > 0 ? result + text[position...] : nil
    }

    /// Where addresses in words stand: in brackets, and those that the page's links show.
    private func places(ofSpelled text: [UInt8]) -> [Range<Int>] {
        text.withUnsafeBufferPointer { text in
            var places: [Range<Int>] = []
            var place = 0
            while let address = SpelledAddress.next(in: text, from: place) {
                places.append(address.range)
                place = address.range.upperBound
            }
            for name in spelled {
                place = 0
                while let found = text.firstPlace(ofSequence: name, from: place) {
                    place = found + name.count
                    places.append(found..<place)
                }
            }
            return places.sorted { $0.lowerBound < $1.lowerBound }
        }
    }

    private func redacted(signed text: [UInt8]) -> [UInt8]? {
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
    func mayHoldAddress(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        AddressSigns.next(in: text, from: 0) != nil || SpelledAddress.next(in: text) != nil
            || spelled.contains { text.firstPlace(ofSequence: $0) != nil }
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
