import Addresses
import Markup
import Vocabulary

/// What the built-in kinds find on one page.
struct BuiltInExtraction {
    let page: PageExcerpts
    let rows: [PageRows]
    let findings: [Finding]
    /// References to versions in other languages that stand in words alone.
    let mentions: [Mention]
    let statements: Statements
    private let coverageScan: CoverageScan
    /// The elements that tables, captions, authors and microdata took.
    private let claimed: [Int32]

    init(_ quotes: Quoting, contacts: ContactPatterns, citations: VersionCitations) {
        let tree = quotes.tree
        let capture = quotes.page.capture
        let parts = PageScan.parts(of: tree)
        let position = Position(parts, MainText(parts, in: tree), tree)
        let placing = Placing(tree, quotes.page.offsets)
        let own = capture.url.flatMap { WebURL($0) } ?? WebURL(placeOf: capture.file)
        // What a page says of itself is relative to its `base` (HTML+RDFa 1.1, section 3.1).
        let base = parts.base < 0 ? nil : tree.attribute(.href, of: Int(parts.base))
        let document = base.flatMap { WebURL($0, base: own) } ?? own
        let links = LinkResolver(base: document)
        statements = Statements(parts, in: tree, base: document?.href ?? "") { text in
            var address: [UInt8] = []
            return links.append(Array(text.utf8)[...], to: &address)
                ? String(decoding: address, as: UTF8.self) : nil
        }
        let tables = DataTable.tables(of: parts, in: tree)
        let facts = PageFacts(parts, statements, in: tree)
        page = PageHead(quotes: quotes, position: position, facts: facts, tables: tables).excerpts()
        rows = [
            LinkDrafts.rows(position, placing), ImageDrafts.rows(position, placing),
            AlternateDrafts.rows(position, placing),
            ContactDrafts.rows(position, statements, contacts, placing),
            TableDrafts.rows(tables, placing), StatementDrafts.rows(statements, placing),
        ]
        findings =
            statements.problems.map { node, problem in
                Finding(
                    .metadataBroken, subject: capture.pageKey,
                    summary: "JSON-LD on the page is not JSON: \(problem); what could be read of it was kept",
                    quote: quotes.quote(of: Int(node)))
            }
            + Contradictions(parts, statements, in: tree).all(facts).map { contradiction in
                let node = Int(contradiction.node)
                let content = tree.known(node) == .meta ? tree.attribute(.content, of: node) : nil
                return Finding(
                    .metadataContradicted, subject: capture.pageKey,
                    summary: "the page says for machines that its \(contradiction.property) is "
                        + "`\(contradiction.said)`, and shows `\(contradiction.shown)`",
                    quote: content.map { quotes.quote(of: "content", value: $0, of: node) }
                        ?? quotes.quote(of: node))
            }
            + TextTruth.findings(of: parts, quotes)
        mentions = citations.mentions(in: parts, quotes)
        coverageScan = CoverageScan(position: position, quotes: quotes)
        claimed =
            tables.map(\.node) + parts.marks.filter { $0.name == .figcaption }.map(\.node)
            + statements.things.filter { $0.syntax == .microdata || $0.syntax == .microformats }
            .flatMap { $0.descendants() }.flatMap(\.properties).filter {
                if case .text = $0.value { true } else { false }
            }
            .map(\.node)
    }

    /// The balance of the page's text nodes.
    ///
    /// - Parameter rules: The nodes that rules of recipes took.
    func coverage(rules: [Range<Int32>]) -> PageCoverage {
        var coverage = coverageScan.coverage(rules: rules, builtIn: claimed)
        coverage.template = page.template
        return coverage
    }
}
