import Testing
import Vocabulary

@Suite struct OffsetMapTests {
    @Test("A payload that is UTF-8 maps to itself, behind its byte order mark")
    func identity() {
        let map = OffsetMap(identityFrom: 3)
        #expect(map.payloadOffset(of: 0) == 3)
        #expect(map.payloadRange(of: 2..<5) == 5..<8)
        #expect(map.textOffset(ofPayload: 5) == 2)
    }

    /// `a é b` in windows-1252: é is one byte there and two in UTF-8.
    private func latin() -> OffsetMap {
        var map = OffsetMap()
        map.mark(text: 1, payload: 1)
        map.mark(text: 3, payload: 2)
        return map
    }

    @Test(
        "A character that grew leads back to its start",
        arguments: [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (9, 8)])
    func grown(text: Int, payload: Int) {
        #expect(latin().payloadOffset(of: text) == payload)
    }

    @Test("The way back finds the character", arguments: [(0, 0), (1, 1), (2, 3), (3, 4)])
    func inverse(payload: Int, text: Int) {
        #expect(latin().textOffset(ofPayload: payload) == text)
    }

    @Test("A character that shrank leads back to its start, too")
    func shrunk() {
        var map = OffsetMap(identityFrom: 2)
        map.mark(text: 0, payload: 2)
        map.mark(text: 1, payload: 4)
        map.mark(text: 2, payload: 6)
        #expect(map.payloadRange(of: 0..<2) == 2..<6)
        #expect(map.payloadRange(of: 1..<2) == 4..<6)
    }

    @Test("A range never ends before its start")
    func ordered() {
        #expect(latin().payloadRange(of: 2..<3).count == 0)
    }
}
