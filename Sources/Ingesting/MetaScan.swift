/// Looks for the encoding that a `meta` element declares (HTML, section 13.2.3.2).
struct MetaScan {
    private let bytes: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    /// The labels of all `meta` elements before the body, in their order.
    func labels() -> [String] {
        var labels: [String] = []
        var index = bytes.startIndex
        while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            let rest = bytes[open...]
            if rest.starts(with: "<!--".utf8) {
                index = end(of: "-->", from: open + 2)
            } else if begins("meta", at: open + 1) {
                let (label, end) = label(from: open + 5)
                if let label { labels.append(label) }
                index = end
            } else if begins("body", at: open + 1) {
                break
            } else if open + 1 < bytes.endIndex, isLetter(bytes[open + 1]) {
                // What looks like a comment in an attribute is none.
                index = endOfTag(from: open)
            } else {
                index = open + 1
            }
        }
        return labels
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

    private func begins(_ name: StaticString, at start: Int) -> Bool {
        let count = name.utf8CodeUnitCount
        guard start + count < bytes.endIndex else { return false }
        for offset in 0..<count where bytes[start + offset] | 0x20 != name.utf8Start[offset] { return false }
        let next = bytes[start + count]
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

    /// The label that a `meta` names, and where its tag ends; a tag that does not end names nothing.
    ///
    /// Attributes are read as the standard's prescan reads them (HTML, section 13.2.3.2, get an attribute): a
    /// quote begins a value behind `=` alone.
    private func label(from start: Int) -> (label: String?, end: Int) {
        var attributes: [String: String] = [:]
        var index = start
        func skipSpace() {
            while index < bytes.endIndex, bytes[index] <= 0x20 || bytes[index] == 0x2F { index += 1 }
        }
        while true {
            skipSpace()
            guard index < bytes.endIndex else { return (nil, bytes.endIndex) }
            if bytes[index] == UInt8(ascii: ">") { break }
            let nameStart = index
            while index < bytes.endIndex, bytes[index] > 0x20, bytes[index] != 0x2F, bytes[index] != 0x3E,
                bytes[index] != 0x3D || index == nameStart
            {
                index += 1
            }
            let name = String(decoding: bytes[nameStart..<index], as: UTF8.self).lowercased()
            while index < bytes.endIndex, bytes[index] <= 0x20 { index += 1 }
            var value = ""
            if index < bytes.endIndex, bytes[index] == 0x3D {
                index += 1
                while index < bytes.endIndex, bytes[index] <= 0x20 { index += 1 }
                guard index < bytes.endIndex else { return (nil, bytes.endIndex) }
                let quote = bytes[index]
                if quote == 0x22 || quote == 0x27 {
                    guard let close = bytes[(index + 1)...].firstIndex(of: quote) else {
                        return (nil, bytes.endIndex)
                    }
                    value = String(decoding: bytes[(index + 1)..<close], as: UTF8.self)
                    index = close + 1
                } else {
                    let valueStart = index
                    while index < bytes.endIndex, bytes[index] > 0x20, bytes[index] != 0x3E { index += 1 }
                    value = String(decoding: bytes[valueStart..<index], as: UTF8.self)
                }
            }
            if attributes[name] == nil { attributes[name] = value }
        }
        let end = index + 1
        if let charset = attributes["charset"], !charset.isEmpty { return (charset, end) }
        guard attributes["http-equiv"]?.lowercased() == "content-type", let content = attributes["content"]
        else {
            return (nil, end)
        }
        return (Self.charset(in: content), end)
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
