import Markup
import TestKit
import Testing

/// Pages that were damaged at random, the same way in every run: nothing may trap, and no range may lie.
@Suite struct MutationTests {
    private static let page = """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A &amp; B</title><style>p { x: y }</style></head>
        <body class=home><!-- c --><div id=a><p>one <b>two</b> &#233; é 한글</p><ul><li>1<li>2</ul>
        <table><tr><td>x<td><a href="b.html?c&amp;d" rel='next'>link</a></table><script>if (a < b) "</p>"</script>
        <pre> a\n b </pre><img alt="" src=x><br/><frameset><?php x ?><![CDATA[y]]></div></body></html>
        """

    private func mutated(_ seed: Int) -> [UInt8] {
        var numbers = SeededNumbers(seed: UInt64(seed) &* 77 &+ 5)
        var bytes = Array(Self.page.utf8)
        for _ in 0..<Int.random(in: 1...12, using: &numbers) {
            let place = Int.random(in: 0..<bytes.count, using: &numbers)
            switch Int.random(in: 0..<5, using: &numbers) {
            case 0: bytes[place] = "<>&/\"'= !-]".utf8.randomElement(using: &numbers) ?? 0x3C
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(contentsOf: Array("<div <!-- & </p".utf8), at: place)
            case 3: bytes.removeLast(min(bytes.count - 1, Int.random(in: 0..<40, using: &numbers)))
            default:
                let end = min(bytes.count, place + Int.random(in: 1...60, using: &numbers))
                bytes.insert(
                    contentsOf: bytes[place..<end], at: Int.random(in: 0..<bytes.count, using: &numbers))
            }
        }
        return Array(String(decoding: bytes, as: UTF8.self).utf8)
    }

    @Test("600 damaged pages: ranges are in the page, subtrees nest, both trees agree")
    func damaged() throws {
        for seed in 0..<600 {
            let page = mutated(seed)
            let document = try MarkupDocument(parsing: page, answersXPath: true)
            let tree = document.tree
            let alone = try MarkupDocument(parsing: page).tree
            #expect(alone.count == tree.count, "seed \(seed)")
            for node in 0..<tree.count {
                let range = tree.range(of: node)
                #expect(0 <= range.lowerBound && range.upperBound <= page.count, "seed \(seed)")
                let end = tree.subtree(of: node).upperBound
                if let parent = tree.parent(of: node) {
                    #expect(end <= tree.subtree(of: parent).upperBound, "seed \(seed)")
                }
            }
            _ = tree.renderedText(of: 0)
            _ = ElementIndex(tree).nodes(try CSSSelector("div > p:first-child ~ *, td + td a[href^=b]"))
            let paragraphs = try document.nodes(xpath: "//p")
            #expect(paragraphs.count == ElementIndex(tree).nodes(try CSSSelector("p")).count, "seed \(seed)")
        }
    }
}
