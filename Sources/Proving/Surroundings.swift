/// The bytes around a quote, as one line of text.
enum Surroundings {
    private static let reach = 60
    private static let longest = 400

    static func before(_ offset: Int, in text: [UInt8]) -> String {
        var start = max(0, offset - reach)
        while start < offset, text[start] & 0xC0 == 0x80 { start += 1 }
        return (start > 0 ? "…" : "") + line(text[start..<offset])
    }

    static func after(_ offset: Int, in text: [UInt8]) -> String {
        var end = min(text.count, offset + reach)
        while end > offset, end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
        return line(text[offset..<end]) + (end < text.count ? "…" : "")
    }

    static func quote(_ range: Range<Int>, in text: [UInt8]) -> String {
        guard range.count > longest else { return line(text[range]) }
        var end = range.lowerBound + longest
        while text[end] & 0xC0 == 0x80 { end -= 1 }
        return line(text[range.lowerBound..<end]) + " […]"
    }

    private static func line(_ bytes: ArraySlice<UInt8>) -> String {
        var result = ""
        var wasSpace = false
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            let isSpace = scalar == " " || scalar == "\n" || scalar == "\r" || scalar == "\t"
            if isSpace {
                if !wasSpace { result += " " }
            } else if scalar.value >= 0x20 && scalar.value != 0x7F {
                result.unicodeScalars.append(scalar)
            }
            wasSpace = isSpace
        }
        return result
    }
}
