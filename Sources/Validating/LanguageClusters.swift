import Languages
package import Vocabulary
package import Workspace

/// The pages of a site that are one text in several languages, as their `hreflang` says.
///
/// Pages are numbers here: a million edges take a few megabytes.
package struct LanguageClusters {
    /// An edge by the numbers of its pages; a target below 0 was not captured.
    private struct Edge: BitwiseCopyable {
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

    /// What is known of a page by numbers of names; -1 where nothing is.
    private struct Tongue: BitwiseCopyable {
        var declared: Int32 = -1
        var detected: Int32 = -1
        var percent: Int32 = 0
        var length: Int32 = 0
        var canonical: Int32 = -1
    }

    private let names: ScratchNames
    private let edges: ScratchArray<Edge>
    /// By the number of the page.
    private let tongues: ScratchArray<Tongue>
    private let folder: String
    private let detector = LanguageDetector()

    package init(of session: WorkspaceSession) throws {
        let names = ScratchNames(in: session.folder)
        let edges = ScratchArray<Edge>(in: session.folder)
        let tongues = ScratchArray<Tongue>(in: session.folder)
        func number(_ name: String) -> Int32 { Int32(names.number(adding: name)) }
        try session.forEachEdge { edge in
            edges.append(
                Edge(
                    page: number(edge.page), language: number(edge.language),
                    target: edge.target.isEmpty ? -1 : number(edge.target), source: edge.source,
                    url: number(edge.url),
                    capture: number(edge.capture), first: Int32(clamping: edge.range.lowerBound),
                    last: Int32(clamping: edge.range.upperBound)))
        }
        try session.forEachTongue { tongue in
            let page = names.number(adding: tongue.page)
            let noted = Tongue(
                declared: tongue.declared.map(number) ?? -1, detected: tongue.detected.map(number) ?? -1,
                percent: Int32(clamping: tongue.percent), length: Int32(clamping: tongue.length),
                canonical: tongue.canonical.isEmpty ? -1 : number(tongue.canonical))
            tongues.pad(to: page + 1, with: Tongue())
            tongues[page] = noted
        }
        tongues.pad(to: names.count, with: Tongue())
        self.names = names
        self.edges = edges
        self.tongues = tongues
        folder = session.folder
    }

    private func name(_ number: Int32) -> String { names[Int(number)] }

    private func detected(_ page: Int32) -> String? {
        let number = tongues[Int(page)].detected
        return number < 0 ? nil : name(number)
    }

    /// The edges of one page after the other.
    private func forEachPage(_ body: ([Edge]) throws -> Void) rethrows {
        var own: [Edge] = []
        for index in 0..<edges.count {
            let edge = edges[index]
            if let first = own.first, first.page != edge.page {
                try body(own)
                own.removeAll(keepingCapacity: true)
            }
            own.append(edge)
        }
        if !own.isEmpty { try body(own) }
    }

    // MARK: Findings

    /// Hands over what is wrong with the edges, in the order of their pages.
    package func forEachFinding(_ body: (Finding) throws -> Void) throws {
        let pairs = ScratchArray<UInt64>(in: folder)
        var usesDefault = false
        for index in 0..<edges.count {
            let edge = edges[index]
            if edge.target >= 0 { pairs.append(Self.pair(edge.page, edge.target)) }
            usesDefault = usesDefault || isDefault(edge)
        }
        pairs.sort()
        // Pairs of a label and its page, and pages: of what was found once nothing is said again.
        var judged: Set<UInt64> = []
        var notCanonical: Set<Int32> = []
        try forEachPage { own in
            for edge in own { if let finding = tagFinding(edge) { try body(finding) } }
            if let first = own.first, own.contains(where: { $0.target >= 0 && $0.target != $0.page }) {
                if !pairs.hasSorted(Self.pair(first.page, first.page)) {
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
            let silent = others.filter { !pairs.hasSorted(Self.pair($0.target, $0.page)) }
            if let first = silent.first {
                try body(
                    finding(
                        .hreflangNoReturn, first, "",
                        "\(silent.count) of the \(others.count) pages that \(name(first.page)) names as versions do not "
                            + "name it in return; the first is \(name(first.target))"))
            }
            for edge in others {
                let canonical = tongues[Int(edge.target)].canonical
                guard canonical >= 0, notCanonical.insert(edge.target).inserted else { continue }
                try body(
                    finding(
                        .hreflangNotCanonical, edge, name(edge.language),
                        "it is named as the `\(shown(edge.language))` version of \(name(edge.page)), and says itself "
                            + "that \(name(canonical)) is to be read"))
            }
            for finding in duplicates(own) { try body(finding) }
            for finding in contradictions(own, &judged) { try body(finding) }
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
    private func duplicates(_ own: [Edge]) -> [Finding] {
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
    private func contradictions(_ own: [Edge], _ judged: inout Set<UInt64>) -> [Finding] {
        let wrong = own.filter { edge in
            guard edge.target >= 0, !isDefault(edge), let detected = detected(edge.target) else {
                return false
            }
            let label = name(edge.language)
            return detector.judges(label, against: detected) && !LanguageDetector.agree(label, detected)
        }
        var findings: [Finding] = []
        for edge in wrong where judged.insert(Self.pair(edge.language, edge.target)).inserted {
            guard let detected = detected(edge.target) else { continue }
            let other = wrong.first { other in
                other.target != edge.target && LanguageDetector.agree(name(other.language), detected)
                    && LanguageDetector.agree(self.detected(other.target) ?? "", name(edge.language))
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
        for index in firstsOfLabels() {
            let edge = edges[index]
            let tongue = edge.target < 0 ? Tongue() : tongues[Int(edge.target)]
            let detected = edge.target < 0 ? nil : detected(edge.target)
            let isJudged = detected.map { detector.judges(name(edge.language), against: $0) } ?? false
            let agrees = LanguageDetector.agree(name(edge.language), detected ?? "")
            try body(
                LanguageJudgement(
                    subject: name(edge.target < 0 ? edge.url : edge.target), field: "hreflang",
                    declared: name(edge.language), declaredBy: "hreflang-" + edge.source.rawValue,
                    stated: nil,
                    detected: detected, percent: Int(tongue.percent), length: Int(tongue.length),
                    verdict: isDefault(edge) || !isJudged
                        ? .abstention : agrees ? .agreement : .contradiction,
                    quote: quote(of: edge)))
        }
    }

    /// Of the edges that give one label to one page, the first, in the order of the edges.
    private func firstsOfLabels() -> some Sequence<Int> {
        let order = ScratchArray<Int32>(in: folder)
        for index in 0..<edges.count { order.append(Int32(index)) }
        order.sort { label(Int($0)) < label(Int($1)) }
        let firsts = ScratchArray<Int32>(in: folder)
        for index in 0..<order.count
        where index == 0 || label(Int(order[index])) != label(Int(order[index - 1])) {
            firsts.append(order[index])
        }
        firsts.sort()
        return (0..<firsts.count).lazy.map { Int(firsts[$0]) }
    }

    private func label(_ index: Int) -> (Int32, Int32, Int32, String) {
        let edge = edges[index]
        return (edge.target, edge.target < 0 ? edge.url : -1, edge.language, edge.source.rawValue)
    }

    // MARK: Translations

    /// Rows of `report/translation.csv`: the groups of pages that are one text, and which languages they lack.
    package func forEachTranslation(_ body: ([String]) throws -> Void) throws {
        let groups = TranslationGroups(names: names, in: folder)
        for index in 0..<edges.count {
            let edge = edges[index]
            guard edge.target >= 0, !isDefault(edge) else { continue }
            groups.join(edge.page, edge.target, label: edge.language)
        }
        try groups.forEachRow { page in
            let tongue = tongues[Int(page)]
            return (tongue.declared < 0 ? nil : name(tongue.declared), detected(page))
        } body: {
            try body($0)
        }
    }
}
