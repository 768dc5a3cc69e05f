/// A date of the Extended Date/Time Format, level 1, and the sets of level 2 (ISO 8601-2:2019).
package struct EDTF: Sendable, Equatable {
    package let text: String
    /// The first and last day that the date can mean, as `YYYY-MM-DD`; nil where it is open or not in
    /// 0000–9999.
    package let earliest: String?
    package let latest: String?

    /// Reads a date; nil where it is not EDTF.
    package init?(_ text: String) {
        guard let bounds = Self.bounds(of: text[...]) else { return nil }
        self.text = text
        earliest = bounds.earliest
        latest = bounds.latest
    }

    private typealias Bounds = (earliest: String?, latest: String?)

    private static func bounds(of text: Substring) -> Bounds? {
        if text.first == "[" && text.last == "]" || text.first == "{" && text.last == "}" {
            return set(text.dropFirst().dropLast())
        }
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count <= 2 else { return nil }
        if halves.count == 2 {
            guard !(isOpen(halves[0]) && isOpen(halves[1])) else { return nil }
            guard let start = isOpen(halves[0]) ? (nil, nil) : date(halves[0]),
                let end = isOpen(halves[1]) ? (nil, nil) : date(halves[1])
            else { return nil }
            if let from = start.earliest, let to = end.latest, from > to { return nil }
            return (start.earliest, end.latest)
        }
        return date(text)
    }

    private static func isOpen(_ text: Substring) -> Bool { text.isEmpty || text == ".." }

    private static func set(_ list: Substring) -> Bounds? {
        var earliest: [String?] = []
        var latest: [String?] = []
        for member in list.split(separator: ",", omittingEmptySubsequences: false) {
            let trimmed = member.drop { $0 == " " }
            let ends =
                trimmed.firstRange(of: "..").map { [trimmed[..<$0.lowerBound], trimmed[$0.upperBound...]] }
                ?? [trimmed]
            for (place, end) in ends.enumerated() {
                if end.isEmpty && ends.count == 2 {
                    if place == 0 { earliest.append(nil) } else { latest.append(nil) }
                    continue
                }
                guard let bounds = date(end) else { return nil }
                earliest.append(bounds.earliest)
                latest.append(bounds.latest)
            }
        }
        guard !earliest.isEmpty else { return nil }
        let from = earliest.contains(nil) ? nil : earliest.compactMap(\.self).min()
        let to = latest.contains(nil) ? nil : latest.compactMap(\.self).max()
        return (from, to)
    }

    private static func date(_ text: Substring) -> Bounds? {
        var body = text
        if let time = body.firstIndex(of: "T") {
            guard isTime(body[body.index(after: time)...]) else { return nil }
            body = body[..<time]
            guard body.count == 10 else { return nil }
        } else if let last = body.last, "?~%".contains(last) {
            body = body.dropLast()
        }
        if body.first == "Y" {
            let digits = body.dropFirst().drop { $0 == "-" }
            return digits.count > 4 && digits.allSatisfy(\.isWholeNumber) ? (nil, nil) : nil
        }
        let isNegative = body.first == "-"
        if isNegative { body = body.dropFirst() }
        let parts = body.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts[0].count == 4, let years = span(parts[0], 0...9999) else {
            return nil
        }
        guard parts.dropFirst().allSatisfy({ $0.count == 2 }) else { return nil }
        guard let bounds = days(years, parts) else { return nil }
        return isNegative ? (nil, nil) : bounds
    }

    private static func days(_ years: ClosedRange<Int>, _ parts: [Substring]) -> Bounds? {
        var first = (years.lowerBound, 1, 1)
        var last = (years.upperBound, 12, 31)
        if parts.count > 1 {
            if parts.count == 2, let season = Int(parts[1]), (21...24).contains(season) {
                // Seasons are not months: half the world has them the other way round.
                return (format(first), format(last))
            }
            guard let months = span(parts[1], 1...12) else { return nil }
            first.1 = months.lowerBound
            last.1 = months.upperBound
            last.2 = length(of: last.1, in: last.0)
        }
        if parts.count == 3 {
            guard let days = span(parts[2], 1...31) else { return nil }
            if parts[2].allSatisfy(\.isWholeNumber), years.count == 1, parts[1].allSatisfy(\.isWholeNumber),
                days.lowerBound > length(of: first.1, in: first.0)
            {
                return nil
            }
            first.2 = days.lowerBound
            last.2 = min(days.upperBound, length(of: last.1, in: last.0))
        }
        return (format(first), format(last))
    }

    /// The numbers that digits with unspecified ones (`X`) can mean.
    private static func span(_ digits: Substring, _ allowed: ClosedRange<Int>) -> ClosedRange<Int>? {
        guard digits.allSatisfy({ $0.isASCII && ($0.isWholeNumber || $0 == "X") }) else { return nil }
        // Only the last digits may be unspecified (level 1).
        if let first = digits.firstIndex(of: "X"), !digits[first...].allSatisfy({ $0 == "X" }) { return nil }
        guard let low = Int(String(digits.map { $0 == "X" ? "0" : $0 })),
            let high = Int(String(digits.map { $0 == "X" ? "9" : $0 })),
            high >= allowed.lowerBound, low <= allowed.upperBound
        else { return nil }
        return max(low, allowed.lowerBound)...min(high, allowed.upperBound)
    }

    private static func isTime(_ text: Substring) -> Bool {
        let clock = text.prefix(8)
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ $0.count == 2 }), let hour = Int(parts[0]),
            let minute = Int(parts[1]),
            let second = Int(parts[2]), hour < 24, minute < 60, second < 60
        else { return false }
        let zone = text.dropFirst(8)
        return zone.isEmpty || zone == "Z" || (zone.first.map { "+-".contains($0) } ?? false)
    }

    private static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: return 30
        case 2: return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: return 31
        }
    }

    private static func format(_ day: (Int, Int, Int)) -> String {
        func padded(_ number: Int, _ width: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        return "\(padded(day.0, 4))-\(padded(day.1, 2))-\(padded(day.2, 2))"
    }
}
