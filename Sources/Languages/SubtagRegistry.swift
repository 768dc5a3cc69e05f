/// The IANA language subtag registry of a stated date (RFC 5646, section 3).
package struct SubtagRegistry: Sendable {
    package static let shared = SubtagRegistry()

    /// The registry's File-Date.
    package let date = SubtagFacts.date

    /// The letters of each subtag as one number: eight thousand strings would be made at each start.
    private let languages: Set<UInt64>
    private let ranges: [(first: Substring, last: Substring)]
    private let extlangs: [Substring: Substring]
    private let scripts: Set<Substring>
    private let regions: Set<Substring>
    private let variants: Set<Substring>
    private let grandfathered: [Substring: Substring]
    private let redundant: [Substring: Substring]
    private let preferredSubtags: [Substring: Substring]

    private init() {
        let words = SubtagLanguages.all.split(separator: " ")
        languages = Set(
            words.filter { $0.utf8.count <= 8 && !$0.utf8.contains(UInt8(ascii: ".")) }.map(Self.key))
        ranges = words.filter { $0.utf8.contains(UInt8(ascii: ".")) }.compactMap(Self.range)
        extlangs = Self.pairs(SubtagFacts.extlangs)
        scripts = Set(SubtagFacts.scripts.split(separator: " "))
        regions = Set(SubtagFacts.regions.split(separator: " "))
        variants = Set(SubtagFacts.variants.split(separator: " "))
        grandfathered = Self.pairs(SubtagFacts.grandfathered)
        redundant = Self.pairs(SubtagFacts.redundant)
        preferredSubtags = Self.pairs(SubtagFacts.preferred)
    }

    private static func pairs(_ text: String) -> [Substring: Substring] {
        var pairs: [Substring: Substring] = [:]
        for word in text.split(separator: " ") {
            let halves = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if halves.count == 2 { pairs[halves[0]] = halves[1] }
        }
        return pairs
    }

    private static func key(_ subtag: Substring) -> UInt64 {
        subtag.utf8.reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func range(_ word: Substring) -> (first: Substring, last: Substring)? {
        guard let dots = word.firstRange(of: "..") else { return nil }
        return (word[..<dots.lowerBound], word[dots.upperBound...])
    }

    func hasLanguage(_ subtag: Substring) -> Bool {
        subtag.utf8.count <= 8 && languages.contains(Self.key(subtag))
            || ranges.contains { $0.first.count == subtag.count && $0.first <= subtag && subtag <= $0.last }
    }

    func hasExtlang(_ subtag: Substring, after language: Substring) -> Bool { extlangs[subtag] == language }

    func hasScript(_ subtag: Substring) -> Bool {
        scripts.contains(subtag) || (subtag >= "qaaa" && subtag <= "qabx" && subtag.count == 4)
    }

    func hasRegion(_ subtag: Substring) -> Bool {
        regions.contains(subtag) || (subtag.count == 2 && subtag >= "qm" && subtag <= "qz")
            || (subtag.count == 2 && subtag.hasPrefix("x"))
    }

    func hasVariant(_ subtag: Substring) -> Bool { variants.contains(subtag) }

    func isGrandfathered(_ tag: String) -> Bool { grandfathered[tag[...]] != nil }

    /// What stands for a grandfathered tag today; empty where nothing does, nil where it is none.
    func preferredTag(_ tag: String) -> String? { grandfathered[tag[...]].map(String.init) }

    /// What stands for a redundant tag today, where something does.
    func redundantTag(_ tag: String) -> String? { redundant[tag[...]].map(String.init) }

    /// The subtag of a kind that stands for another today, or the subtag itself.
    func preferred(_ kind: String, _ subtag: String) -> String {
        preferredSubtags[(kind + ":" + subtag)[...]].map(String.init) ?? subtag
    }
}
