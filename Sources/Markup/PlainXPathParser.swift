/// Reads the part of XPath 1.0 that selectors can say (XPath 1.0, section 2).
struct PlainXPathParser {
    private let source: [UInt8]
    private var index = 0

    init(_ source: String) { self.source = Array(source.utf8) }

    /// Paths with `|` between them; nil where anything else stands.
    mutating func union() -> [PlainPath]? {
        var paths: [PlainPath] = []
        repeat {
            guard let path = path() else { return nil }
            paths.append(path)
        } while take("|")
        return index == source.count ? paths : nil
    }

    private mutating func path() -> PlainPath? {
        skipSpace()
        var path = PlainPath(isAbsolute: false, steps: [])
        let hasDot = take(".")
        var isDescendant = false
        if take("//") {
            path.isAbsolute = !hasDot
            isDescendant = true
        } else if take("/") {
            path.isAbsolute = !hasDot
        } else if hasDot {
            return nil
        }
        while true {
            if take("@") {
                // `//@a` may be of the element itself that the path has come to.
                guard !isDescendant, let name = name(), !path.steps.isEmpty else { return nil }
                path.attribute = name
                path.steps[path.steps.count - 1].simples.append(.attribute(name, .exists))
                skipSpace()
                return path
            }
            guard let step = step(isDescendant: isDescendant) else { return nil }
            path.steps.append(step)
            skipSpace()
            if take("//") {
                isDescendant = true
            } else if take("/") {
                isDescendant = false
            } else {
                return path
            }
        }
    }

    private mutating func step(isDescendant: Bool) -> PlainPath.Step? {
        var step = PlainPath.Step(isDescendant: isDescendant, simples: [])
        var countsPlaces = true
        if take("descendant::") {
            step.isDescendant = true
            countsPlaces = false
        } else {
            take("child::")
        }
        var isAny = false
        if take("*") {
            isAny = true
        } else {
            guard let name = name(), !take("("), !take(":") else { return nil }
            step.simples.append(.type(name))
        }
        var isFirst = true
        while take("[") {
            if isFirst, countsPlaces, let place = place() {
                var place = place
                place.ofType = !isAny
                step.simples.append(.nth(place))
            } else {
                repeat {
                    guard let condition = condition() else { return nil }
                    step.simples.append(condition)
                } while take("and ")
            }
            guard take("]") else { return nil }
            isFirst = false
        }
        return step
    }

    /// `3`, `last()` or `position()=3`; nil, and nothing read, where it is none.
    private mutating func place() -> CSSSelector.Nth? {
        let start = index
        if take("last"), take("("), take(")"), peek == UInt8(ascii: "]") {
            return CSSSelector.Nth(step: 0, offset: 1, fromEnd: true)
        }
        index = start
        if take("position") {
            guard take("("), take(")"), take("=") else {
                index = start
                return nil
            }
        }
        skipSpace()
        var number = 0
        var digits = 0
        while let byte = peek, (0x30...0x39).contains(byte), digits < 9 {
            number = number * 10 + Int(byte - 0x30)
            digits += 1
            index += 1
        }
        skipSpace()
        if digits > 0, number > 0, peek == UInt8(ascii: "]") {
            return CSSSelector.Nth(step: 0, offset: number)
        }
        index = start
        return nil
    }

    /// What is asked of an attribute.
    private mutating func condition() -> CSSSelector.Simple? {
        skipSpace()
        if take("not") {
            guard take("("), let inner = condition(), take(")") else { return nil }
            return .not(inner)
        }
        for (function, comparison) in [
            ("starts-with", CSSSelector.Comparison.prefix), ("contains", CSSSelector.Comparison.contains),
        ] where take(function) {
            guard take("(") else { return nil }
            if function == "contains", take("concat") { return padded() }
            guard take("@"), let name = name(), take(","), let text = literal(), !text.isEmpty, take(")")
            else {
                return nil
            }
            return .attribute(name, comparison(text))
        }
        guard take("@"), let name = name() else { return nil }
        guard take("=") else { return .attribute(name, .exists) }
        return literal().map { .attribute(name, .equals($0)) }
    }

    /// The rest of `contains(concat(' ', normalize-space(@class), ' '), ' name ')`.
    private mutating func padded() -> CSSSelector.Simple? {
        guard take("("), literal() == " ", take(",") else { return nil }
        let isNormalised = take("normalize-space")
        if isNormalised { guard take("(") else { return nil } }
        guard take("@"), let name = name() else { return nil }
        if isNormalised { guard take(")") else { return nil } }
        guard take(","), literal() == " ", take(")"), take(","), let text = literal(), take(")") else {
            return nil
        }
        let word = text.dropFirst().dropLast()
        guard text.utf8.count > 2, text.hasPrefix(" "), text.hasSuffix(" "), !word.contains(" ") else {
            return nil
        }
        return .attribute(name, isNormalised ? .includes(String(word)) : .padded(text))
    }

    // MARK: Tokens

    private var peek: UInt8? { index < source.count ? source[index] : nil }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
    }

    /// Takes a token and the space around it.
    @discardableResult
    private mutating func take(_ token: String) -> Bool {
        let start = index
        skipSpace()
        let bytes = Array(token.utf8)
        guard index + bytes.count <= source.count, source[index..<(index + bytes.count)].elementsEqual(bytes)
        else {
            index = start
            return false
        }
        index += bytes.count
        skipSpace()
        return true
    }

    /// A name as pages' trees have it: in lower case, without prefix.
    private mutating func name() -> String? {
        skipSpace()
        let start = index
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"): index += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                guard index > start else { return nil }
                index += 1
            // Of other letters the tree's spelling is another.
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), 0x80...: return nil
            default:
                return index > start ? String(decoding: source[start..<index], as: UTF8.self) : nil
            }
        }
        return index > start ? String(decoding: source[start..<index], as: UTF8.self) : nil
    }

    private mutating func literal() -> String? {
        skipSpace()
        guard let quote = peek, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return nil }
        guard let end = source[(index + 1)...].firstIndex(of: quote) else { return nil }
        defer { index = end + 1 }
        return String(decoding: source[(index + 1)..<end], as: UTF8.self)
    }
}
