import Addresses
import Vocabulary

/// The days on which a page says that it was published and changed: for machines, else in a line beside its
/// text, else in its address.
struct PageDates {
    let quoted: QuotedFields
    let address: WebURL?
    /// The day of the capture, as `YYYY-MM-DD`; nil where it is not known.
    let captured: String?
    /// The order of numbers in dates of the page's language.
    let order: Step.DateOrder

    init(_ quoted: QuotedFields, of capture: Capture, language: String?) {
        self.quoted = quoted
        address = capture.url.flatMap { WebURL($0) }
        captured = capture.date.map { String($0.prefix(10)) }
        let tag = language?.lowercased() ?? ""
        let isDayFirst =
            Self.dayFirst.contains(String(tag.prefix { $0 != "-" })) && !Self.others.contains(tag)
        order = isDayFirst ? .dayFirst : .undeclared
    }

    /// Languages that write the day first, and their regions that do not (Unicode CLDR, the short pattern of
    /// dates).
    private static let dayFirst: Set<String> = [
        "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "fi", "fr", "gl", "hr", "id", "is", "it",
        "lv", "mk", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "tr", "uk", "vi",
    ]
    private static let others: Set<String> = ["fr-ca", "es-pa", "es-pr", "es-us"]

    /// More days on lines of a page are those of several texts: it is a list, and has none of its own.
    private static let mostDays = 2

    func published(_ dates: DateExcerpts) -> [Field] {
        if let excerpt = dates.stated { return stated("published", excerpt) }
        let isShown = dates.element != nil || !dates.lines.isEmpty
        if isShown, address.map(Self.isOfList) != true {
            if let excerpt = dates.element { return stated("published", excerpt) }
            let days = Set(dates.all.compactMap { day(in: $0) })
            // The day of the capture is mostly today's, which sites show beside all that they have.
            if days.count <= Self.mostDays,
                let line = line("published", dates.lines, isMeant: { $0 != captured })
            {
                return line
            }
        }
        guard let day = address.flatMap(Self.day) else { return quoted.date("published", nil) { _ in nil } }
        return quoted.date(
            "published", day, evidence: Evidence(.computed(function: "day-of-address@1", from: ["url"])))
    }

    func modified(_ dates: DateExcerpts) -> [Field] {
        if let excerpt = dates.stated ?? dates.element { return stated("modified", excerpt) }
        return line("modified", dates.lines) { _ in true } ?? quoted.date("modified", nil) { _ in nil }
    }

    private func stated(_ name: String, _ excerpt: Excerpt) -> [Field] {
        quoted.date(name, excerpt) { DateReader.edtf($0.trimmingSpace(), order: order) }
    }

    /// The day that the first of some lines names; nil where none does.
    private func line(_ name: String, _ lines: [Excerpt], isMeant: (String) -> Bool) -> [Field]? {
        for line in lines {
            guard let day = day(in: line.text), isMeant(day) else { continue }
            let quote = (quoted.withholding.redacted(line) ?? line).quote
            return quoted.date(name, day, evidence: Evidence(.quoted(quote), steps: ["match", "date"]))
        }
        return nil
    }

    /// The day in a line: of the years of the web, in our calendar, and not behind the capture.
    private func day(in line: String) -> String? {
        guard let day = DateReader.day(in: line, order: order), let first = EDTF(day)?.earliest,
            Int(first.prefix(4)).map(Self.years.contains) == true, first <= captured ?? first
        else { return nil }
        return day
    }

    // MARK: Addresses

    private static let years = 1_990...2_100
    /// Parts of addresses of lists, as software of blogs makes them; `archives` is one of texts as well.
    private static let lists: Set<Substring> = ["category", "categories", "tag", "tags", "author"]

    /// The day in the address of a text, as software of blogs makes it: `/2018/06/28/its-name`,
    /// `/2016/12/its-name.html`.
    static func day(_ address: WebURL) -> String? {
        guard address.pathname.utf8.contains(0x32) || address.pathname.utf8.contains(0x31) else { return nil }
        let path = segments(address)
        guard let digits = digits(path), digits.upperBound < path.count else { return nil }
        let date = path[digits].map { $0.utf8.count == 1 ? "0" + $0 : String($0) }.joined(separator: "-")
        return EDTF(date) == nil ? nil : date
    }

    /// Whether an address is that of a list of texts: of a site, a category, or a month.
    static func isOfList(_ address: WebURL) -> Bool {
        let path = segments(address)
        let isPage = path.dropLast().last == "page" && path.last.flatMap(number) != nil
        return path.isEmpty && address.query == nil || isPage || path.contains(where: lists.contains)
            || digits(path).map { $0.upperBound == path.count } == true
    }

    private static func segments(_ address: WebURL) -> [Substring] {
        address.pathname.split(separator: "/").filter { $0 != "index.html" && $0 != "index.php" }
    }

    /// The segments of a path that are a year, a month and perhaps a day.
    private static func digits(_ path: [Substring]) -> Range<Int>? {
        guard
            let start = path.indices.dropLast().first(where: { index in
                path[index].utf8.count == 4 && number(path[index]).map(years.contains) == true
                    && number(path[index + 1]).map((1...12).contains) == true
            })
        else { return nil }
        return
            start..<path[(start + 1)...].prefix(2).prefix { $0.utf8.count <= 2 && number($0) != nil }.endIndex
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? Int(text) : nil
    }
}
