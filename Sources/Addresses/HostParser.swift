import CIDN2

/// Parses hosts (WHATWG URL Standard, section 3.5).
enum HostParser {
    static func host(_ text: [UInt8], isSpecial: Bool) -> String? {
        if text.first == UInt8(ascii: "[") {
            guard text.last == UInt8(ascii: "]") else { return nil }
            return IPAddress.version6(text[1..<(text.count - 1)]).map { "[" + $0 + "]" }
        }
        guard isSpecial else { return opaque(text) }
        if isPlain(text) { return String(decoding: text, as: UTF8.self) }
        let decoded = PercentEncoding.decode(text)
        guard let domain = String(validating: decoded, as: UTF8.self), let ascii = ascii(domain) else {
            return nil
        }
        guard !ascii.isEmpty, !ascii.utf8.contains(where: isForbiddenInDomain) else { return nil }
        return IPAddress.endsInNumber(ascii) ? IPAddress.version4(ascii) : ascii
    }

    /// Whether a host is one that stays as it is: lower-case labels without Punycode, and no number at the end.
    private static func isPlain(_ text: [UInt8]) -> Bool {
        var start = 0
        for (index, byte) in text.enumerated() {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
            case UInt8(ascii: "-"): if index > 0, text[index - 1] == byte { return false }
            case UInt8(ascii: "."): start = index + 1
            default: return false
            }
        }
        return start < text.count && text[start] >= UInt8(ascii: "a")
    }

    private static func opaque(_ text: [UInt8]) -> String? {
        guard !text.contains(where: isForbidden) else { return nil }
        return PercentEncoding.encode(text[...], .c0Control)
    }

    private static func isForbidden(_ byte: UInt8) -> Bool {
        switch byte {
        case 0, 0x09, 0x0A, 0x0D, 0x20, UInt8(ascii: "#"), UInt8(ascii: "/"), UInt8(ascii: ":"),
            UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "?"), UInt8(ascii: "@"),
            UInt8(ascii: "[")...UInt8(ascii: "^"), UInt8(ascii: "|"):
            true
        default: false
        }
    }

    private static func isForbiddenInDomain(_ byte: UInt8) -> Bool {
        isForbidden(byte) || byte <= 0x1F || byte == UInt8(ascii: "%") || byte == 0x7F
    }

    /// Domain to ASCII (section 3.3), by libidn2 with non-transitional processing of UTS #46.
    private static func ascii(_ domain: String) -> String? {
        let lower = domain.lowercased()
        let hasPunycode = lower.split(separator: ".", omittingEmptySubsequences: false).contains {
            $0.hasPrefix("xn--")
        }
        if lower.utf8.allSatisfy({ $0 < 0x80 }) && !hasPunycode { return lower }
        var result: UnsafeMutablePointer<CChar>?
        let flags = Int32(IDN2_NONTRANSITIONAL.rawValue | IDN2_NFC_INPUT.rawValue)
        guard idn2_to_ascii_8z(domain, &result, flags) == Int32(IDN2_OK.rawValue), let result else {
            // Labels that look like Punycode and are none stand as they are.
            return lower.utf8.allSatisfy { $0 < 0x80 } ? lower : nil
        }
        defer { idn2_free(result) }
        return String(cString: result).lowercased()
    }
}
