/// Finds character references that a reader sees as they are written: `Caf&eacute;`, `R&amp;D`.
enum EntityLeftover {
    /// References to letters and spaces; `&lt;` and its like stand in texts about markup.
    private static let names: [String: String] = [
        "amp": "&", "nbsp": " ", "quot": "\"", "rsquo": "’", "lsquo": "‘", "rdquo": "”", "ldquo": "“",
        "ndash": "–", "mdash": "—", "hellip": "…", "eacute": "é", "egrave": "è", "ecirc": "ê", "agrave": "à",
        "acirc": "â", "aacute": "á", "iacute": "í", "oacute": "ó", "uacute": "ú", "ntilde": "ñ",
        "ccedil": "ç", "auml": "ä", "ouml": "ö", "uuml": "ü", "szlig": "ß", "atilde": "ã", "otilde": "õ",
        "ocirc": "ô", "ucirc": "û", "icirc": "î", "iuml": "ï", "euml": "ë", "aring": "å", "oslash": "ø",
    ]

    static func fault(in bytes: ArraySlice<UInt8>) -> TextFault? {
        var index = bytes.startIndex
        while let mark = bytes[index...].firstIndex(of: UInt8(ascii: "&")) {
            index = mark + 1
            let name = bytes[index...].prefix(9).prefix { $0 != UInt8(ascii: ";") }
            guard name.endIndex < bytes.endIndex, bytes[name.endIndex] == UInt8(ascii: ";") else { continue }
            let reference = String(decoding: name, as: UTF8.self)
            guard let meant = names[reference] ?? number(reference) else { continue }
            var start = mark
            while start > bytes.startIndex, bytes[start - 1] > 0x20, mark - start < 30 { start -= 1 }
            while start < mark, bytes[start] & 0xC0 == 0x80 { start += 1 }
            var end = name.endIndex + 1
            while end < bytes.endIndex, bytes[end] > 0x20, end - mark < 40 { end += 1 }
            while end > name.endIndex + 1, end < bytes.endIndex, bytes[end] & 0xC0 == 0x80 { end -= 1 }
            let front = String(decoding: bytes[start..<mark], as: UTF8.self)
            let rest = String(decoding: bytes[(name.endIndex + 1)..<end], as: UTF8.self)
            // A reference that stands alone is mostly one that a text about markup speaks of.
            guard
                front.last?.isLetter == true || rest.first?.isLetter == true || meant.first?.isLetter == true
            else {
                continue
            }
            return TextFault(
                kind: .entities, written: "\(front)&\(reference);\(rest)", proposal: front + meant + rest)
        }
        return nil
    }

    private static func number(_ reference: String) -> String? {
        guard reference.hasPrefix("#"), let value = UInt32(reference.dropFirst()), value > 0x7F,
            let scalar = Unicode.Scalar(value)
        else { return nil }
        return String(scalar)
    }
}
