/// Addresses of numbers (WHATWG URL Standard, sections 3.5 and 3.6).
enum IPAddress {
    /// Whether the last label is a number, so that the host must be an IPv4 address.
    static func endsInNumber(_ host: String) -> Bool {
        var labels = host.split(separator: ".", omittingEmptySubsequences: false)
        if labels.last == "" {
            guard labels.count > 1 else { return false }
            labels.removeLast()
        }
        guard let last = labels.last else { return false }
        if !last.isEmpty && last.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return true }
        return number(last) != nil
    }

    static func version4(_ host: String) -> String? {
        var labels = host.split(separator: ".", omittingEmptySubsequences: false)
        if labels.last == "" && labels.count > 1 { labels.removeLast() }
        guard labels.count <= 4 else { return nil }
        var numbers: [UInt64] = []
        for label in labels {
            guard let number = number(label) else { return nil }
            numbers.append(number)
        }
        guard let last = numbers.last, numbers.dropLast().allSatisfy({ $0 <= 255 }) else { return nil }
        guard last < UInt64(1) << UInt64(8 * (5 - numbers.count)) else { return nil }
        var address = last
        for (place, number) in numbers.dropLast().enumerated() {
            address += number << UInt64(8 * (3 - place))
        }
        return [24, 16, 8, 0].map { String(address >> UInt64($0) & 255) }.joined(separator: ".")
    }

    private static func number(_ label: Substring) -> UInt64? {
        guard !label.isEmpty else { return nil }
        var digits = label.lowercased()[...]
        var radix = 10
        if digits.hasPrefix("0x") {
            digits = digits.dropFirst(2)
            radix = 16
        } else if digits.count > 1 && digits.hasPrefix("0") {
            digits = digits.dropFirst()
            radix = 8
        }
        if digits.isEmpty { return 0 }
        guard digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else {
            return nil
        }
        if let number = UInt64(digits, radix: radix) { return number }
        return digits.allSatisfy { $0.hexDigitValue.map { $0 < radix } ?? false } ? UInt64.max : nil
    }

    static func version6(_ text: ArraySlice<UInt8>) -> String? {
        guard let string = String(validating: text, as: UTF8.self) else { return nil }
        let halves = string.components(separatedBy: "::")
        guard halves.count <= 2 else { return nil }
        guard let front = pieces(halves[0], isLast: halves.count == 1) else { return nil }
        guard halves.count == 2 else { return front.count == 8 ? serialise(front) : nil }
        guard let back = pieces(halves[1], isLast: true), front.count + back.count <= 7 else { return nil }
        return serialise(front + Array(repeating: 0, count: 8 - front.count - back.count) + back)
    }

    private static func pieces(_ text: String, isLast: Bool) -> [UInt16]? {
        if text.isEmpty { return [] }
        var pieces: [UInt16] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if part.contains(".") {
                guard isLast, index == parts.count - 1, let tail = dotted(part) else { return nil }
                pieces += tail
            } else {
                guard (1...4).contains(part.count), part.allSatisfy(\.isHexDigit),
                    let piece = UInt16(part, radix: 16)
                else { return nil }
                pieces.append(piece)
            }
        }
        return pieces
    }

    private static func dotted(_ text: Substring) -> [UInt16]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        var bytes: [UInt16] = []
        for part in parts {
            guard (1...3).contains(part.count), part.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
                part.count == 1 || part.first != "0", let byte = UInt16(part), byte <= 255
            else { return nil }
            bytes.append(byte)
        }
        return bytes.count == 4 ? [bytes[0] << 8 | bytes[1], bytes[2] << 8 | bytes[3]] : nil
    }

    /// The longest run of zeros is left out.
    private static func serialise(_ pieces: [UInt16]) -> String {
        var best = 0..<0
        var index = 0
        while index < 8 {
            let start = index
            while index < 8 && pieces[index] == 0 { index += 1 }
            if index - start > max(1, best.count) { best = start..<index }
            index = max(index, start + 1)
        }
        let hex = pieces.map { String($0, radix: 16) }
        guard !best.isEmpty else { return hex.joined(separator: ":") }
        return hex[..<best.lowerBound].joined(separator: ":") + "::"
            + hex[best.upperBound...].joined(separator: ":")
    }
}

extension String {
    fileprivate func components(separatedBy separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let found = rest.firstRange(of: separator) {
            parts.append(String(rest[..<found.lowerBound]))
            rest = rest[found.upperBound...]
        }
        return parts + [String(rest)]
    }
}
