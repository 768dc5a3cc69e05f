import Archives
import Digests
import Foundation
import Serialising
import TestKit
import Testing

@testable import Extracting

/// The quality of what is chosen as main text, title, author and language, on corpora that others annotated.
///
/// Floors stand in `gold.json` and may only rise.
@Suite struct GoldTests {
    private static let articles = "gt-article-extraction"
    private static let readability = "gt-readability"

    private func say(_ corpus: String, _ measure: String, _ value: Double, _ floor: Double) {
        let figure = (value * 10_000).rounded() / 10_000
        print("gold: \(corpus) \(measure) \(figure), floor \(floor)")
    }

    private func digest(of corpus: String, suffixes: [String]) -> String {
        SHA256.hex(
            of: Corpora.files(in: corpus, suffixes: suffixes).flatMap {
                [$0, SHA256.hex(of: Corpora.bytes($0))]
            })
    }

    @Test(
        "Main text of news and blogs",
        .enabled(if: Corpora.has(articles), "CARTULARY_CORPORA has no \(articles)"))
    func articleBodies() throws {
        let floors = try Gold.Floors()
        #expect(digest(of: Self.articles, suffixes: [".gz", ".json"]) == floors.digest(of: Self.articles))
        guard case .object(let pages) = try Gold.json(Self.articles + "/ground-truth.json") else {
            Issue.record("the ground truth is no object")
            return
        }
        var sums = (both: 0.0, found: 0.0, expected: 0.0)
        for page in pages {
            let html = GzipFile.decoded(
                Corpora.bytes("\(Self.articles)/html/\(page.name).html.gz"), limit: 64 << 20)
            let own = Gold.overlap(
                Gold.shingles(page.value["articleBody"]?.string ?? ""),
                Gold.shingles(try Gold.mainText(of: html)))
            let all = own.both + own.found + own.expected
            sums.both += own.both / all
            sums.found += own.found / all
            sums.expected += own.expected / all
        }
        let precision = sums.both / (sums.both + sums.found)
        let recall = sums.both / (sums.both + sums.expected)
        let score = 2 * precision * recall / (precision + recall)
        say(Self.articles, "F1", score, floors[Self.articles, "f1"])
        #expect(pages.count == 181)
        #expect(score >= floors[Self.articles, "f1"])
    }

    @Test(
        "Main text, title, author and language of pages of all kinds",
        .enabled(if: Corpora.has(readability), "CARTULARY_CORPORA has no \(readability)"))
    func pages() throws {
        let floors = try Gold.Floors()
        #expect(
            digest(of: Self.readability, suffixes: [".html", ".json"]) == floors.digest(of: Self.readability))
        let sources = Corpora.files(in: Self.readability, suffixes: ["/source.html"])
        var score = 0.0
        var title = (right: 0, all: 0)
        var author = (right: 0, all: 0)
        var language = (right: 0, all: 0)
        for source in sources {
            let folder = String(source.dropLast("source.html".count))
            let html = Corpora.bytes(source)
            func counts(_ text: String) -> [String: Int] {
                Dictionary(Gold.words(text).map { ($0, 1) }, uniquingKeysWith: +)
            }
            let own = Gold.overlap(
                counts(try Gold.text(of: Corpora.bytes(folder + "expected.html"))),
                counts(try Gold.mainText(of: html)))
            let all = 2 * own.both + own.found + own.expected
            score += all == 0 ? 1 : 2 * own.both / all
            let stated = try Gold.json(folder + "expected-metadata.json")
            let facts = try Gold.facts(of: html)
            title.all += 1
            if stated["title"]?.string ?? "" == facts.headline ?? "" { title.right += 1 }
            if let byline = stated["byline"]?.string {
                author.all += 1
                if Self.bare(byline) == Self.bare(facts.author ?? "") { author.right += 1 }
            }
            if let tag = stated["lang"]?.string {
                language.all += 1
                if tag == facts.language { language.right += 1 }
            }
        }
        #expect(sources.count == 130)
        let measures = [
            ("f1", score / Double(sources.count)), ("title", Double(title.right) / Double(title.all)),
            ("byline", Double(author.right) / Double(author.all)),
            ("language", Double(language.right) / Double(language.all)),
        ]
        for (name, value) in measures {
            say(Self.readability, name, value, floors[Self.readability, name])
            #expect(value >= floors[Self.readability, name], "\(name)")
        }
    }

    /// A byline without white space at its ends and without a leading By or Par.
    private static func bare(_ text: String) -> String {
        let plain = text.collapsingWhitespace()
        for word in ["by ", "par "] where plain.lowercased().hasPrefix(word) {
            return String(plain.dropFirst(word.count)).trimmingEnds()
        }
        return plain
    }
}
