/// Reads numbers as people write them into the decimals of XML Schema (part 2, section 3.3.3).
enum NumberReader {
    /// `1,234.5` with the decimal sign `.`; spaces, apostrophes and the other sign group digits.
    ///
    /// Groups are of three digits, but for the first, and for those of two before the last (`12,34,567`).
    /// What is grouped otherwise is rejected: `12,34` has another decimal sign, and `1,2,3` is a list.
    static func number(_ text: String, decimal: String) -> String? {
        var result = ""
        // The digits of each group before the decimal sign, and what stands between groups.
        var groups = [0]
        var divider: Character?
        var isFraction = false
        for character in text.trimmingSpace() {
            if let digit = character.wholeNumberValue, digit < 10 {
                result += String(digit)
                if !isFraction { groups[groups.count - 1] += 1 }
            } else if String(character) == decimal {
                guard !isFraction else { return nil }
                isFraction = true
                result += "."
            } else if character == "-" || character == "−" || character == "+" {
                guard result.isEmpty else { return nil }
                if character != "+" { result += "-" }
            } else if let sign = groupSign(character, decimal: decimal) {
                guard groups[groups.count - 1] > 0, !isFraction, divider ?? sign == sign else { return nil }
                divider = sign
                groups.append(0)
            } else {
                return nil
            }
        }
        return isDecimal(result) && areGroups(groups) ? result : nil
    }

    /// What divides groups: all spaces are one sign, and so are both apostrophes.
    private static func groupSign(_ character: Character, decimal: String) -> Character? {
        if character.isWhitespace { return " " }
        if character == "'" || character == "’" { return "'" }
        return String(character) == (decimal == "," ? "." : ",") ? character : nil
    }

    private static func areGroups(_ groups: [Int]) -> Bool {
        guard groups.count > 1 else { return true }
        let middle = groups.dropFirst().dropLast()
        return (1...3).contains(groups[0]) && groups[groups.count - 1] == 3
            && (middle.allSatisfy { $0 == 3 } || middle.allSatisfy { $0 == 2 } && groups[0] < 3)
    }

    static func isDecimal(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        return (1...2).contains(parts.count)
            && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }
}
