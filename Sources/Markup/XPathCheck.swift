import CLibXML2

/// Says whether an XPath 1.0 expression compiles, and whether all that it names is known.
///
/// libxml2 looks functions, prefixes and variables up while it evaluates, on each page anew: what is no XPath
/// 1.0 would fail on all of them.
package func check(xpath: String) throws(MarkupError) {
    guard let context = xmlXPathNewContext(nil) else { throw .parserUnavailable }
    defer { xmlXPathFreeContext(context) }
    let report = XPathReport(context)
    guard let compiled = xmlXPathCtxtCompile(context, xpath) else {
        throw .badXPath(message: report.message)
    }
    xmlXPathFreeCompExpr(compiled)
    var names = XPathNames(xpath)
    if let message = names.firstFault() { throw .badXPath(message: message) }
}

/// Walks over an expression that compiles, and looks at what it names (XPath 1.0, sections 3.7 and 4).
private struct XPathNames {
    private let text: [UInt8]
    private var index = 0
    /// The functions whose arguments are open, and how many each has as yet; no name for other brackets.
    private var open: [(name: String, arguments: Int, start: Int)] = []

    init(_ text: String) { self.text = Array(text.utf8) }

    /// How many arguments each function takes, from and to.
    private static let functions: [String: ClosedRange<Int>] = [
        "last": 0...0, "position": 0...0, "count": 1...1, "id": 1...1, "local-name": 0...1,
        "namespace-uri": 0...1, "name": 0...1, "string": 0...1, "concat": 2...Int.max, "starts-with": 2...2,
        "contains": 2...2, "substring-before": 2...2, "substring-after": 2...2, "substring": 2...3,
        "string-length": 0...1, "normalize-space": 0...1, "translate": 3...3, "boolean": 1...1, "not": 1...1,
        "true": 0...0, "false": 0...0, "lang": 1...1, "number": 0...1, "sum": 1...1, "floor": 1...1,
        "ceiling": 1...1, "round": 1...1,
    ]

    /// Followed by brackets, and no functions.
    private static let others: Set<String> = [
        "node", "text", "comment", "processing-instruction", "and", "or", "div", "mod",
    ]

    /// What to write for functions of later versions.
    private static let later: [String: String] = [
        "lower-case": "translate(…, 'ABC…', 'abc…'), or the step `lowercase`",
        "upper-case": "translate(…, 'abc…', 'ABC…')", "matches": "contains(), or the step `match`",
        "replace": "the step `replace`", "tokenize": "the step `split`",
        "ends-with": "substring(…, string-length(…) - n)", "string-join": "`join` beside `all: true`",
        "exists": "boolean()", "empty": "not()", "data": "string()",
    ]

    /// What is wrong first; nil where all names are known.
    mutating func firstFault() -> String? {
        while index < text.count {
            let byte = text[index]
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                index += 1
                while index < text.count, text[index] != byte { index += 1 }
                index += 1
            case UInt8(ascii: "$"): return "there are no variables here (at its byte \(index + 1))"
            case UInt8(ascii: "("), UInt8(ascii: "["):
                open.append(("", 0, index))
                index += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"):
                if let fault = close() { return fault }
                index += 1
            case UInt8(ascii: ","):
                if let last = open.indices.last { open[last].arguments += 1 }
                index += 1
            case _ where Self.isNameStart(byte):
                if let fault = name() { return fault }
            default: index += 1
            }
        }
        return nil
    }

    /// Looks at the name that begins here.
    private mutating func name() -> String? {
        let start = index
        while index < text.count, Self.isName(text[index]) { index += 1 }
        let name = String(decoding: text[start..<index], as: UTF8.self)
        let place = "(at its byte \(start + 1))"
        if byte(0) == UInt8(ascii: ":"), byte(1) != UInt8(ascii: ":") {
            let rest = String(decoding: text[(index + 1)...].prefix { Self.isName($0) }, as: UTF8.self)
            return "the prefix `\(name)` has no meaning here: elements have none (`\(rest)`), attributes are "
                + "found by @*[name() = '\(name):\(rest)'] \(place)"
        }
        while let space = byte(0), space <= 0x20 { index += 1 }
        guard byte(0) == UInt8(ascii: "("), !Self.others.contains(name) else { return nil }
        guard Self.functions[name] != nil else {
            let hint = Self.later[name].map { "; instead: \($0)" } ?? ""
            return "XPath 1.0 has no function `\(name)`\(hint) \(place)"
        }
        index += 1
        open.append((name, 0, start))
        return nil
    }

    /// Closes what is open, and counts the arguments of a function.
    private mutating func close() -> String? {
        guard let function = open.popLast(), let wanted = Self.functions[function.name] else { return nil }
        var before = index - 1
        while before > 0, text[before] <= 0x20 { before -= 1 }
        let isEmpty = text[before] == UInt8(ascii: "(") && function.arguments == 0
        let count = isEmpty ? 0 : function.arguments + 1
        guard !wanted.contains(count) else { return nil }
        let range =
            wanted.lowerBound == wanted.upperBound
            ? "\(wanted.lowerBound)"
            : wanted.upperBound == .max
                ? "\(wanted.lowerBound) or more" : "\(wanted.lowerBound) or \(wanted.upperBound)"
        return "\(function.name)() takes \(range) argument\(range == "1" ? "" : "s"), not \(count) "
            + "(at its byte \(function.start + 1))"
    }

    private func byte(_ distance: Int) -> UInt8? {
        index + distance < text.count ? text[index + distance] : nil
    }

    private static func isNameStart(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
            || byte >= 0x80
    }

    private static func isName(_ byte: UInt8) -> Bool {
        isNameStart(byte) || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
            || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ".")
    }
}
