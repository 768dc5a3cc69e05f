import Markup

/// A run of text between two block boundaries: a paragraph, a heading, an item, a cell, a line.
struct TextBlock {
    /// Its text nodes, in `PageParts.textNodes`.
    var nodes: Range<Int32>
    /// The run in `PageParts.text`.
    var text: Range<Int32>
    /// The innermost element around it that begins and ends a line, and its name.
    var parent: Int32
    var name: HTMLName
    /// The innermost region of furniture around it, by its index; -1 outside.
    var region: Int32
    /// Letters that are no white space, in all and in links; a full-width letter counts for two.
    var length: Int32 = 0
    var linkLength: Int32 = 0
    /// Its words, where it is plain.
    var words: Int32 = 0
    /// Marks that end sentences, and marks that divide them.
    var stops: Int32 = 0
    var commas: Int32 = 0
    var isInList = false
    var isInTable = false
    var isInParagraph = false
    /// Whether its text is letters of ASCII without `&`, which nothing can be wrong with.
    var isPlain = true
    /// Whether there are words in it, and outside of its links: `[ < ]` and ` | ` are none.
    var hasWords = false
    var hasFreeWords = false
    /// Whether its last text leads within the page.
    var endsInInnerLink = false

    var linkShare: Double { Double(linkLength) / Double(max(length, 1)) }

    var isHeading: Bool {
        switch name {
        case .h1, .h2, .h3, .h4, .h5, .h6: true
        default: false
        }
    }
}

/// An element that begins and ends a line, and the blocks inside it.
struct Container {
    var node: Int32
    var name: HTMLName
    /// The number of such elements around it.
    var depth: Int32
    var blocks: Range<Int32>
    /// Whether its name, class or `itemprop` says that it holds the text the page is for.
    var isNamedContent: Bool
    /// Whether `itemprop` says so, which is a statement rather than a habit.
    var isStatedContent: Bool
}

/// An element whose name, class, id or role says that it is furniture of the site.
struct Region {
    var node: Int32
    var hint: RegionHint
    var blocks: Range<Int32>
    /// The containers inside it.
    var containers: Range<Int32>
    /// The region around it, by its index; -1 outside.
    var parent: Int32
}

/// An element whose text is asked for: a link, a heading, a cell, a caption.
struct TextMark {
    var node: Int32
    var name: HTMLName
    /// Its text in `PageParts.text`; separators may stand in front.
    var text: Range<Int32>
    /// The block that it begins in or before.
    var block: Int32
    var region: Int32
    /// Of a link: whether it leads somewhere, and whether it says in which language.
    var hasTarget = false
    var statesLanguage = false
}

/// What one walk over a page finds: blocks of text, and the nodes that built-in kinds ask for.
struct PageParts {
    /// The text of the body as a reader sees it: white space collapsed, a line for each block.
    var text: [UInt8] = []
    /// Text nodes that are not white space alone and that a reader may see, in document order.
    var textNodes: [Int32] = []
    /// The letters of each of them that are no white space.
    var textCharacters: [Int32] = []
    var blocks: [TextBlock] = []
    var containers: [Container] = []
    var regions: [Region] = []
    /// In document order.
    var marks: [TextMark] = []

    var html: Int32 = -1
    var body: Int32 = -1
    var title: Int32 = -1
    var base: Int32 = -1
    var metas: [Int32] = []
    /// `link` elements.
    var relations: [Int32] = []
    /// `area`, `frame` and `iframe`.
    var targets: [(node: Int32, region: Int32)] = []
    var images: [(node: Int32, region: Int32)] = []
    var tables: [Int32] = []
    /// `script` elements whose type is JSON-LD.
    var dataScripts: [Int32] = []
    /// Elements that bear microdata or RDFa.
    var statements: [Int32] = []
    /// Elements whose class is a root of microformats.
    var microformats: [Int32] = []
    /// Elements with an address that Cloudflare disguised.
    var disguisedAddresses: [Int32] = []
    var times: [Int32] = []
    /// Elements that declare a language.
    var tongues: [Int32] = []
    /// Digests of the names that fragments of links can lead to.
    var anchors: [UInt64] = []
    /// Elements that are named as the author of the text.
    var bylines: [Int32] = []
    /// A digest of the frame of the page: two pages of one template have the same.
    var template: UInt64 = 0
    /// Whether anything on the page looks like an address of a person.
    var hasAtSign = false
}

extension PageParts {
    /// The innermost region around an element, by its index; -1 outside.
    func region(around node: Int32, in tree: MarkupTree) -> Int32 {
        Int32(regions.lastIndex { $0.node <= node && node < tree.nodes[Int($0.node)].end } ?? -1)
    }
}

extension PageParts {
    /// Whether a text ends in `[…]`, as an excerpt does.
    func isCutOff(_ block: TextBlock) -> Bool {
        var end = Int(block.text.upperBound)
        while end > block.text.lowerBound, text[end - 1] <= 0x20 { end -= 1 }
        let last = text[..<end].suffix(5)
        return last.elementsEqual("[…]".utf8) || last.elementsEqual("[...]".utf8)
    }

    /// Whether a block is spaces that do not break, as empty cells hold them.
    func isBlank(_ block: TextBlock) -> Bool {
        !block.hasWords
            && text[Int(block.text.lowerBound)..<Int(block.text.upperBound)].allSatisfy {
                $0 <= 0x20 || $0 == 0xC2 || $0 == 0xA0
            }
    }
}

extension Array<Int32> {
    subscript(range: Range<Int32>) -> ArraySlice<Int32> {
        self[Int(range.lowerBound)..<Int(range.upperBound)]
    }
}
