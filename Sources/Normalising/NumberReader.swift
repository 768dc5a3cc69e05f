/// Reads numbers as people write them into the decimals of XML Schema (part 2, section 3.3.3).
enum NumberReader {
    /// `1,234.5` with the decimal sign `.`; spaces and the other sign group digits.
    static func number(_ text: String, decimal: String) -> String? {
        let group: Character = decimal == "," ? "." : ","
        var result = ""
        for character in text.trimmingSpace() {
            if let digit = character.wholeNumberValue, digit < 10 {
                result += String(digit)
            } else if String(character) == decimal {
                guard !result.contains(".") else { return nil }
                result += "."
            } else if (character == "-" || character == "−" || character == "+") && result.isEmpty {
                if character != "+" { result += "-" }
            } else if character == group || character.isWhitespace || character == "'" || character == "’" {
                guard let last = result.last, last.isWholeNumber, !result.contains(".") else { return nil }
            } else {
                return nil
            }
        }
        return isDecimal(result) ? result : nil
    }

    static func isDecimal(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        return (1...2).contains(parts.count)
            && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }
}
