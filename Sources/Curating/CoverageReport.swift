import Emitting
import Vocabulary
import Workspace

/// Adds up the text nodes of pages and templates, and keeps the largest blocks that nothing claims.
struct CoverageReport {
    private let boilerplate: BoilerplateBlocks
    private(set) var total = CoverageSum()
    private var templates: [String: CoverageSum] = [:]
    private let rows: ReportStream
    private var unclaimed: [Unclaimed] = []
    /// Blocks that repeat, each where it stands first, and their rows.
    private let repeats: ScratchArray<Repeat>
    private let repeatRows: ScratchTexts
    /// Which of the blocks that repeat were met.
    private let isMet: ScratchArray<Bool>

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

    /// A block that stands on several pages.
    private struct Repeat: BitwiseCopyable {
        var pages: Int
        var characters: Int
        var row: Int
    }

    init(boilerplate: BoilerplateBlocks, in folder: OutputFolder, scratch: String) throws {
        self.boilerplate = boilerplate
        repeats = ScratchArray(in: scratch)
        repeatRows = ScratchTexts(in: scratch)
        isMet = ScratchArray(in: scratch)
        isMet.pad(to: boilerplate.count, with: false)
        rows = try ReportStream(.coverage, in: folder)
    }

    /// Adds a page; pages come in the order of their keys.
    mutating func add(_ coverage: PageCoverage, page: String, capture: String) throws {
        var sum = CoverageSum(pages: 1, coverage)
        for block in coverage.unclaimed {
            let found = Unclaimed(block: block, page: page, capture: capture, template: coverage.template)
            guard let number = boilerplate.number(of: block.digest) else {
                sum.unclaimed += block.textNodes
                sum.charactersUnclaimed += block.characters
                unclaimed.append(found)
                continue
            }
            sum.boilerplate += block.textNodes
            sum.charactersOfBoilerplate += block.characters
            guard !isMet[number] else { continue }
            isMet[number] = true
            let pages = boilerplate.pages(of: number)
            repeats.append(
                Repeat(
                    pages: pages, characters: block.characters,
                    row: repeatRows.append(row: found.cells(pages: pages))))
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

    mutating func write(in folder: OutputFolder) throws -> [ManifestEntry] {
        for (template, sum) in templates.sorted(by: { ($1.value.pages, $0.key) < ($0.value.pages, $1.key) }) {
            try rows.write(sum.cells(scope: "template", page: "", template: template))
        }
        try rows.write(total.cells(scope: "site", page: "", template: ""))
        shorten()
        var blocks = try ReportWriter(.unclaimed, in: folder)
        for found in unclaimed { try blocks.write(found.cells(pages: 1)) }
        var repeated = try ReportWriter(.boilerplate, in: folder)
        // Those of one size stay in the order of pages.
        repeats.sort { ($1.pages, $1.characters) < ($0.pages, $0.characters) }
        for index in 0..<min(repeats.count, Self.mostBlocks) {
            try repeated.write(repeatRows.row(at: repeats[index].row))
        }
        return [try rows.finish(), try blocks.finish(), try repeated.finish()]
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
