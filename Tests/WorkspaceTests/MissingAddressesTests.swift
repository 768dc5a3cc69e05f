import TestKit
import Testing
import Vocabulary

@testable import Workspace

/// What depends on an address that nobody captured is summed, whatever the order in which it is noted.
@Suite struct MissingAddressesTests {
    private static func reference(
        _ url: String, _ field: String, from: String, at place: Int = 0, words: String = ""
    ) -> MissingURL {
        MissingURL(
            url: url, field: field, from: from, place: ["c", String(place), String(place + 1)], words: words)
    }

    private static let references: [MissingURL] = [
        reference("http://x.org/b", "link", from: "page/b", at: 7, words: "second"),
        reference("http://x.org/a", "image", from: "page/a", at: 1),
        reference("http://x.org/b", "link", from: "page/a", at: 3, words: "first"),
        reference("http://x.org/b", "link", from: "page/a", at: 5, words: "again"),
        reference("http://x.org/b", "alternate", from: "page/0", at: 9),
        reference("http://x.org/c", "known-url", from: "lists/2.csv", words: "a letter"),
        reference("http://x.org/c", "known-url", from: "lists/1.csv", words: "a book"),
        reference("http://x.org/c", "known-url", from: "lists/1.csv", words: "another book"),
        reference("http://x.org/c", "known-url", from: "lists/3.csv", words: "a letter"),
        reference("http://x.org/a2", "meta-refresh", from: "page/a", at: 2),
        reference("http://x.org/a", "known-url", from: "lists/2.csv", words: "a letter"),
    ]

    private static func rows(_ references: [MissingURL], in folder: String?) -> [MissingRow] {
        let missing = MissingAddresses(in: folder)
        for reference in references { missing.add(reference) }
        var rows: [MissingRow] = []
        missing.forEachRow { rows.append($0) }
        return rows
    }

    @Test("Those that most pages need come first, those of one weight by their spelling")
    func order() throws {
        let folder = try TemporaryFolder()
        let rows = Self.rows(Self.references, in: folder.path)
        #expect(rows.map(\.url) == ["b", "a", "a2", "c"].map { "http://x.org/" + $0 })
        #expect(rows.map(\.pages) == [3, 1, 1, 0])
        #expect(rows.map(\.references) == [4, 1, 1, 0])
    }

    @Test("A link is shown where there is one, of several that of the first page")
    func shown() {
        let rows = Self.rows(Self.references, in: nil)
        #expect(rows.map(\.field) == ["link", "image", "meta-refresh", "known-url"])
        let first = rows.first?.first
        #expect(first == Self.reference("http://x.org/b", "link", from: "page/a", at: 3, words: "first"))
        #expect(rows.map(\.first.from) == ["page/a", "page/a", "page/a", "lists/1.csv"])
    }

    @Test("The lists that name an address: of each file the first, each once, in the order of the files")
    func sources() {
        let rows = Self.rows(Self.references, in: nil)
        #expect(rows.map(\.sources) == ["", "a letter", "", "a book,a letter"])
    }

    @Test("The order in which pages come changes nothing but which of a page's references is the first")
    func anyOrder() {
        let onePerPage = Self.references.filter { $0.words != "again" && $0.words != "another book" }
        let rows = Self.rows(onePerPage, in: nil)
        for turn in 1..<onePerPage.count {
            let turned = Array(onePerPage[turn...] + onePerPage[..<turn])
            #expect(Self.rows(turned, in: nil) == rows)
            #expect(Self.rows(turned.reversed(), in: nil) == rows)
        }
    }

    @Test("What is missing nowhere has no row")
    func none() { #expect(Self.rows([], in: nil).isEmpty) }
}

/// Of each address of a site the ledger counts what became of it.
@Suite struct ScopedAddressesTests {
    @Test("An address counts once, by what was found first")
    func counts() {
        let scoped = ScopedAddresses(in: nil)
        scoped.note("http://x.org/a", in: .resolved)
        scoped.note("http://x.org/b", in: .inScopeNotCaptured)
        scoped.note("http://x.org/a", in: .inScopeNotCaptured)
        scoped.note("http://x.org/c", in: .resolved)
        #expect(scoped.total == 3)
        #expect(scoped.count(in: .resolved) == 2 && scoped.count(in: .inScopeNotCaptured) == 1)
        #expect(scoped.count(in: .broken) == 0)
    }
}
