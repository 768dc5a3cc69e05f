import Markup

/// The value that an element has as a property of a microformat (microformats2 parsing specification,
/// "parsing a p-, u-, dt- and e- property"), with the value class pattern.
///
/// Texts are those that a reader sees; addresses stand as the page has them.
struct MicroformatValue {
    private let tree: MarkupTree
    private let node: Int32

    init(_ node: Int32, in tree: MarkupTree) {
        self.tree = tree
        self.node = node
    }

    private func attribute(_ name: HTMLName, _ node: Int32) -> String? { tree.attribute(name, of: Int(node)) }

    /// - Parameters:
    ///   - name: With its prefix, as `dt-start`.
    ///   - day: The day that a time of day alone belongs to.
    func value(of name: String, day: String?) -> Thing.Value {
        if name.hasPrefix("u-") {
            if let address { return .url(address.trimmingEnds()) }
            return .text(pattern ?? said ?? text)
        }
        if name.hasPrefix("dt-") { return .text(moment(day: day)) }
        if name.hasPrefix("p-") { return .text(pattern ?? said ?? alternative ?? text) }
        return .text(text)
    }

    private var text: String { tree.renderedText(of: Int(node)).trimmingEnds() }

    /// The address that an element leads to or shows.
    private var address: String? {
        switch tree.known(Int(node)) {
        case .a, .area, .link: attribute(.href, node)
        case .img, .audio, .source, .iframe: attribute(.src, node)
        case .video: attribute(.src, node) ?? attribute(.poster, node)
        case .object: attribute(.data, node)
        default: nil
        }
    }

    /// What an attribute says instead of the text.
    private var said: String? {
        switch tree.known(Int(node)) {
        case .abbr, .link: attribute(.title, node)
        case .data, .input: attribute(.value, node)
        default: nil
        }
    }

    private var alternative: String? {
        switch tree.known(Int(node)) {
        case .img, .area: attribute(.alt, node)
        default: nil
        }
    }

    // MARK: The value class pattern

    /// Elements of the class `value` or `value-title`, none of them inside another.
    private var parts: [Int32] {
        var parts: [Int32] = []
        tree.forEachElement(inside: node) { element in
            let classes = attribute(.class, element)?.words() ?? []
            let isPart = classes.contains("value") || classes.contains("value-title")
            if isPart { parts.append(element) }
            // What stands in a thing of its own is no part of this value.
            return !isPart && MicroformatNames.roots(classes).types.isEmpty
        }
        return parts
    }

    /// The values of the parts, in one text; nil where there are none.
    private var pattern: String? {
        let parts = parts.map { part($0, isMoment: false) }
        return parts.isEmpty ? nil : parts.joined()
    }

    private func part(_ node: Int32, isMoment: Bool) -> String {
        let value = MicroformatValue(node, in: tree)
        if attribute(.class, node)?.words().contains("value-title") ?? false,
            let title = attribute(.title, node)
        {
            return title
        }
        let moment = isMoment ? value.datetime : nil
        return (moment ?? value.alternative ?? value.said ?? value.text).trimmingEnds()
    }

    private var datetime: String? {
        switch tree.known(Int(node)) {
        case .time, .ins, .del: attribute(.datetime, node)
        default: nil
        }
    }

    /// A point in time: its parts joined, in the form of ISO 8601 where they are a day, a time and an offset.
    private func moment(day: String?) -> String {
        let parts = parts.map { part($0, isMoment: true) }
        guard !parts.isEmpty else { return Self.completed((datetime ?? said ?? text).trimmingEnds(), day) }
        var (date, time, zone): (String?, String?, String?)
        for part in parts {
            if Self.clock(part) != nil {
                time = time ?? Self.clock(part)
            } else if Self.isOffset(part) {
                zone = zone ?? part
            } else {
                date = date ?? part
            }
        }
        guard let time else { return date ?? parts.joined() }
        return Self.completed((date.map { $0 + " " } ?? "") + time + (zone ?? ""), day)
    }

    /// A time alone with its day before it.
    private static func completed(_ text: String, _ day: String?) -> String {
        guard let day, clock(text) != nil else { return text }
        return day + " " + text
    }

    private static func isOffset(_ text: String) -> Bool {
        text == "Z"
            || (text.first == "+" || text.first == "-") && (3...6).contains(text.utf8.count)
                && text.dropFirst().allSatisfy { $0.isNumber || $0 == ":" }
    }

    /// A time of day as ISO 8601 has it; nil where a text is none (`7:30pm`, `19:30:00-08:00`).
    static func clock(_ text: String) -> String? {
        var rest = text.lowercased().filter { $0 != " " && $0 != "." }[...]
        var isAfternoon: Bool?
        if rest.hasSuffix("am") || rest.hasSuffix("pm") {
            isAfternoon = rest.hasSuffix("pm")
            rest = rest.dropLast(2)
        }
        let clock = rest.prefix { $0.isNumber || $0 == ":" }
        let zone = rest.dropFirst(clock.count)
        let numbers = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard zone.isEmpty || isOffset(zone.uppercased()), isAfternoon != nil || numbers.count > 1,
            (1...3).contains(numbers.count), var hour = numbers.first.flatMap({ Int($0) }), hour < 25,
            numbers.dropFirst().allSatisfy({ $0.utf8.count == 2 })
        else { return nil }
        if let isAfternoon { hour = hour % 12 + (isAfternoon ? 12 : 0) }
        let hours = hour < 10 ? "0\(hour)" : "\(hour)"
        let minutes = numbers.count > 1 ? numbers.dropFirst().joined(separator: ":") : "00"
        return hours + ":" + minutes + zone.uppercased()
    }
}
