import Testing
import Texts

@Suite struct LineIndexTests {
    @Test(
        "Lines count from 1, and a line's bounds hold its end",
        arguments: [(0, 1, 0..<3), (2, 1, 0..<3), (3, 2, 3..<4), (4, 3, 4..<7), (6, 3, 4..<7)])
    func lines(offset: Int, line: Int, bounds: Range<Int>) {
        let text = Array("ab\n\ncde".utf8)
        let index = LineIndex(text)
        #expect(index.line(at: offset) == line)
        #expect(index.bounds(ofLine: line, end: text.count) == bounds)
    }

    @Test("An empty text is one line")
    func empty() {
        #expect(LineIndex([]).line(at: 0) == 1)
        #expect(LineIndex([]).bounds(ofLine: 1, end: 0) == 0..<0)
    }
}
