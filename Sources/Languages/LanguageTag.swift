/// A well-formed BCP 47 language tag, taken apart (RFC 5646, section 2.1).
package struct LanguageTag: Sendable, Equatable {
    package private(set) var language = ""
    package private(set) var extlangs: [String] = []
    package private(set) var script: String?
    package private(set) var region: String?
    package private(set) var variants: [String] = []
    /// Each with its singleton, as `u-co-phonebk`.
    package private(set) var extensions: [String] = []
    package private(set) var privateUse: [String] = []
    package private(set) var isGrandfathered = false
    /// Whether a variant or a singleton stands twice, which the grammar allows and validity does not.
    package private(set) var repeatsSubtag = false
    /// The tag as it was written.
    package let written: String

    /// Reads a tag; nil where it is not well-formed.
    package init?(_ written: String) {
        self.written = written
        let lower = written.lowercased()
        // Most tags are a language alone; all that is grandfathered has a hyphen.
        if (2...8).contains(written.utf8.count),
            written.utf8.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) })
        {
            language = lower
            return
        }
        if SubtagRegistry.shared.isGrandfathered(lower) {
            isGrandfathered = true
            return
        }
        guard written.utf8.allSatisfy({ Self.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }) else {
            return nil
        }
        var subtags = lower.split(separator: "-", omittingEmptySubsequences: false)[...]
        guard subtags.allSatisfy({ (1...8).contains($0.count) }) else { return nil }
        if subtags.first == "x" {
            guard takePrivateUse(&subtags) else { return nil }
            return
        }
        guard takeLanguage(&subtags) else { return nil }
        if let subtag = subtags.first, subtag.count == 4, subtag.allSatisfy(\.isLetter) {
            script = String(subtags.removeFirst())
        }
        if let subtag = subtags.first,
            subtag.count == 2 && subtag.allSatisfy(\.isLetter)
                || subtag.count == 3 && subtag.allSatisfy(\.isNumber)
        {
            region = String(subtags.removeFirst())
        }
        while let subtag = subtags.first, Self.isVariant(subtag) {
            if variants.contains(String(subtag)) { repeatsSubtag = true }
            variants.append(String(subtags.removeFirst()))
        }
        guard takeExtensions(&subtags) else { return nil }
        if subtags.first == "x" {
            guard takePrivateUse(&subtags) else { return nil }
        }
        guard subtags.isEmpty else { return nil }
    }

    private mutating func takeLanguage(_ subtags: inout ArraySlice<Substring>) -> Bool {
        guard let subtag = subtags.first, (2...8).contains(subtag.count), subtag.allSatisfy(\.isLetter) else {
            return false
        }
        language = String(subtags.removeFirst())
        while language.count <= 3, extlangs.count < 3, let next = subtags.first, next.count == 3,
            next.allSatisfy(\.isLetter)
        {
            extlangs.append(String(subtags.removeFirst()))
        }
        return true
    }

    private mutating func takeExtensions(_ subtags: inout ArraySlice<Substring>) -> Bool {
        var singletons: Set<Substring> = []
        while let singleton = subtags.first, singleton.count == 1, singleton != "x" {
            if !singletons.insert(singleton).inserted { repeatsSubtag = true }
            subtags.removeFirst()
            var parts: [Substring] = []
            while let part = subtags.first, part.count >= 2 {
                parts.append(subtags.removeFirst())
                _ = part
            }
            guard !parts.isEmpty else { return false }
            extensions.append(([singleton] + parts).joined(separator: "-"))
        }
        return true
    }

    private mutating func takePrivateUse(_ subtags: inout ArraySlice<Substring>) -> Bool {
        subtags.removeFirst()
        guard !subtags.isEmpty else { return false }
        privateUse = subtags.map(String.init)
        subtags = []
        return true
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    private static func isVariant(_ subtag: Substring) -> Bool {
        subtag.count >= 5 || subtag.count == 4 && (subtag.first?.isNumber ?? false)
    }

    /// Whether each subtag is in the registry (RFC 5646, section 2.2.9).
    package var isValid: Bool {
        if isGrandfathered || language.isEmpty { return true }
        let registry = SubtagRegistry.shared
        return !repeatsSubtag && registry.hasLanguage(language[...])
            && extlangs.allSatisfy { registry.hasExtlang($0[...], after: language[...]) }
            && extlangs.count <= 1
            && (script.map { registry.hasScript($0[...]) } ?? true)
            && (region.map { registry.hasRegion($0[...]) } ?? true)
            && variants.allSatisfy { registry.hasVariant($0[...]) }
    }

    /// The tag with the case that RFC 5646, section 2.1.1 recommends.
    package var conventional: String {
        if isGrandfathered || language.isEmpty { return written.lowercased() }
        var parts = [language] + extlangs
        if let script { parts.append(script.prefix(1).uppercased() + script.dropFirst()) }
        if let region { parts.append(region.uppercased()) }
        parts += variants + extensions
        if !privateUse.isEmpty { parts += ["x"] + privateUse }
        return parts.joined(separator: "-")
    }

    /// Codes of countries that pages give for the language of the country, where no language has the code.
    package static let countriesForLanguages = [
        "jp": "ja", "cn": "zh", "gr": "el", "cz": "cs", "dk": "da", "ua": "uk",
    ]

    /// Country codes that are registered languages of their own, rarely meant.
    package static let countriesThatAreLanguages = ["kr": "ko", "se": "sv", "br": "pt", "ee": "et"]
}
