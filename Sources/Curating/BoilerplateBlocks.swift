import Vocabulary

/// Which blocks of text repeat over the pages of a site.
///
/// A second pass over the digests that page work emits: what it finds never changes what page work made of a page.
struct BoilerplateBlocks {
    /// On so many pages a block that nothing claims is boilerplate.
    static let fewestPages = 3

    private var digests: [UInt64] = []
    private var pages: [UInt64: Int] = [:]

    /// Notes the unclaimed blocks of a page.
    mutating func add(_ coverage: PageCoverage?) {
        guard let coverage else { return }
        digests.append(contentsOf: Set(coverage.unclaimed.map(\.digest)))
    }

    /// Counts; what does not repeat is forgotten.
    mutating func count() {
        digests.sort()
        var start = 0
        for end in digests.indices where end + 1 == digests.count || digests[end + 1] != digests[end] {
            let count = end - start + 1
            if count >= Self.fewestPages { pages[digests[end]] = count }
            start = end + 1
        }
        digests = []
    }

    /// On how many pages a block stands that is boilerplate; nil for one that is not.
    func pages(with digest: UInt64) -> Int? { pages[digest] }
}
