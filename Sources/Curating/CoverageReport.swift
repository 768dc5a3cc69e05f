import Emitting
import Vocabulary

/// Adds up the text nodes of pages and templates, and keeps the largest blocks that nothing claims.
struct CoverageReport {
    private let boilerplate: BoilerplateBlocks
    private(set) var total = CoverageSum()
    private var templates: [String: CoverageSum] = [:]
    private let rows: ReportStream
    private var unclaimed: [Unclaimed] = []
    private var repeated: [UInt64: Unclaimed] = [:]

    /// How many blocks the reports hold; the sums hold them all.
    private static let mostBlocks = 5_000

    /// A block, and where it stands.
    private struct Unclaimed {
        var block: PageCoverage.Block
        var page: String
        var capture: String
        var template: String

        /// Larger blocks first, then by page and place.
        static func precedes(_ a: Unclaimed, _ b: Unclaimed) -> Bool {
            if a.block.characters != b.block.characters { return a.block.characters > b.block.characters }
            return a.page != b.page
                ? a.page.utf8.lexicographicallyPrecedes(b.page.utf8)
                : a.block.range.lowerBound < b.block.range.lowerBound
        }

        func cells(pages: Int) -> [String] {
            [
                String(block.characters), String(block.textNodes), String(pages), page, template, capture,
                String(block.range.lowerBound), String(block.range.upperBound), block.path, block.text ?? "",
            ]
        }
    }

    init(boilerplate: BoilerplateBlocks, in folder: String) throws {
        self.boilerplate = boilerplate
        rows = try ReportStream(.coverage, in: folder)
    }

    /// Adds a page; pages come in the order of their keys.
    mutating func add(_ coverage: PageCoverage, page: String, capture: String) throws {
        var sum = CoverageSum(pages: 1, coverage)
        for block in coverage.unclaimed {
            let found = Unclaimed(block: block, page: page, capture: capture, template: coverage.template)
            if boilerplate.pages(with: block.digest) == nil {
                sum.unclaimed += block.textNodes
                sum.charactersUnclaimed += block.characters
                unclaimed.append(found)
            } else {
                sum.boilerplate += block.textNodes
                sum.charactersOfBoilerplate += block.characters
                if repeated[block.digest] == nil { repeated[block.digest] = found }
            }
        }
        if unclaimed.count > Self.mostBlocks * 2 { shorten() }
        total.add(sum)
        templates[coverage.template, default: CoverageSum()].add(sum)
        try rows.write(sum.cells(scope: "page", page: page, template: coverage.template))
    }

    private mutating func shorten() {
        unclaimed.sort(by: Unclaimed.precedes)
        unclaimed.removeLast(max(0, unclaimed.count - Self.mostBlocks))
    }

    mutating func write(in folder: String) throws -> [ManifestEntry] {
        for (template, sum) in templates.sorted(by: { ($1.value.pages, $0.key) < ($0.value.pages, $1.key) }) {
            try rows.write(sum.cells(scope: "template", page: "", template: template))
        }
        try rows.write(total.cells(scope: "site", page: "", template: ""))
        shorten()
        var blocks = try ReportWriter(.unclaimed, in: folder)
        for found in unclaimed { try blocks.write(found.cells(pages: 1)) }
        var repeats = try ReportWriter(.boilerplate, in: folder)
        let counted = repeated.values.map { ($0, boilerplate.pages(with: $0.block.digest) ?? 0) }
        for (found, pages) in counted.sorted(by: {
            $0.1 != $1.1 ? $0.1 > $1.1 : Unclaimed.precedes($0.0, $1.0)
        })
        .prefix(Self.mostBlocks) {
            try repeats.write(found.cells(pages: pages))
        }
        return [try rows.finish(), try blocks.finish(), try repeats.finish()]
    }

    /// A balance that does not hold is an error of ours, and is said.
    func findings() -> [Finding] {
        guard total.textNodes != total.byRule + total.byBuiltIn + total.boilerplate + total.unclaimed else {
            return []
        }
        return [
            Finding(
                .balanceBroken, subject: "report/coverage.csv",
                summary:
                    "\(total.textNodes) text nodes are not the sum of what claims them and what nothing claims"
            )
        ]
    }
}
