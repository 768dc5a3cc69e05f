import Languages
package import Vocabulary
package import Workspace

/// The pages of a site that are one text in several languages, as their `hreflang` says.
///
/// Pages are numbers here: a million edges take a few megabytes.
package struct LanguageClusters {
    /// An edge by the numbers of its pages; a target below 0 was not captured.
    private struct Edge {
        var page: Int32
        var language: Int32
        var target: Int32
        var source: LanguageEdge.Source
        /// A number of the address as written.
        var url: Int32
        var capture: Int32
        var first: Int32
        var last: Int32
    }

    private var names: [String] = []
    private var numbers: [String: Int32] = [:]
    private var edges: [Edge] = []
    private var tongues: [Int32: PageTongue] = [:]
    private let detector = LanguageDetector()

    package init(of session: WorkspaceSession) throws {
        var edges: [Edge] = []
        try session.forEachEdge { edge in
            edges.append(
                Edge(
                    page: number(edge.page), language: number(edge.language),
                    target: edge.target.isEmpty ? -1 : number(edge.target), source: edge.source,
                    url: number(edge.url),
                    capture: number(edge.capture), first: Int32(clamping: edge.range.lowerBound),
                    last: Int32(clamping: edge.range.upperBound)))
        }
        self.edges = edges
        try session.forEachTongue { tongues[number($0.page)] = $0 }
    }

    private mutating func number(_ name: String) -> Int32 {
        if let known = numbers[name] { return known }
        let number = Int32(names.count)
        names.append(name)
        numbers[name] = number
        return number
    }

    private func name(_ number: Int32) -> String { names[Int(number)] }

    // MARK: Findings

    /// Hands over what is wrong with the edges, in the order of their pages.
    package func forEachFinding(_ body: (Finding) throws -> Void) throws {
        let pairs = Set(edges.lazy.filter { $0.target >= 0 }.map { Self.pair($0.page, $0.target) })
        var judged: Set<UInt64> = []
        var notCanonical: Set<Int32> = []
        let usesDefault = edges.contains(where: isDefault)
        var start = 0
        while start < edges.count {
            var end = start
            while end < edges.count, edges[end].page == edges[start].page { end += 1 }
            let own = edges[start..<end]
            for edge in own { if let finding = tagFinding(edge) { try body(finding) } }
            if let first = own.first, own.contains(where: { $0.target >= 0 && $0.target != $0.page }) {
                if !pairs.contains(Self.pair(first.page, first.page)) {
                    try body(
                        finding(
                            .hreflangNoSelf, first, "",
                            "\(name(first.page)) names its versions in other languages, and not itself"))
                }
            }
            if usesDefault, let first = own.first, !own.contains(where: isDefault) {
                try body(
                    finding(
                        .hreflangNoDefault, first, "",
                        "\(name(first.page)) names no `x-default`, as other pages of the site do"))
            }
            let others = own.filter { $0.target >= 0 && $0.target != $0.page && !isDefault($0) }
            let silent = others.filter { !pairs.contains(Self.pair($0.target, $0.page)) }
            if let first = silent.first {
                try body(
                    finding(
                        .hreflangNoReturn, first, "",
                        "\(silent.count) of the \(others.count) pages that \(name(first.page)) names as versions do not "
                            + "name it in return; the first is \(name(first.target))"))
            }
            for edge in others {
                guard let canonical = tongues[edge.target]?.canonical, !canonical.isEmpty,
                    notCanonical.insert(edge.target).inserted
                else { continue }
                try body(
                    finding(
                        .hreflangNotCanonical, edge, name(edge.language),
                        "it is named as the `\(shown(edge.language))` version of \(name(edge.page)), and says itself "
                            + "that \(canonical) is to be read"))
            }
            for finding in duplicates(own) { try body(finding) }
            for finding in contradictions(own, &judged) { try body(finding) }
            start = end
        }
    }

    private static func pair(_ a: Int32, _ b: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b))
    }

    private func shown(_ language: Int32) -> String { String(name(language).prefix(40)) }

    private func isDefault(_ edge: Edge) -> Bool { name(edge.language).lowercased() == "x-default" }

    /// A finding about the page that an edge leads to, or about the page that it begins at.
    private func finding(_ kind: FindingKind, _ edge: Edge, _ field: String, _ summary: String) -> Finding {
        let isOfPage =
            kind == .hreflangNoSelf || kind == .hreflangNoReturn || kind == .hreflangNoDefault
            || edge.target < 0
        let subject = isOfPage ? edge.page : edge.target
        return Finding(
            kind, subject: name(subject), field: String(field.prefix(40)), summary: summary,
            quote: quote(of: edge))
    }

    /// The element that names a version; a header has no place in the payload.
    private func quote(of edge: Edge) -> Quote? {
        guard edge.source != .http else { return nil }
        return Quote(
            capture: name(edge.capture), ranges: [Int(edge.first)..<Int(max(edge.first, edge.last))],
            path: "",
            exact: name(edge.language))
    }

    private func tagFinding(_ edge: Edge) -> Finding? {
        guard !isDefault(edge) else { return nil }
        let written = name(edge.language)
        let page = name(edge.page)
        var finding = finding(.languageNotWellFormed, edge, "hreflang", "")
        finding.subject = page
        guard let tag = LanguageTag(written) else {
            finding.summary = "`\(shown(edge.language))` is no tag of BCP 47"
            return finding
        }
        guard !tag.isValid else { return nil }
        finding.kind = .languageNotRegistered
        finding.severity = FindingKind.languageNotRegistered.severity
        finding.summary =
            "`\(shown(edge.language))` is not in the registry of \(SubtagRegistry.shared.date)"
        finding.help =
            LanguageTag.countriesForLanguages[tag.language].map {
                "`\(tag.language)` is the code of a country; read it as the language `\($0)`."
            } ?? FindingKind.languageNotRegistered.help
        return finding
    }

    /// One language that leads to two addresses.
    private func duplicates(_ own: ArraySlice<Edge>) -> [Finding] {
        zip(own, own.dropFirst()).compactMap { a, b in
            let isSame = a.target >= 0 && a.target == b.target
            guard a.language == b.language, a.url != b.url, !isSame else { return nil }
            var finding = finding(
                .hreflangDuplicate, b, name(b.language),
                "it names \(name(a.url)) and \(name(b.url)) as its `\(shown(b.language))` version")
            finding.subject = name(b.page)
            return finding
        }
    }

    /// Labels that the text of their page contradicts; two that contradict each other crosswise are swapped.
    private func contradictions(_ own: ArraySlice<Edge>, _ judged: inout Set<UInt64>) -> [Finding] {
        let wrong = own.filter { edge in
            guard edge.target >= 0, !isDefault(edge), let detected = tongues[edge.target]?.detected else {
                return false
            }
            let label = name(edge.language)
            return detector.judges(label, against: detected) && !LanguageDetector.agree(label, detected)
        }
        var findings: [Finding] = []
        for edge in wrong where judged.insert(Self.pair(edge.language, edge.target)).inserted {
            guard let detected = tongues[edge.target]?.detected else { continue }
            let other = wrong.first { other in
                other.target != edge.target && LanguageDetector.agree(name(other.language), detected)
                    && LanguageDetector.agree(tongues[other.target]?.detected ?? "", name(edge.language))
            }
            guard let other else {
                findings.append(
                    finding(
                        .hreflangContradicted, edge, name(edge.language),
                        "it is named as the `\(shown(edge.language))` version of \(name(edge.page)), and is in "
                            + detected))
                continue
            }
            judged.insert(Self.pair(other.language, other.target))
            findings.append(
                finding(
                    .hreflangSwapped, edge, name(edge.language),
                    "it is named as the `\(shown(edge.language))` version, and \(name(other.target)) as the "
                        + "`\(shown(other.language))` version: the labels are swapped"))
        }
        return findings
    }

    // MARK: The truth table

    /// Each label of each page beside what was detected there; a label that many pages give, once.
    package func forEachJudgement(_ body: (LanguageJudgement) throws -> Void) throws {
        struct Label: Hashable {
            var target: Int32
            var url: Int32
            var language: Int32
            var source: LanguageEdge.Source
        }
        var seen: Set<Label> = []
        for edge in edges {
            let label = Label(
                target: edge.target, url: edge.target < 0 ? edge.url : -1, language: edge.language,
                source: edge.source)
            guard seen.insert(label).inserted else { continue }
            let tongue = edge.target < 0 ? nil : tongues[edge.target]
            let isJudged = tongue?.detected.map { detector.judges(name(edge.language), against: $0) } ?? false
            let agrees = LanguageDetector.agree(name(edge.language), tongue?.detected ?? "")
            try body(
                LanguageJudgement(
                    subject: name(edge.target < 0 ? edge.url : edge.target), field: "hreflang",
                    declared: name(edge.language), declaredBy: "hreflang-" + edge.source.rawValue,
                    stated: nil,
                    detected: tongue?.detected, percent: tongue?.percent ?? 0, length: tongue?.length ?? 0,
                    verdict: isDefault(edge) || !isJudged
                        ? .abstention : agrees ? .agreement : .contradiction,
                    quote: quote(of: edge)))
        }
    }

    // MARK: Translations

    /// Rows of `report/translation.csv`: the groups of pages that are one text, and which languages they lack.
    package func forEachTranslation(_ body: ([String]) throws -> Void) throws {
        var parents: [Int32: Int32] = [:]
        func root(_ page: Int32) -> Int32 {
            var page = page
            while let parent = parents[page], parent != page { page = parent }
            return page
        }
        for edge in edges where edge.target >= 0 && !isDefault(edge) {
            let (a, b) = (root(edge.page), root(edge.target))
            // The smaller number is the root; paths are kept short on the way.
            let (low, high) = (min(a, b), max(a, b))
            parents[low] = low
            parents[high] = low
            parents[edge.page] = low
            parents[edge.target] = low
        }
        var labels: [Int32: [String: Int]] = [:]
        for edge in edges where edge.target >= 0 && !isDefault(edge) {
            labels[edge.target, default: [:]][form(edge.language), default: 0] += 1
        }
        var groups: [Int32: [Int32]] = [:]
        for page in parents.keys { groups[root(page), default: []].append(page) }
        let languages = Set(labels.values.lazy.flatMap(\.keys)).sorted()
        let ordered = groups.filter { $0.value.count > 1 }.map { ($0.value.map(name).min() ?? "", $0.value) }
        for (group, pages) in ordered.sorted(by: { $0.0 < $1.0 }) {
            var present: Set<String> = []
            for page in pages.sorted(by: { name($0) < name($1) }) {
                let label = labels[page]?.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
                let tongue = tongues[page]
                let language = label ?? Self.form(declared: tongue?.declared, among: languages)
                present.insert(language)
                try body([
                    group, language, "present", name(page), label == nil ? "declared" : "hreflang",
                    tongue?.detected ?? "",
                ])
            }
            for language in languages where !present.contains(language) {
                try body([group, language, "missing", "", "", ""])
            }
        }
    }

    private func form(_ language: Int32) -> String {
        LanguageTag(name(language))?.canonical ?? shown(language)
    }

    /// A declared tag as the labels of the site have it: `es-ES` where the others say `es`; empty where it is none.
    private static func form(declared: String?, among languages: [String]) -> String {
        guard let tag = declared.flatMap({ LanguageTag($0) }), tag.isValid else { return "" }
        let form = tag.canonical
        return languages.contains(form)
            ? form : languages.first { $0.prefix { $0 != "-" } == form.prefix { $0 != "-" } } ?? form
    }
}
