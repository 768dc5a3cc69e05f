import Vocabulary

/// Reads dates as people write them into EDTF, and invents nothing.
enum DateReader {
    /// The date that a whole text is; nil where it is none. Two readings make a set.
    static func edtf(_ text: String, order: Step.DateOrder) -> String? {
        let plain = String(text.map { $0.wholeNumberValue.map { Character(String($0)) } ?? $0 })
            .trimmingSpace()
        if EDTF(plain) != nil { return plain.contains("T") ? String(plain.prefix(10)) : plain }
        return timestamp(plain) ?? east(plain) ?? digits(withoutTime(plain), order) ?? words(plain)
    }

    /// The day of a moment as machines write it: `2019-10-05T12:00:00.123+0200`, `2019-10-05 12:00 UTC`.
    ///
    /// ISO 8601, of which EDTF takes a part, and RFC 3339, section 5.6, which lets a space stand for the `T`.
    private static func timestamp(_ text: String) -> String? {
        guard text.utf8.count > 11, let mark = text.utf8.dropFirst(10).first, mark == 0x54 || mark == 0x20,
            EDTF(String(text.prefix(10))) != nil, TimeOfDay.isOfMoment(text.dropFirst(11))
        else { return nil }
        return String(text.prefix(10))
    }

    /// A date of digits without the time of day beside it: `09.08.2013, 06:00 Uhr`.
    private static func withoutTime(_ text: String) -> String {
        let words = text.split(whereSeparator: { $0.isWhitespace || $0 == "," })
        guard words.count > 1 else { return text }
        let others = words.filter { word in
            let bare = plain(Substring(word.lowercased()))
            return !(TimeOfDay.isTime(bare) || DateWords.isBehindTime(bare) || DateWords.isFiller(bare))
        }
        let times = words.count { TimeOfDay.isTime(plain(Substring($0.lowercased()))) }
        return others.count == 1 && times <= 1 ? String(others[0]) : text
    }

    /// `2003年3月5日`, `2003년 3월 5일`.
    private static func east(_ text: String) -> String? {
        let compact = text.filter { !$0.isWhitespace }
        var numbers: [Int] = []
        var rest = compact[...]
        for units in ["年년", "月월", "日일"] {
            let number = rest.prefix { $0.isWholeNumber }
            guard let value = Int(number) else { break }
            rest = rest[number.endIndex...]
            guard let unit = rest.first, units.contains(unit) else { return nil }
            rest = rest.dropFirst()
            numbers.append(value)
        }
        guard !numbers.isEmpty, rest.isEmpty else { return nil }
        return date(
            year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil,
            day: numbers.count > 2 ? numbers[2] : nil)
    }

    /// `5/3/2003`, `2003.3.5`; without a declared order both readings where both are dates.
    private static func digits(_ text: String, _ order: Step.DateOrder) -> String? {
        for sign in ["/", ".", "-"] {
            var trimmed = text[...]
            if sign == "." && trimmed.hasSuffix(".") { trimmed = trimmed.dropLast() }
            let parts = trimmed.split(separator: Character(sign), omittingEmptySubsequences: false).map {
                String($0).trimmingSpace()
            }
            guard parts.count == 3,
                parts.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy(\.isWholeNumber) })
            else {
                continue
            }
            let numbers = parts.compactMap { Int($0) }
            if parts[0].count == 4 { return date(year: numbers[0], month: numbers[1], day: numbers[2]) }
            guard parts[2].count == 4, order != .yearFirst else { return nil }
            let dayFirst = date(year: numbers[2], month: numbers[1], day: numbers[0])
            let monthFirst = date(year: numbers[2], month: numbers[0], day: numbers[1])
            switch order {
            case .dayFirst: return dayFirst
            case .monthFirst: return monthFirst
            case .yearFirst: return nil
            case .undeclared:
                guard let dayFirst, let monthFirst, dayFirst != monthFirst else {
                    return dayFirst ?? monthFirst
                }
                return "[\([dayFirst, monthFirst].sorted().joined(separator: ","))]"
            }
        }
        return nil
    }

    /// `October 2019`, `12 octobre 2019`, `Saturday, October 12th, 2019`, `1. Januar 2019`, `5 de marzo de
    /// 2018`.
    ///
    /// A day of the week must be that of the date: else nobody knows which of both was meant.
    private static func words(_ text: String) -> String? {
        var month: Int?
        var weekday: Int?
        var hasTime = false
        var numbers: [(value: Int, count: Int)] = []
        for word in text.lowercased().split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
            let bare = plain(word)
            if let number = DateWords.month(bare) {
                guard month == nil else { return nil }
                month = number
            } else if let number = DateWords.weekday(bare) {
                guard weekday == nil else { return nil }
                weekday = number
            } else if TimeOfDay.isTime(bare) {
                guard !hasTime else { return nil }
                hasTime = true
            } else if let number = Int(bare.filter(\.isWholeNumber)), bare.first?.isWholeNumber == true {
                let suffix = bare.drop { $0.isWholeNumber }
                guard
                    suffix.isEmpty || ["st", "nd", "rd", "th", "er", "º", "ª", "°"].contains(String(suffix))
                else { return nil }
                numbers.append((number, bare.count - suffix.count))
            } else if !(DateWords.isFiller(bare) || hasTime && DateWords.isBehindTime(bare)) {
                return nil
            }
        }
        guard let month, let year = numbers.last(where: { $0.count == 4 })?.value else { return nil }
        let others = numbers.filter { $0.count != 4 }
        guard numbers.count == others.count + 1, others.count <= 1,
            let date = date(year: year, month: month, day: others.first?.value)
        else { return nil }
        guard let weekday else { return date }
        let day = others.first?.value
        return day.map { DateWords.weekday(year: year, month: month, day: $0) } == weekday ? date : nil
    }

    /// A word without the point behind it and the article before it (`d’abril`).
    private static func plain(_ word: Substring) -> String {
        var bare = word.hasSuffix(".") ? word.dropLast() : word
        for article in ["d’", "d'", "l’", "l'"] where bare.count > 2 && bare.hasPrefix(article) {
            bare = bare.dropFirst(article.count)
        }
        return String(bare)
    }

    private static func date(year: Int, month: Int?, day: Int?) -> String? {
        guard (0...9999).contains(year) else { return nil }
        func padded(_ number: Int, _ width: Int) -> String {
            String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
        }
        var text = padded(year, 4)
        if let month { text += "-" + padded(month, 2) }
        if let day { text += "-" + padded(day, 2) }
        return EDTF(text) == nil ? nil : text
    }
}

extension String {
    func trimmingSpace() -> String {
        guard let first, let last, first.isWhitespace || last.isWhitespace else { return self }
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }

    func collapsingSpace() -> String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
