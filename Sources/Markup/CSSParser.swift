/// Reads CSS selectors (Selectors Level 3, section 10).
struct CSSParser {
    private let source: [UInt8]
    private var index = 0

    init(_ source: String) { self.source = Array(source.utf8) }

    mutating func group() throws(MarkupError) -> [[CSSSelector.Compound]] {
        var alternatives: [[CSSSelector.Compound]] = []
        while true {
            alternatives.append(try selector())
            skipSpace()
            guard peek() == UInt8(ascii: ",") else { break }
            index += 1
        }
        guard index == source.count else { throw error("`\(rest())` does not belong to a selector") }
        return alternatives
    }

    private mutating func selector() throws(MarkupError) -> [CSSSelector.Compound] {
        skipSpace()
        var compounds = [CSSSelector.Compound(simples: try compound(), combinator: .descendant)]
        while true {
            let hadSpace = skipSpace()
            let combinator: CSSSelector.Combinator
            switch peek() {
            case UInt8(ascii: ">"): combinator = .child
            case UInt8(ascii: "+"): combinator = .adjacent
            case UInt8(ascii: "~"): combinator = .sibling
            case nil, UInt8(ascii: ","), UInt8(ascii: ")"): return compounds
            default:
                guard hadSpace else { throw error("`\(rest())` does not belong to a selector") }
                compounds.append(CSSSelector.Compound(simples: try compound(), combinator: .descendant))
                continue
            }
            index += 1
            skipSpace()
            compounds.append(CSSSelector.Compound(simples: try compound(), combinator: combinator))
        }
    }

    private mutating func compound() throws(MarkupError) -> [CSSSelector.Simple] {
        var simples: [CSSSelector.Simple] = []
        var isUniversal = false
        if peek() == UInt8(ascii: "*") {
            index += 1
            isUniversal = true
        } else if let name = identifier() {
            simples.append(.type(name.lowercased()))
        }
        while let simple = try simple() { simples.append(simple) }
        guard isUniversal || !simples.isEmpty else {
            throw error(
                index == source.count ? "a selector is missing at the end" : "`\(rest())` is no selector")
        }
        return simples
    }

    /// A class, id, attribute or pseudo-class; nil where none begins.
    private mutating func simple() throws(MarkupError) -> CSSSelector.Simple? {
        switch peek() {
        case UInt8(ascii: "#"):
            index += 1
            return .id(try name("an id"))
        case UInt8(ascii: "."):
            index += 1
            return .className(try name("a class"))
        case UInt8(ascii: "["): return try attribute()
        case UInt8(ascii: ":"): return try pseudoClass()
        default: return nil
        }
    }

    private mutating func attribute() throws(MarkupError) -> CSSSelector.Simple {
        index += 1
        skipSpace()
        let attribute = try name("an attribute").lowercased()
        skipSpace()
        if take("]") { return .attribute(attribute, .exists) }
        let operators: [(String, (String) -> CSSSelector.Comparison)] = [
            ("~=", { .includes($0) }), ("|=", { .dash($0) }), ("^=", { .prefix($0) }),
            ("$=", { .suffix($0) }),
            ("*=", { .contains($0) }), ("=", { .equals($0) }),
        ]
        for (sign, comparison) in operators where take(sign) {
            skipSpace()
            let quoted = try string()
            let value = if let quoted { quoted } else { try name("a value") }
            skipSpace()
            guard take("]") else { throw error("`]` is missing") }
            return .attribute(attribute, comparison(value))
        }
        throw error("`\(rest())` is no comparison; known are = ~= |= ^= $= *=")
    }

    private mutating func pseudoClass() throws(MarkupError) -> CSSSelector.Simple {
        let start = index
        index += 1
        guard peek() != UInt8(ascii: ":") else {
            throw error("pseudo-elements cannot be matched without a browser")
        }
        let name = try name("a pseudo-class").lowercased()
        switch name {
        case "first-child": return .nth(.init(step: 0, offset: 1))
        case "last-child": return .nth(.init(step: 0, offset: 1, fromEnd: true))
        case "first-of-type": return .nth(.init(step: 0, offset: 1, ofType: true))
        case "last-of-type": return .nth(.init(step: 0, offset: 1, fromEnd: true, ofType: true))
        case "only-child": return .onlyChild(ofType: false)
        case "only-of-type": return .onlyChild(ofType: true)
        case "empty": return .empty
        case "root": return .root
        case "scope": return .scope
        case "nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type":
            var nth = try nth(argument())
            nth.fromEnd = name.contains("last")
            nth.ofType = name.hasSuffix("of-type")
            return .nth(nth)
        case "lang": return .language(try argument().lowercased())
        case "not":
            guard take("(") else { throw error("`(` is missing behind :not") }
            skipSpace()
            let inner = try compound()
            skipSpace()
            guard take(")") else { throw error(":not takes one simple selector, and a `)`") }
            guard inner.count == 1, let simple = inner.first else {
                throw error(":not takes one simple selector")
            }
            return .not(simple)
        default:
            index = start
            throw error("`:\(name)` is not a pseudo-class that can be matched without a browser")
        }
    }

