/// Looks for the encoding that a `meta` element declares (HTML, section 13.2.3.2).
struct MetaScan {
    private let bytes: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    func label() -> String? {
        var index = bytes.startIndex
        while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            let rest = bytes[open...]
            if rest.starts(with: "<!--".utf8) {
                index = end(of: "-->", from: open + 2)
            } else if begins("meta", at: open + 1) {
                let close = endOfTag(from: open)
                if let label = label(in: bytes[(open + 5)..<close]) { return label }
                index = close
            } else if begins("body", at: open + 1) {
                return nil
            } else if open + 1 < bytes.endIndex, isLetter(bytes[open + 1]) {
                // What looks like a comment in an attribute is none.
                index = endOfTag(from: open)
            } else {
                index = open + 1
            }
        }
        return nil
    }

    private func end(of word: String, from start: Int) -> Int {
        let word = Array(word.utf8)
        var index = start
        while index + word.count <= bytes.endIndex {
            if bytes[index..<(index + word.count)].elementsEqual(word) { return index + word.count }
            index += 1
        }
        return bytes.endIndex
    }

    private func begins(_ name: String, at start: Int) -> Bool {
        let name = Array(name.utf8)
        guard start + name.count < bytes.endIndex else { return false }
        for offset in name.indices where bytes[start + offset] | 0x20 != name[offset] { return false }
        let next = bytes[start + name.count]
        return next <= 0x20 || next == UInt8(ascii: "/") || next == UInt8(ascii: ">")
    }

    private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

    private func endOfTag(from start: Int) -> Int {
        var quote: UInt8?
        for index in start..<bytes.endIndex {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return index
            }
        }
        return bytes.endIndex
    }

    private func label(in tag: ArraySlice<UInt8>) -> String? {
        var attributes: [String: String] = [:]
        var rest = String(decoding: tag, as: UTF8.self)[...]
        while true {
            rest = rest.drop { $0.isWhitespace || $0 == "/" }
            let name = rest.prefix { !$0.isWhitespace && $0 != "=" && $0 != "/" }
            guard !name.isEmpty else { break }
            rest = rest[name.endIndex...].drop(while: \.isWhitespace)
            var value = ""[...]
            if rest.first == "=" {
                rest = rest.dropFirst().drop(while: \.isWhitespace)
                if let quote = rest.first, quote == "\"" || quote == "'" {
                    value = rest.dropFirst().prefix { $0 != quote }
                    rest = rest[value.endIndex...].dropFirst()
                } else {
                    value = rest.prefix { !$0.isWhitespace }
                    rest = rest[value.endIndex...]
                }
            }
            if attributes[name.lowercased()] == nil { attributes[name.lowercased()] = String(value) }
        }
        if let charset = attributes["charset"], !charset.isEmpty { return charset }
        guard attributes["http-equiv"]?.lowercased() == "content-type", let content = attributes["content"]
        else {
            return nil
        }
        return Self.charset(in: content)
    }

    /// The charset of a content type: `text/html; charset=euc-kr`.
    private static func charset(in content: String) -> String? {
        let lower = content.lowercased()
        guard let found = lower.firstRange(of: "charset") else { return nil }
        let rest = lower[found.upperBound...].drop(while: \.isWhitespace)
        guard rest.first == "=" else { return nil }
        let value = rest.dropFirst().drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
        let label = value.prefix { !$0.isWhitespace && $0 != ";" && $0 != "\"" && $0 != "'" && $0 != "," }
        return label.isEmpty ? nil : String(label)
    }
}
