import Foundation
import TestKit
import Testing

@testable import Markup

/// Pieces of real pages with faults in any place: what libxml2 is not shown changes nothing of its tree.
@Suite struct MutatedPagesTests {
    private static let signs = Array("<>\"'=/&;!- \n\r\t\u{1}\u{C}abp?[]".utf8)

    /// A piece of a page with some bytes changed, added and removed.
    private func mutated(_ page: [UInt8], _ numbers: inout SeededNumbers) -> [UInt8] {
        let start = Int.random(in: 0..<max(1, page.count - 200), using: &numbers)
        let length = Int.random(in: 200...6_000, using: &numbers)
        var bytes = Array(page[start..<min(page.count, start + length)])
        for _ in 0..<Int.random(in: 1...30, using: &numbers) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &numbers)
            let sign = Self.signs.randomElement(using: &numbers) ?? 0x20
            switch Int.random(in: 0..<3, using: &numbers) {
            case 0: bytes[place] = sign
            case 1: bytes.insert(sign, at: place)
            default: bytes.remove(at: place)
            }
        }
        // libxml2 is given valid UTF-8.
        return Array(String(decoding: bytes, as: UTF8.self).utf8)
    }

    private func expectOneTree(of pages: [[UInt8]], times: Int, seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        for _ in 0..<times {
            guard let page = pages.randomElement(using: &numbers) else { return }
            let html = mutated(page, &numbers)
            let isOne = try PassingTests.isOneTree(html)
            #expect(isOne, Comment(rawValue: String(decoding: html, as: UTF8.self)))
        }
    }

    @Test("Of the pages of this repository")
    func ownPages() throws {
        let pages = ["raw", "docs/tutorial/captures", "Tests/Fixtures"].flatMap { folder -> [[UInt8]] in
            let path = Repository.path + "/" + folder
            let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
            return names.filter { $0.hasSuffix(".html") }.sorted().compactMap { name in
                FileManager.default.contents(atPath: path + "/" + name).map { $0.filter { $0 != 0 } }
            }
        }
        try #require(pages.count > 20)
        try expectOneTree(of: pages, times: 3_000, seed: 1)
    }

    @Test(
        "Of pages of real sites", .enabled(if: Corpora.has("site-adod"), "needs CARTULARY_CORPORA"),
        arguments: [
            "site-adod", "site-cc-stateof", "site-mozilla-old", "site-oi-kochi", "gt-readability",
            "gt-extruct",
        ])
    func realPages(corpus: String) throws {
        let files = Corpora.files(in: corpus, suffixes: [".html", ".htm"])
        try #require(!files.isEmpty)
        try expectOneTree(
            of: files.prefix(200).map { Corpora.bytes($0).filter { $0 != 0 } }, times: 1_000, seed: 2)
    }
}
