import Serialising

/// Reads JSON as real pages have it: comments around it, control characters in strings, commas too many, and an
/// end that is missing.
///
/// RFC 8259 for what is well-formed; what is not is read as far as it makes sense, and said.
struct LooseJSON {
    private let bytes: [UInt8]
    private var index: Int
    /// What was not JSON and read all the same, the first of it.
    private(set) var problem: String?

    private static let deepest = 64

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        index = 0
    }

    /// The values of a text, one after another; usually one. The problem is nil where the text is JSON.
    static func values(of bytes: some Sequence<UInt8>) -> (values: [JSONValue], problem: String?) {
        var reader = LooseJSON(Array(bytes))
        var values: [JSONValue] = []
        while true {
            reader.skip(isOutside: true)
            guard reader.index < reader.bytes.count else { break }
            let before = reader.index
            if let value = reader.value(depth: 0) { values.append(value) }
            if reader.index == before { reader.index += 1 }
            if values.count > 1 { reader.note("several values") }
        }
        if values.isEmpty { reader.note("no value") }
        return (values, reader.problem)
    }

    private mutating func note(_ text: String) { if problem == nil { problem = text } }

    /// Passes white space; comments and what wraps scripts are passed and noted.
    private mutating func skip(isOutside: Bool = false) {
        while index < bytes.count {
            switch bytes[index] {
            case 0x09, 0x0A, 0x0D, 0x20: index += 1
            case UInt8(ascii: "/") where starts("/*"): pass("*/", "a comment")
            case UInt8(ascii: "/") where starts("//"): pass("\n", "a comment")
            case UInt8(ascii: "<") where starts("<!--"):
                if holdsValue(before: "-->") {
                    note("a comment")
                    index += 4
                } else {
                    pass("-->", "a comment")
                }
            case UInt8(ascii: "-") where starts("-->"):
                note("a comment")
                index += 3
            case UInt8(ascii: "<") where starts("<![CDATA["):
                note("CDATA")
                index += 9
            case UInt8(ascii: "]") where isOutside && starts("]]>"): index += 3
            case UInt8(ascii: ";") where isOutside:
                note("`;`")
                index += 1
            case 0xEF where starts("\u{FEFF}"): index += 3
            default: return
            }
        }
    }

    private func starts(_ text: StaticString) -> Bool {
        guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 0..<text.utf8CodeUnitCount where bytes[index + offset] != text.utf8Start[offset] {
            return false
        }
        return true
    }

    /// Whether a comment wraps the JSON, as comments wrapped scripts once, instead of standing before it.
    private func holdsValue(before end: StaticString) -> Bool {
        var probe = self
        while probe.index < bytes.count, !probe.starts(end) {
            if bytes[probe.index] == UInt8(ascii: "{") || bytes[probe.index] == UInt8(ascii: "[") {
                return true
            }
            probe.index += 1
        }
        return false
    }

    private mutating func pass(_ end: StaticString, _ what: String) {
        note(what)
        while index < bytes.count && !starts(end) { index += 1 }
        index = min(bytes.count, index + end.utf8CodeUnitCount)
    }

    private mutating func value(depth: Int) -> JSONValue? {
        skip()
        guard index < bytes.count else { return nil }
        guard depth < Self.deepest else {
            note("nested too deeply")
            index = bytes.count
            return nil
        }
        switch bytes[index] {
        case UInt8(ascii: "{"): return object(depth)
        case UInt8(ascii: "["): return array(depth)
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return .string(string())
        default: return word()
        }
    }

    /// Goes to the next member; false at the end of the object or array, which it passes.
    private mutating func hasNext(before end: UInt8, of what: String) -> Bool {
        skip()
        while index < bytes.count, bytes[index] == UInt8(ascii: ",") {
            index += 1
            skip()
        }
        guard index < bytes.count else {
            note("no end of \(what)")
            return false
        }
        guard bytes[index] == end else { return true }
        index += 1
        return false
    }

    private mutating func object(_ depth: Int) -> JSONValue {
        index += 1
        var members: [(name: String, value: JSONValue)] = []
        while hasNext(before: UInt8(ascii: "}"), of: "an object") {
            let before = index
            guard let name = name() else {
                note("no name of a member")
                index = max(index, before + 1)
                continue
            }
            skip()
            if index < bytes.count, bytes[index] == UInt8(ascii: ":") { index += 1 } else { note("no `:`") }
            members.append((name, value(depth: depth + 1) ?? .null))
            skip()
            guard index < bytes.count else { continue }
            if bytes[index] == UInt8(ascii: ",") {
                index += 1
                skip()
                if index < bytes.count, bytes[index] == UInt8(ascii: "}") { note("a comma too many") }
            } else if bytes[index] != UInt8(ascii: "}") {
                note("no comma")
            }
        }
        return .object(members)
    }

    private mutating func name() -> String? {
        if bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") { return string() }
        if case .string(let text)? = word() { return text }
        return nil
    }

    private mutating func array(_ depth: Int) -> JSONValue {
        index += 1
        var values: [JSONValue] = []
        while hasNext(before: UInt8(ascii: "]"), of: "an array") {
            let before = index
            if let value = value(depth: depth + 1) { values.append(value) }
            if index == before { index += 1 }
        }
        return .array(values)
    }

    private mutating func string() -> String {
        let quote = bytes[index]
        if quote != UInt8(ascii: "\"") { note("a string in `'`") }
        index += 1
        var text: [UInt8] = []
        while index < bytes.count, bytes[index] != quote {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\\") {
                escape(into: &text)
            } else {
                if byte < 0x20 { note("a control character in a string") }
                text.append(byte)
            }
        }
        if index < bytes.count { index += 1 } else { note("no end of a string") }
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func escape(into text: inout [UInt8]) {
        guard index < bytes.count else { return }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "u"): text += String(Character(unicode())).utf8
        default:
            note("an escape that JSON does not have")
            text.append(byte)
        }
    }

    private mutating func unicode() -> UnicodeScalar {
        func unit() -> UInt32? {
            guard index + 4 <= bytes.count else { return nil }
            let digits = String(decoding: bytes[index..<(index + 4)], as: UTF8.self)
            guard let value = UInt32(digits, radix: 16) else { return nil }
            index += 4
            return value
        }
        guard let first = unit() else {
            note("a broken escape")
            return "\u{FFFD}"
        }
        if (0xD800..<0xDC00).contains(first), starts("\\u") {
            index += 2
            if let second = unit(), (0xDC00..<0xE000).contains(second) {
                return UnicodeScalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
            }
        }
        return UnicodeScalar(first) ?? "\u{FFFD}"
    }

    /// A number, `true`, `false`, `null`, or a word without quotes.
    private mutating func word() -> JSONValue? {
        let start = index
        while index < bytes.count {
            let byte = bytes[index]
            let isEnd =
                byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}")
                || byte == UInt8(ascii: "]") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "{")
                || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "\"")
            if isEnd { break }
            index += 1
        }
        guard index > start else { return nil }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        switch text {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "null": return .null
        default: break
        }
        if Double(text) != nil, text.first.map({ $0 == "-" || $0.isNumber }) ?? false { return .number(text) }
        note("`\(text.prefix(20))` without quotes")
        return .string(text)
    }
}
