import Markup
import Texts
import Vocabulary

/// Turns nodes of a page into excerpts with evidence.
struct Quoting {
    let tree: MarkupTree
    let page: Page
    /// Where lines begin; nil where quotes need no line.
    var lines: LineIndex?

    /// Bytes of text that hold at least as many characters as a quote may have.
    private static let enough = Quote.longestExact * 4

    /// An element, or a text node, as a reader sees it.
    func excerpt(of node: Int) -> Excerpt {
        Excerpt(text: tree.renderedText(of: node), quote: quote(of: node), language: language(of: node))
    }

    /// All that stands in a run of nodes: the text of a section.
    func excerpt(of nodes: Range<Int>) -> Excerpt? {
        // The heading that the section begins with is its name, not its text.
        let body = tree.subtree(of: nodes.lowerBound).upperBound..<nodes.upperBound
        let texts = body.filter {
            tree.kind(of: $0) == .text && !tree.textBytes(of: $0).allSatisfy { $0 <= 0x20 }
        }
        guard let first = texts.first, let last = texts.last else { return nil }
        return Excerpt(
            text: tree.renderedText(of: nodes.lowerBound, nodes: body), quote: quote(from: first, to: last),
            language: language(of: first))
    }

    /// An attribute's value; nil where the element does not have it.
    func excerpt(of attribute: String, of node: Int) -> Excerpt? {
        guard let value = tree.attribute(attribute, of: node) else { return nil }
        return Excerpt(
            text: value, quote: quote(of: attribute, value: value, of: node), language: language(of: node))
    }

    func quote(of node: Int) -> Quote {
        Quote(
            capture: page.capture.id, ranges: [page.offsets.payloadRange(of: tree.range(of: node))],
            path: tree.path(of: node), exact: tree.rawText(of: node, limit: Self.enough),
            line: lines?.line(at: tree.range(of: node).lowerBound))
    }

    /// All that stands between two text nodes, with both.
    func quote(from first: Int, to last: Int) -> Quote {
        let paths = PathCursor(tree)
        return quote(from: first, to: last, paths)
    }

    /// The same, of several pieces of a page in their order.
    func quote(from first: Int, to last: Int, _ paths: PathCursor) -> Quote {
        let range =
            tree.range(of: first)
            .lowerBound..<max(
                tree.range(of: first).upperBound, tree.range(of: last).upperBound)
        return Quote(
            capture: page.capture.id, ranges: [page.offsets.payloadRange(of: range)],
            path: String(decoding: paths.path(of: first), as: UTF8.self),
            exact: tree.rawText(from: first, to: last, limit: Self.enough),
            line: lines?.line(at: range.lowerBound))
    }

    func quote(of attribute: String, value: String, of node: Int) -> Quote {
        Quote(
            capture: page.capture.id, ranges: [page.offsets.payloadRange(of: tree.startTagRange(of: node))],
            path: tree.path(of: node) + "/@" + attribute, exact: value,
            line: lines?.line(at: tree.startTagRange(of: node).lowerBound))
    }

    /// A piece of an element's text: the piece's own bytes where they stand in one text node, else the
    /// element's.
    func excerpt(ofPiece piece: String, in node: Int) -> Excerpt {
        let (quote, owner) = locate(piece, in: node)
        return Excerpt(text: piece, quote: quote, language: language(of: owner))
    }

    /// Whether the words of a piece are a link's, so that they are addressed.
    func isLinked(_ piece: String, in node: Int) -> Bool {
        var current: Int? = locate(piece, in: node).owner
        while let index = current {
            if tree.name(of: index) == "a", tree.attribute("href", of: index) != nil { return true }
            current = tree.parent(of: index)
        }
        return false
    }

    private func locate(_ piece: String, in node: Int) -> (quote: Quote, owner: Int) {
        let needle = Array(piece.utf8)
        for index in tree.subtree(of: node) where tree.kind(of: index) == .text {
            let range = tree.range(of: index)
            let bytes = page.text[range]
            guard let start = bytes.firstIndex(ofSequence: needle) else { continue }
            let found = Quote(
                capture: page.capture.id,
                ranges: [page.offsets.payloadRange(of: start..<(start + needle.count))],
                path: tree.path(of: index), exact: piece, line: lines?.line(at: start))
            return (found, index)
        }
        return (quote(of: node), node)
    }

    /// The language that the markup declares for a node (HTML, section 3.2.6.2).
    func language(of node: Int) -> DeclaredLanguage {
        var current: Int? = node
        while let index = current {
            for attribute in ["lang", "xml:lang"] {
                guard let tag = tree.attribute(attribute, of: index) else { continue }
                let quote = quote(of: attribute, value: tag, of: index)
                if tag.allSatisfy(\.isWhitespace) { return .empty(quote) }
                let name = tree.name(of: index)
                return name == "html" || name == "body" ? .inherited(tag, quote) : .declared(tag, quote)
            }
            current = tree.parent(of: index)
        }
        return .none
    }
}
