import Vocabulary
import Workspace

/// Which blocks of text repeat over the pages of a site.
///
/// A second pass over the digests that page work emits: what it finds never changes what page work made of a page.
final class BoilerplateBlocks {
    /// On so many pages a block that nothing claims is boilerplate.
    static let fewestPages = 3

    /// A block that repeats, and on how many pages.
    private struct Block: BitwiseCopyable {
        var digest: UInt64
        var pages: Int
    }

    private var digests: ScratchArray<UInt64>
    private let blocks: ScratchArray<Block>
    private let folder: String

    init(in folder: String) {
        digests = ScratchArray(in: folder)
        blocks = ScratchArray(in: folder)
        self.folder = folder
    }

    /// Notes the unclaimed blocks of a page.
    func add(_ coverage: PageCoverage?) {
        guard let coverage else { return }
        for digest in Set(coverage.unclaimed.map(\.digest)) { digests.append(digest) }
    }

    /// Counts; what does not repeat is forgotten.
    func finish() {
        digests.sort()
        var start = 0
        for end in 0..<digests.count where end + 1 == digests.count || digests[end + 1] != digests[end] {
            let count = end - start + 1
            if count >= Self.fewestPages { blocks.append(Block(digest: digests[end], pages: count)) }
            start = end + 1
        }
        digests = ScratchArray(in: folder)
    }

    /// How many blocks repeat.
    var count: Int { blocks.count }

    /// The number of a block that is boilerplate, by the digest of its text; nil for one that is not.
    func number(of digest: UInt64) -> Int? {
        let index = blocks.partition { $0.digest < digest }
        return index < blocks.count && blocks[index].digest == digest ? index : nil
    }

    /// On how many pages a block stands.
    func pages(of number: Int) -> Int { blocks[number].pages }
}
