import Testing

@testable import Extracting

/// What the names in class, id and role say.
@Suite struct NameWordsTests {
    private static let names = [
        "", " ", "nav", "main-nav", "articleBody", "entry-content", "post-42", "comment_author", "h-entry",
        "h-1", "vcard",
        "byline", "WrittenBy", "the-best-related-stories-of-all", "sidebar left", "left sidebar  ", "x", "ab",
        "abc",
    ]

    private func words(_ text: String, isWhole: Bool) -> NameWords {
        Array(text.utf8).withUnsafeBufferPointer { NameWords($0, isWhole: isWhole) }
    }

    @Test(
        "Regions, by a name or a word of it",
        arguments: [
            ("nav", RegionHint.navigation), ("main-nav", .navigation), ("articleBody", .content),
            ("entry-content sidebar", .content), ("sidebar left", .sidebar), ("", .none), ("post-42", .none),
            ("the-best-related-stories-of-all", .none), ("siteFooter", .footer),
            ("bottom", .footer), ("bottom-bar", .footer), ("roundBottom", .none),
            ("column-center-bottom", .none), ("jq-box roundBottom entry-details", .none),
        ])
    func hints(text: String, hint: RegionHint) {
        #expect(words(text, isWhole: false).hint == hint)
    }

    @Test("Names are read once, and say the same wherever they stand in the page")
    func readOnce() {
        var arena: [UInt8] = []
        var places: [(name: String, place: Range<Int>)] = []
        for name in Self.names + Self.names.reversed() + Self.names {
            arena += Array("z".utf8)
            places.append((name, arena.count..<(arena.count + name.utf8.count)))
            arena += Array(name.utf8)
        }
        let names = ReadNames()
        for (name, place) in places {
            for isWhole in [false, true] {
                let found = names.words(arena, place, isWhole: isWhole)
                let own = words(name, isWhole: isWhole)
                #expect(found.hint == own.hint && found.skeleton == own.skeleton, "\(name)")
                #expect(found.isByline == own.isByline && found.isMicroformat == own.isMicroformat, "\(name)")
            }
        }
    }
}
