/// Moments as tools write them: `Sat, 01 Jan 2011 00:00:00 GMT`, `Mon Feb 12 2024 10:11:12 GMT+0100 (…)`.
enum HTTPDate {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// The moment in RFC 3339 with its own offset; nil where the text is none.
    static func moment(_ text: String) -> String? {
        let words = text.split { $0 == " " || $0 == "," }.map { $0.lowercased() }
        guard let place = words.firstIndex(where: { months.contains(String($0.prefix(3))) && $0.count <= 9 }),
            let month = months.firstIndex(of: String(words[place].prefix(3)))
        else { return nil }
        let numbers = words.enumerated().filter { $0.offset != place && $0.element.allSatisfy(\.isNumber) }
        guard let day = numbers.first(where: { $0.element.count <= 2 }).flatMap({ Int($0.element) }),
            let year = numbers.first(where: { $0.element.count == 4 }).flatMap({ Int($0.element) }),
            let time = words.first(where: { $0.contains(":") }), (1...31).contains(day)
        else { return nil }
        let parts = time.split(separator: ":").compactMap { Int($0) }
        guard parts.count == 3, parts[0] < 24, parts[1] < 60, parts[2] < 61 else { return nil }
        let zone =
            words.first { $0.hasPrefix("gmt") || $0.hasPrefix("utc") }.map { String($0.dropFirst(3)) } ?? ""
        let offset = zone.count == 5 ? "\(zone.prefix(3)):\(zone.suffix(2))" : "Z"
        return
            "\(year)-\(two(month + 1))-\(two(day))T\(two(parts[0])):\(two(parts[1])):\(two(parts[2]))\(offset)"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