    private mutating func argument() throws(MarkupError) -> String {
        guard take("(") else { throw error("`(` is missing") }
        let start = index
        while let byte = peek(), byte != UInt8(ascii: ")") { index += 1 }
        guard peek() != nil else { throw error("`)` is missing") }
        let text = String(decoding: source[start..<index], as: UTF8.self)
        index += 1
        return String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    /// `odd`, `even`, `5`, `2n+1`, `-n+3` (section 6.6.5.2).
    private func nth(_ text: String) throws(MarkupError) -> CSSSelector.Nth {
        let compact = text.lowercased().filter { $0 != " " }
        if compact == "odd" { return .init(step: 2, offset: 1) }
        if compact == "even" { return .init(step: 2, offset: 0) }
        if let number = Int(compact) { return .init(step: 0, offset: number) }
        let parts = compact.split(separator: "n", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw error("`\(text)` is not of the form an+b") }
        let step: Int? =
            switch parts[0] {
            case "", "+": 1
            case "-": -1
            default: Int(parts[0])
            }
        guard let step, let offset = parts[1].isEmpty ? 0 : Int(parts[1]) else {
            throw error("`\(text)` is not of the form an+b")
        }
        return .init(step: step, offset: offset)
    }
}

// MARK: - Tokens

extension CSSParser {
    private func peek() -> UInt8? { index < source.count ? source[index] : nil }

    private func rest() -> String { String(decoding: source[min(index, source.count)...], as: UTF8.self) }

    private func error(_ message: String) -> MarkupError { .badSelector(message: message, offset: index) }

    @discardableResult
    private mutating func skipSpace() -> Bool {
        let start = index
        while let byte = peek(), [0x09, 0x0A, 0x0C, 0x0D, 0x20].contains(byte) { index += 1 }
        return index > start
    }

    private mutating func take(_ text: String) -> Bool {
        guard source[index...].starts(with: text.utf8) else { return false }
        index += text.utf8.count
        return true
    }

    private mutating func name(_ what: String) throws(MarkupError) -> String {
        guard let name = identifier() else { throw error("\(what) needs a name") }
        return name
    }

    /// An identifier with escapes (CSS Syntax, section 4.3.11).
    private mutating func identifier() -> String? {
        var bytes: [UInt8] = []
        let start = index
        while let byte = peek() {
            if byte == UInt8(ascii: "\\"), index + 1 < source.count {
                index += 1
                bytes += escaped()
                continue
            }
            let isLetter = (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
            let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
            let isOther = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte >= 0x80
            guard isLetter || isOther || isDigit else { break }
            if isDigit && bytes.isEmpty {
                index = start
                return nil
            }
            bytes.append(byte)
            index += 1
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// What stands behind a backslash: up to six hexadecimal digits, or the character itself.
    private mutating func escaped() -> [UInt8] {
        var digits = ""
        while digits.count < 6, let byte = peek(), let digit = Character(UnicodeScalar(byte)).hexDigitValue {
            digits += String(digit, radix: 16)
            index += 1
        }
        if digits.isEmpty {
            let byte = source[index]
            index += 1
            return [byte]
        }
        if let byte = peek(), [0x09, 0x0A, 0x0C, 0x0D, 0x20].contains(byte) { index += 1 }
        let scalar = UInt32(digits, radix: 16).flatMap { UnicodeScalar($0) } ?? "\u{FFFD}"
        return Array(String(Character(scalar)).utf8)
    }

    private mutating func string() throws(MarkupError) -> String? {
        guard let quote = peek(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return nil
        }
        index += 1
        var bytes: [UInt8] = []
        while let byte = peek(), byte != quote {
            index += 1
            if byte == UInt8(ascii: "\\"), index < source.count {
                bytes += escaped()
            } else {
                bytes.append(byte)
            }
        }
        guard peek() == quote else { throw error("the string is not closed") }
        index += 1
        return String(decoding: bytes, as: UTF8.self)
    }
}
