import Foundation
import TestKit
import Testing

@testable import Markup

/// What libxml2's tree makes of html5lib's tests of tree construction, in which browsers agree.
///
/// Its tree is that of HTML 4, so that most of the trees differ; what a dataset draws from a tree is its text and its
/// links, and those mostly do not. The counts are floors: docs/html.md says what is different, and why it is left.
@Suite struct HTML5LibTreeTests {
    private static let corpus = "std-html5lib"

    /// One test: a page, and the lines of its tree.
    private struct Case {
        var data: String
        var tree: [String]
    }

    private static func cases() -> [Case] {
        Corpora.files(in: corpus, suffixes: [".dat"]).filter { $0.contains("tree-construction/") }.flatMap {
            file in
            String(decoding: Corpora.bytes(file), as: UTF8.self).components(separatedBy: "\n#data\n")
                .compactMap { part in
                    let text = part.hasPrefix("#data\n") ? String(part.dropFirst(6)) : part
                    // Fragments have a context that no capture has; scripts are not run.
                    guard !text.contains("\n#document-fragment"), !text.contains("\n#script-on"),
                        let data = text.components(separatedBy: "\n#errors").first,
                        let document = text.components(separatedBy: "\n#document\n").last
                    else { return nil }
                    let lines = document.components(separatedBy: "\n").filter { $0.hasPrefix("| ") }
                    return lines.isEmpty ? nil : Case(data: data, tree: lines)
                }
        }
    }

    /// The text of a tree without what no reader sees, white space aside.
    private static func text(of lines: [String]) -> String {
        var text = ""
        var unseen: Int?
        for line in lines {
            let indent = line.dropFirst(2).prefix { $0 == " " }.count
            let content = line.dropFirst(2 + indent)
            if let depth = unseen, indent > depth { continue }
            unseen = nil
            if ["<script>", "<style>", "<template>", "<noscript>"].contains(content) { unseen = indent }
            if content.hasPrefix("\"") {
                text += content.dropFirst().dropLast(content.hasSuffix("\"") ? 1 : 0)
            }
        }
        return text.filter { !$0.isWhitespace }
    }

    private static func links(of lines: [String]) -> [String] {
        var links: [String] = []
        var isLink = false
        for line in lines {
            let content = line.dropFirst(2).drop { $0 == " " }
            if content.hasPrefix("<") { isLink = content == "<a>" }
            if isLink, content.hasPrefix("href=\"") { links.append(String(content.dropFirst(6).dropLast())) }
        }
        return links
    }

    private static func lines(of tree: MarkupTree) -> [String] {
        var lines: [String] = []
        var depths: [Int: Int] = [0: -1]
        for node in tree.nodes.indices.dropFirst() {
            let depth = (depths[tree.parent(of: node) ?? 0] ?? -1) + 1
            depths[node] = depth
            let indent = "| " + String(repeating: "  ", count: depth)
            switch tree.kind(of: node) {
            case .element:
                lines.append("\(indent)<\(tree.name(of: node))>")
                let item = tree.nodes[node]
                let attributes = tree.attributes[
                    Int(item.contentStart)..<Int(item.contentStart + item.contentCount)]
                lines += attributes.map { attribute in
                    let name = tree.spelling(of: attribute.name)
                    return "\(indent)  \(name)=\"\(tree.attribute(name, of: node) ?? "")\""
                }.sorted()
            case .text:
                lines.append("\(indent)\"\(String(decoding: tree.textBytes(of: node), as: UTF8.self))\"")
            case .comment, .document: break
            }
        }
        return lines
    }

    @Test(
        "Trees, texts and links, counted",
        .enabled(if: Corpora.has(corpus), "CARTULARY_CORPORA has no \(corpus)"))
    func counts() throws {
        var counts = (all: 0, trees: 0, texts: 0, links: 0, withLinks: 0)
        for test in Self.cases() {
            let tree = try MarkupDocument(parsing: Array(test.data.utf8.filter { $0 != 0 })).tree
            let lines = Self.lines(of: tree)
            let expected = test.tree.filter { !$0.contains("<!") }
            counts.all += 1
            counts.trees += lines == expected ? 1 : 0
            counts.texts += Self.text(of: lines) == Self.text(of: expected) ? 1 : 0
            let links = Self.links(of: expected)
            counts.withLinks += links.isEmpty ? 0 : 1
            counts.links += Self.links(of: lines) == links ? 1 : 0
        }
        print(
            "html5lib: of \(counts.all) pages the tree is equal on \(counts.trees), the text on \(counts.texts), "
                + "the links on \(counts.links) (\(counts.withLinks) have any)")
        #expect(counts.all > 1_000)
        #expect(Double(counts.texts) >= Double(counts.all) * Self.leastTexts)
        #expect(Double(counts.links) >= Double(counts.all) * Self.leastLinks)
    }

    private static let leastTexts = 0.86
    private static let leastLinks = 0.99
}
