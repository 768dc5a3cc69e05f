extension LanguageTag {
    /// The canonical form (RFC 5646, section 4.5): what is preferred today, extensions in the order of their
    /// singletons, each subtag in the case that section 2.1.1 recommends.
    ///
    /// An extended language becomes the primary language it stands for; a deprecated subtag its preferred value.
    /// Variants keep their order. A tag that is not valid is canonical in its form alone.
    package var canonical: String {
        let registry = SubtagRegistry.shared
        let lower = written.lowercased()
        if isGrandfathered {
            guard let preferred = registry.preferredTag(lower), !preferred.isEmpty else { return lower }
            return preferred
        }
        if language.isEmpty { return lower }
        if let preferred = registry.redundantTag(lower) { return preferred }
        var parts: [String] = []
        var language = registry.preferred("language", language)
        var extlangs = extlangs
        if let first = extlangs.first, registry.hasExtlang(first[...], after: self.language[...]) {
            language = registry.preferred("extlang", first)
            extlangs.removeFirst()
        }
        parts.append(language)
        parts += extlangs
        if let script { parts.append(Self.titleCased(registry.preferred("script", script))) }
        if let region { parts.append(registry.preferred("region", region).uppercased()) }
        parts += variants.map { registry.preferred("variant", $0) }
        parts += extensions.sorted { $0.prefix(1) < $1.prefix(1) }
        if !privateUse.isEmpty { parts += ["x"] + privateUse }
        return parts.joined(separator: "-")
    }

    private static func titleCased(_ script: String) -> String {
        script.prefix(1).uppercased() + script.dropFirst()
    }
}
