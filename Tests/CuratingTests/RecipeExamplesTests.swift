import Curating
import Foundation
import Serialising
import TestKit
import Testing
import Vocabulary

/// Every example of docs/recipe-examples.md is run; its table must be what the document says.
@Suite(.fewAtOnce) struct RecipeExamplesTests {
    /// A heading with its blocks.
    struct Example: CustomTestStringConvertible, Sendable {
        var name: String
        var pages: [(path: String, html: String)] = []
        var schemas: [String] = []
        var recipe = ""
        var table = ""
        var testDescription: String { name }
    }

    static let examples: [Example] = {
        let text = (try? Repository.text("docs/recipe-examples.md")) ?? ""
        return text.components(separatedBy: "\n### ").dropFirst().map { section in
            var example = Example(name: String(section.prefix { $0 != "\n" }))
            var path = "index.html"
            var language: String?
            var block = ""
            for line in section.split(separator: "\n", omittingEmptySubsequences: false) {
                if line.hasPrefix("```") {
                    switch language {
                    case nil: (language, block) = (String(line.dropFirst(3)), "")
                    case "html": example.pages.append((path, block))
                    case "json": example.schemas.append(block)
                    case "yaml": example.recipe = block
                    default: example.table = block
                    }
                    if !line.dropFirst(3).isEmpty { continue }
                    language = nil
                } else if language != nil {
                    block += line + "\n"
                } else if line.hasPrefix("`"), line.hasSuffix("`") {
                    path = String(line.dropFirst().dropLast())
                }
            }
            return example
        }
    }()

    @Test("There is an example for each thing that a recipe can say")
    func complete() throws {
        #expect(Self.examples.count >= 20)
        let recipes = Self.examples.map(\.recipe).joined()
        for word in [
            "address:", "where:", "unless:", "each:", "sections:", "split:", "key:", "constant:", "xpath:",
            "css:", "label:",
            "statement:", "self:", "attribute:", "all:", "join:", "default:", "required:", "steps:", "match:",
            "replace:", "map:",
            "url", "date", "number:", "language", "mend", "collapse", "lowercase", "mentions:",
            "address: true", "element:", "&day",
        ] {
            #expect(recipes.contains(word), "\(word)")
        }
    }

    @Test("The example's table is what its recipe makes of its pages", arguments: examples)
    func run(example: Example) async throws {
        let folder = try TemporaryFolder()
        for (path, text) in example.pages {
            try folder.write("raw/x.org/" + path, (text.hasPrefix("<?xml") ? "" : "<!DOCTYPE html>") + text)
        }
        try folder.write("recipes/x.yml", example.recipe)
        var expected = CSVReader(Array(example.table.utf8))
        var header = expected.next() ?? []
        var table: String?
        if header.count == 1 { (table, header) = (header[0], expected.next() ?? []) }
        for (kind, schema) in try schemas(of: example) { try folder.write("schemas/\(kind).json", schema) }
        _ = try await Curator(project: folder.path).curate()
        let kind = try #require(try schemas(of: example).first?.kind)
        var actual = CSVReader(Array(try folder.read("curated/" + (table ?? "data/\(kind).csv")).utf8))
        let columns = actual.next() ?? []
        let places = try header.map { try #require(columns.firstIndex(of: $0), "there is no column \($0)") }
        let isReport = table != nil
        while let row = actual.next() {
            let cells = places.map { row[$0] }
            // A report has rows of the built-in kinds too.
            if isReport, cells[3] != "unaddressed" { continue }
            let wanted = expected.next()
            #expect(cells == wanted)
        }
        let rest = expected.next()
        #expect(rest == nil)
        #expect(try await Curator(project: folder.path).verify().isClean)
    }

    /// The schemas that the example shows; else one with the fields of its rules, all of them strings.
    private func schemas(of example: Example) throws -> [(kind: String, text: String)] {
        func first(_ text: Substring, _ pattern: Regex<(Substring, Substring)>) -> String? {
            text.firstMatch(of: pattern).map { String($0.1) }
        }
        guard example.schemas.isEmpty else {
            return example.schemas.map { (first($0[...], #/"name": "([a-z_]+)"/#) ?? "", $0) }
        }
        let kind = try #require(first(example.recipe[...], #/kind: ([a-z_]+)/#))
        var header = CSVReader(Array(example.table.utf8))
        var names = header.next() ?? []
        if names.count == 1 { names = ["name"] }
        let fields = names.filter { $0 != "id" }.map { "{\"name\": \"\($0)\"}" }.joined(separator: ", ")
        return [(kind, "{\"fields\": [\(fields)]}")]
    }
}
