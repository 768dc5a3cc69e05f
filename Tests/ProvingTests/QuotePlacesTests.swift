import Testing
import Vocabulary

@testable import Proving

/// A finding opens at its words, however long the line is that they stand in.
@Suite struct QuotePlacesTests {
    private func place(of quote: String, in text: String) throws -> ReportedFinding.Place {
        let capture = Capture(
            id: "c", file: "a.html", length: text.utf8.count, sha256: "", url: nil, mediaType: "text/html",
            role: .page, reason: "")
        let bytes = Array(text.utf8)
        var places = QuotePlaces(captures: { $0 == "c" ? capture : nil }) { _ in
            (bytes, OffsetMap(identityFrom: 0))
        }
        let found = try #require(text.firstRange(of: quote))
        let start = text[..<found.lowerBound].utf8.count
        let range = start..<(start + quote.utf8.count)
        let place = places.place(of: Quote(capture: "c", ranges: [range], path: "", exact: quote))
        // Asked again, it is remembered, and the same.
        #expect(places.place(of: Quote(capture: "c", ranges: [range], path: "", exact: quote)) == place)
        return try #require(place)
    }

    private func marked(_ place: ReportedFinding.Place) -> String {
        String(String.UnicodeScalarView(Array(place.text.unicodeScalars)[place.caret]))
    }

    @Test(
        "Line, column and what the caret stands under, in characters",
        arguments: [
            ("one\ntwo <b>here</b> three", "<b>here</b>", 2, 5),
            ("<b>here</b>", "<b>here</b>", 1, 1),
            ("é한\u{1F600} <b>here</b>\r\nnext", "<b>here</b>", 1, 5),
            (String(repeating: "x\n", count: 9_000) + "é<b>here</b>", "<b>here</b>", 9_001, 2),
            (String(repeating: "é", count: 9_000) + "<b>here</b>", "<b>here</b>", 1, 9_001),
        ])
    func lines(text: String, quote: String, line: Int, column: Int) throws {
        let place = try place(of: quote, in: text)
        #expect(place.line == line && place.column == column)
        #expect(place.endLine == line && place.endColumn == column + quote.unicodeScalars.count)
        #expect(marked(place) == quote)
    }

    @Test("Of a line of a megabyte what stands around the quote is shown")
    func longLine() throws {
        let filler = String(repeating: "filler 한 ", count: 60_000)
        let place = try place(of: "<i>here</i>", in: filler + "<i>here</i>" + filler)
        #expect(place.line == 1 && place.column == 540_001)
        #expect(marked(place) == "<i>here</i>" && place.text.unicodeScalars.count == 160)
    }

    @Test(
        "Where an address of a person stands nearby, the quote alone is shown",
        arguments: [(10, false), (300, false), (5_000, true)])
    func address(distance: Int, isShown: Bool) throws {
        let gap = String(repeating: ".", count: distance)
        for text in ["anna@x.org\(gap)<i>here</i> and more", "<i>here</i> and more\(gap)ANNA [AT] X"] {
            let place = try place(of: "<i>here</i>", in: text)
            #expect(place.text.contains("and more") == isShown, "\(text.prefix(20))")
            #expect(!place.text.lowercased().contains("anna"))
            #expect(marked(place) == "<i>here</i>")
        }
    }
}
