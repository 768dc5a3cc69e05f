/// Text nodes of several pages, by what claims them.
package struct CoverageSum: Sendable, Equatable {
    package var pages = 0
    package var textNodes = 0
    package var characters = 0
    package var byRule = 0
    package var charactersByRule = 0
    package var byBuiltIn = 0
    package var charactersByBuiltIn = 0
    package var boilerplate = 0
    package var charactersOfBoilerplate = 0
    package var unclaimed = 0
    package var charactersUnclaimed = 0
    package var attributeTexts = 0
    package var images = 0
    package var scripts = 0
    package var frames = 0

    package init() {}

    /// The sum of one page, before anybody knows which of its blocks repeat.
    package init(pages: Int, _ coverage: PageCoverage) {
        self.pages = pages
        textNodes = coverage.textNodes
        characters = coverage.characters
        byRule = coverage.byRule
        charactersByRule = coverage.charactersByRule
        byBuiltIn = coverage.byBuiltIn
        charactersByBuiltIn = coverage.charactersByBuiltIn
        attributeTexts = coverage.attributeTexts
        images = coverage.images
        scripts = coverage.scripts
        frames = coverage.frames
    }

    private static var counts: [WritableKeyPath<CoverageSum, Int>] {
        [
            \.pages, \.textNodes, \.characters, \.byRule, \.charactersByRule, \.byBuiltIn,
            \.charactersByBuiltIn, \.boilerplate, \.charactersOfBoilerplate, \.unclaimed,
            \.charactersUnclaimed, \.attributeTexts, \.images, \.scripts, \.frames,
        ]
    }

    package mutating func add(_ other: CoverageSum) {
        for count in Self.counts { self[keyPath: count] += other[keyPath: count] }
    }

    /// A row of `report/coverage.csv`.
    package func cells(scope: String, page: String, template: String) -> [String] {
        [scope, page, template] + Self.counts.map { String(self[keyPath: $0]) }
    }
}
