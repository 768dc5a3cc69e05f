import Testing

@testable import Extracting

/// Text as a browser lays it out: runs of white space are one space, or one line break between blocks.
@Suite struct TextFlowTests {
    private func flow(_ pieces: [String], isPreformatted: Bool = false) -> (
        text: String, counts: [TextFlow.Count]
    ) {
        var flow = TextFlow()
        var counts: [TextFlow.Count] = []
        for piece in pieces {
            guard piece != "|" else {
                flow.breakLine()
                continue
            }
            let bytes = Array(("«" + piece + "»").utf8)
            // The piece stands within other bytes, as in the arena of a page.
            counts.append(flow.append(bytes, 2..<(bytes.count - 2), isPreformatted: isPreformatted))
        }
        return (String(decoding: flow.bytes, as: UTF8.self), counts)
    }

    @Test(
        "White space is collapsed within pieces and between them",
        arguments: [
            (["a b"], "a b"), (["  a  b  "], "a b"), (["a", "b"], "ab"), (["a ", "b"], "a b"),
            (["a", " b"], "a b"),
            (["a ", " ", " b"], "a b"), (["a\n\t b"], "a b"), (["a", "|", "b"], "a\nb"),
            (["a ", "|", " b"], "a\nb"),
            (["|", "a"], "a"), (["", " ", ""], ""), (["a b c d", " "], "a b c d"), (["한 글"], "한 글"),
        ])
    func collapsed(pieces: [String], text: String) { #expect(flow(pieces).text == text) }

    @Test("In preformatted text a line feed is a line")
    func preformatted() {
        #expect(flow(["a\n  b c\n\nd"], isPreformatted: true).text == "a\nb c\nd")
    }

    @Test(
        "Letters, stops and commas are counted; a letter of Chinese, Japanese or Korean says as much as two",
        arguments: [
            ("ab c", 3, 0, 0), ("a, b. c!", 6, 2, 1), ("é", 1, 0, 0), ("한글", 4, 0, 0), ("一。二，", 8, 1, 1),
            (" ", 0, 0, 0),
        ])
    func counted(text: String, length: Int32, stops: Int32, commas: Int32) {
        let count = flow([text]).counts[0]
        #expect(count.length == length && count.stops == stops && count.commas == commas, "\(count)")
    }

    @Test(
        "Words begin behind white space alone, not at the borders of pieces",
        arguments: [
            (["one two", " three"], [2, 1]), (["o", "ne two"], [1, 1]), (["one", "|", "two"], [1, 1]),
            ([" a  b ", "c"], [2, 1]), (["", "a"], [0, 1]),
        ])
    func words(pieces: [String], words: [Int32]) {
        #expect(flow(pieces).counts.map(\.words) == words)
    }

    @Test(
        "Plain is what nothing can be wrong with",
        arguments: [("a, b. @ c-1", true), ("é", false), ("a & b", false), ("한", false), ("a\u{1}b", false)])
    func plain(text: String, isPlain: Bool) { #expect(flow([text]).counts[0].isPlain == isPlain) }

    @Test("A text of a megabyte is counted as a short one is", arguments: ["a", ".", ",", "한", "a b"])
    func long(piece: String) {
        let count = 400_000
        let one = flow([piece]).counts[0]
        let all = flow([String(repeating: piece, count: count)]).counts[0]
        #expect(all.length == one.length * Int32(count) && all.wide == one.wide * Int32(count))
        #expect(all.stops == one.stops * Int32(count) && all.commas == one.commas * Int32(count))
        #expect(all.words == (piece == "a b" ? Int32(count) + 1 : 1))
    }

    @Test("A piece begins where its first letter stands")
    func start() {
        let (_, counts) = flow(["ab ", " cd", "|", "  e@f"])
        #expect(counts.map(\.start) == [0, 3, 6])
        #expect(counts.map(\.hasAtSign) == [false, false, true])
    }
}
