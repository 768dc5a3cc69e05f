/// The IANA language subtag registry of a stated date (RFC 5646, section 3).
package struct SubtagRegistry: Sendable {
    package static let shared = SubtagRegistry()

    /// The registry's File-Date.
    package let date = SubtagFacts.date

    /// The letters of each subtag as one number, sorted: eight thousand strings, or a set of as many numbers,
    /// would be made at each start.
    private let languages: [UInt64]
    private let ranges: [(first: Substring, last: Substring)]
    private let extlangs: [Substring: Substring]
    private let scripts: Set<Substring>
    private let regions: Set<Substring>
    private let variants: Set<Substring>
    private let grandfathered: [Substring: Substring]
    private let redundant: [Substring: Substring]
    private let preferredSubtags: [Substring: Substring]

    private init() {
        (languages, ranges) = Self.languages(SubtagLanguages.all)
        extlangs = Self.pairs(SubtagFacts.extlangs)
        scripts = Set(Self.words(SubtagFacts.scripts))
        regions = Set(Self.words(SubtagFacts.regions))
        variants = Set(Self.words(SubtagFacts.variants))
        grandfathered = Self.pairs(SubtagFacts.grandfathered)
        redundant = Self.pairs(SubtagFacts.redundant)
        preferredSubtags = Self.pairs(SubtagFacts.preferred)
    }

    private static func words(_ text: String) -> [Substring] {
        text.utf8.split(separator: UInt8(ascii: " ")).map { Substring($0) }
    }

    /// Subtags as numbers, and ranges of them: byte by byte, since eight thousand words are read at each
    /// start.
    private static func languages(
        _ text: String
    ) -> (subtags: [UInt64], ranges: [(first: Substring, last: Substring)]) {
        var subtags: [UInt64] = []
        subtags.reserveCapacity(text.utf8.count / 4)
        var ranges: [(first: Substring, last: Substring)] = []
        var key: UInt64 = 0
        var start = text.startIndex
        var isRange = false
        func end(at index: String.Index) {
            if isRange {
                range(text[start..<index]).map { ranges.append($0) }
            } else if key != 0 {
                subtags.append(key)
            }
            (key, isRange) = (0, false)
        }
        var index = text.startIndex
        for byte in text.utf8 {
            if byte == UInt8(ascii: " ") {
                end(at: index)
                start = text.utf8.index(after: index)
            } else {
                isRange = isRange || byte == UInt8(ascii: ".")
                key = key << 8 | UInt64(byte)
            }
            index = text.utf8.index(after: index)
        }
        end(at: text.endIndex)
        // In the registry's order, those of three letters behind those of two.
        subtags.sort()
        return (subtags, ranges)
    }

    private static func pairs(_ text: String) -> [Substring: Substring] {
        var pairs: [Substring: Substring] = [:]
        for word in words(text) {
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
        subtag.utf8.count <= 8 && hasLanguage(Self.key(subtag))
            || ranges.contains { $0.first.count == subtag.count && $0.first <= subtag && subtag <= $0.last }
    }

    private func hasLanguage(_ key: UInt64) -> Bool {
        var (low, high) = (0, languages.count)
        while low < high {
            let middle = (low + high) / 2
            if languages[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low < languages.count && languages[low] == key
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
