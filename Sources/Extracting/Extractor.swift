import Markup
import Matching
import Texts
package import Vocabulary

/// Finds the excerpts of built-in kinds and of recipes on pages. A pure function of page and recipes.
package struct Extractor: Sendable {
    private let recipes: [Recipe]
    private let limits: MarkupLimits
    private let selectors: [String: CSSSelector]
    /// The XPath expressions that are matched as selectors are.
    private let plainPaths: [String: PlainXPath]
    private let patterns: [String: Pattern]
    private let contacts: ContactPatterns
    private let citations: VersionCitations

    /// - Throws: Where a selector or pattern does not compile, which a checked recipe's do.
    package init(recipes: [Recipe], limits: Project.Limits = Project.Limits()) throws {
        self.recipes = recipes
        self.limits = MarkupLimits(
            bytes: limits.pageBytes * 3, depth: limits.depth, nodes: limits.nodes, tagBytes: limits.tagBytes,
            tagAttributes: limits.tagAttributes)
        var selectors: [String: CSSSelector] = [:]
        var plainPaths: [String: PlainXPath] = [:]
        var patterns: [String: Pattern] = [:]
        for route in recipes.flatMap(\.routes) {
            for case .css(let source) in route.allSelectors { selectors[source] = try CSSSelector(source) }
            for case .xpath(let source) in route.allSelectors { plainPaths[source] = PlainXPath(source) }
            for source in route.allPatterns { patterns[source] = try Pattern(source) }
        }
        contacts = try ContactPatterns()
        citations = try VersionCitations()
        self.selectors = selectors
        self.plainPaths = plainPaths
        self.patterns = patterns
    }

    /// What a page holds; nil, with a finding, where it is beyond a limit.
    package func extraction(from page: Page) -> Outcome<Extraction?> {
        let key = page.capture.pageKey
        let routes = recipes.flatMap(\.routes).filter { fits($0.address, key) }
        let needsXPath = routes.contains {
            $0.allSelectors.contains {
                if case .xpath(let source) = $0 { plainPaths[source] == nil } else { false }
            }
        }
        let document: MarkupDocument
        do throws(MarkupError) {
            document = try MarkupDocument(parsing: page.text, limits: limits, answersXPath: needsXPath)
        } catch {
            let finding = Finding(
                .pageRejected, subject: key, summary: "The page was not parsed: \(error.explanation)")
            return Outcome(nil, findings: [finding])
        }
        var findings: [Finding] = []
        if let offset = document.tree.stoppedAt {
            findings.append(
                Finding(
                    .pageTruncated, subject: key,
                    summary:
                        "The page was parsed up to byte \(page.offsets.payloadOffset(of: offset)): it is "
                        + "nested "
                        + "deeper than \(limits.depth), or has more than \(limits.nodes) nodes"
                ))
        }
        if let first = document.tree.leftOut.first {
            let start = page.offsets.payloadOffset(of: first.lowerBound)
            let others = document.tree.leftOut.count - 1
            findings.append(
                Finding(
                    .pageTruncated, subject: key,
                    summary:
                        "Attributes from byte \(start) on to the end of their tag were left out"
                        + (others > 0 ? ", and those of \(others) tags more" : "")
                        + ": it has more than \(limits.tagAttributes), or more than \(limits.tagBytes) bytes"
                ))
        }
        if let unclosed = document.tree.unclosed {
            findings.append(
                Finding(
                    .markupNotClosed, subject: key,
                    summary: "A \(unclosed.kind.rawValue) that begins at byte "
                        + "\(page.offsets.payloadOffset(of: unclosed.start)) is not closed: "
                        + "nothing behind it was read, and no browser shows it"))
        }
        let quotes = Quoting(tree: document.tree, page: page)
        let builtIn = BuiltInExtraction(quotes, contacts: contacts, citations: citations)
        findings += builtIn.findings
        var counted = quotes
        if !routes.isEmpty { counted.lines = LineIndex(page.text) }
        var matching = RecipeMatching(
            document: document, quotes: counted, selectors: selectors, plainPaths: plainPaths,
            patterns: patterns,
            statements: builtIn.statements, template: builtIn.page.template)
        var order = 0
        for route in recipes.flatMap(\.routes) {
            if routes.contains(route) { matching.run(route, firstOrder: order) }
            order += route.records.count
        }
        return Outcome(
            Extraction(
                page: builtIn.page, rows: builtIn.rows, drafts: matching.drafts,
                mentions: matching.mentions + builtIn.mentions.filter { !matching.mentions($0) },
                coverage: builtIn.coverage(rules: matching.claimed), hits: matching.hits),
            findings: findings + matching.findings)
    }

    private func fits(_ address: String?, _ key: String) -> Bool {
        guard let address else { return true }
        return (try? patterns[address]?.isFound(in: key)) ?? false
    }
}

extension Route {
    /// Every selector that the route can ask for.
    package var allSelectors: [Selector] {
        conditions + exclusions + mentions.map(\.selector) + records.flatMap(\.allSelectors)
    }

    /// Every pattern that finds something on a page.
    var allPatterns: [String] {
        var patterns = mentions.map(\.pattern)
        if let address { patterns.append(address) }
        return patterns + records.flatMap(\.allPatterns)
    }
}

extension RecordRule {
    var allSelectors: [Selector] {
        var selectors = mentions.map(\.selector)
        selectors += fields.flatMap(\.candidates).map(\.selector)
        selectors += conditions + exclusions
        if let each { selectors.append(each) }
        if let sections { selectors.append(sections) }
        if let language { selectors.append(language.selector) }
        return selectors
    }

    var allPatterns: [String] {
        var patterns = mentions.map(\.pattern)
        if let split {
            patterns.append(split.separator)
            if let within = split.within { patterns.append(within) }
        }
        return patterns
    }
}
