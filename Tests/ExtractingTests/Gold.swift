import Archives
import Foundation
import Markup
import Serialising
import TestKit

@testable import Extracting

/// The measures of the gold corpora, as their authors take them.
enum Gold {
    /// The least that each corpus must reach; recorded with a digest of the corpus, and only ever raised.
    struct Floors {
        private let values: JSONValue

        init() throws {
            values = try JSONReader.value(of: Array(try Repository.text(Self.file).utf8)[...])
        }

        static let file = "Tests/ExtractingTests/gold.json"

        subscript(corpus: String, measure: String) -> Double {
            values[corpus]?[measure].flatMap { if case .number(let text) = $0 { Double(text) } else { nil } }
                ?? 1
        }

        func digest(of corpus: String) -> String { values[corpus]?["digest"]?.string ?? "" }
    }

    /// The words of a text, as `\w+` finds them.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let properties = scalar.properties
            let isWord =
                scalar == "_" || properties.isAlphabetic || properties.numericType != nil
                || properties.generalCategory == .nonspacingMark && false
            if isWord {
                word.append(scalar)
            } else if !word.isEmpty {
                words.append(String(word))
                word = String.UnicodeScalarView()
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        return words
    }

    /// How many texts of a kind two multisets share, and how many each has alone.
    static func overlap<Item: Hashable>(_ expected: [Item: Int], _ found: [Item: Int])
        -> (both: Double, found: Double, expected: Double)
    {
        var both = 0
        for (item, count) in expected { both += min(count, found[item] ?? 0) }
        let extra = found.values.reduce(0, +) - both
        let missing = expected.values.reduce(0, +) - both
        return (Double(both), Double(extra), Double(missing))
    }

    /// The multiset of runs of four words; a shorter text is one run.
    static func shingles(_ text: String) -> [Int: Int] {
        let hashes = words(text).map(\.hashValue)
        var counts: [Int: Int] = [:]
        for start in 0..<max(hashes.count - 3, 1) {
            var hasher = Hasher()
            for word in hashes[min(start, hashes.count)..<min(start + 4, hashes.count)] {
                hasher.combine(word)
            }
            counts[hasher.finalize(), default: 0] += 1
        }
        return counts
    }

    static func mainText(of html: [UInt8]) throws -> String {
        let tree = try MarkupDocument(parsing: html).tree
        let parts = PageScan.parts(of: tree)
        return MainText(parts, in: tree).blocks.map { parts.string(parts.blocks[Int($0)].text) }
            .joined(separator: "\n")
    }

    /// The text of a document as a reader sees it.
    static func text(of html: [UInt8]) throws -> String {
        let parts = PageScan.parts(of: try MarkupDocument(parsing: html).tree)
        return String(decoding: parts.text, as: UTF8.self)
    }

    static func facts(of html: [UInt8]) throws -> (headline: String?, author: String?, language: String?) {
        let tree = try MarkupDocument(parsing: html).tree
        let parts = PageScan.parts(of: tree)
        let statements = Statements(parts, in: tree, base: "http://fakehost/") { $0 }
        let facts = PageFacts(parts, statements, in: tree)
        let headings = parts.marks.filter { $0.name == .h1 }.map { parts.string(parts.trimmed($0.text)) }
        let title = parts.title < 0 ? "" : tree.rawText(of: Int(parts.title))
        let headline = facts.headline(title: title, heading: headings.count == 1 ? headings[0] : nil)
        let language = parts.html < 0 ? nil : tree.attribute(.lang, of: Int(parts.html))
        return (headline, facts.author()?.text, language)
    }

    static func json(_ name: String) throws -> JSONValue {
        try JSONReader.value(of: Corpora.bytes(name)[...])
    }
}
