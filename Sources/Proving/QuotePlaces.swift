import Texts
package import Vocabulary

/// Finds the lines and columns of quotes, so that a finding opens at its words.
package struct QuotePlaces {
    private let captures: [String: Capture]
    private let load: (Capture) -> (text: [UInt8], offsets: OffsetMap)?
    /// The pages that were read last; findings of one page mostly come together.
    private var recent: [(capture: String, page: Page?)] = []

    private static let mostRecent = 8
    /// The most characters of a line that are shown.
    private static let widest = 160

    /// A page's text with the offsets at which its lines begin.
    private struct Page {
        var text: [UInt8]
        var offsets: OffsetMap
        var lines: LineIndex

        init(_ loaded: (text: [UInt8], offsets: OffsetMap)) {
            text = loaded.text
            offsets = loaded.offsets
            lines = LineIndex(loaded.text)
        }

        func characters(_ range: Range<Int>) -> Int {
            text[range.clamped(to: 0..<text.count)].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
        }
    }

    /// - Parameters:
    ///   - captures: By id.
    ///   - load: A page's text with its way back to the capture's bytes; nil where it is no page.
    package init(
        captures: [String: Capture], load: @escaping (Capture) -> (text: [UInt8], offsets: OffsetMap)?
    ) {
        self.captures = captures
        self.load = load
    }

    /// Where a quote stands; nil where it has no range in a page.
    package mutating func place(of quote: Quote) -> ReportedFinding.Place? {
        guard let range = quote.ranges.first, let capture = captures[quote.capture],
            let page = page(of: capture)
        else { return nil }
        let start = min(page.offsets.textOffset(ofPayload: range.lowerBound), page.text.count)
        let end = min(max(start, page.offsets.textOffset(ofPayload: range.upperBound)), page.text.count)
        let line = page.lines.line(at: start)
        let endLine = page.lines.line(at: max(start, end - 1))
        let bounds = page.lines.bounds(ofLine: line, end: page.text.count)
        let lineStart = bounds.lowerBound
        var lineEnd = bounds.upperBound
        while lineEnd > lineStart, [0x0A, 0x0D].contains(page.text[lineEnd - 1]) { lineEnd -= 1 }
        let column = page.characters(lineStart..<start)
        let written = String(decoding: page.text[lineStart..<max(lineStart, lineEnd)], as: UTF8.self)
        let exact = quote.exact ?? ""
        // A line that may hold an address of a person is not shown; the quote has been looked at for that.
        let (shown, caret) =
            Self.mayHoldAddress(written)
            ? window(exact, from: 0, count: exact.unicodeScalars.count)
            : window(written, from: column, count: page.characters(start..<min(end, max(start, lineEnd))))
        return ReportedFinding.Place(
            file: "raw/" + capture.file, line: line, column: column + 1, endLine: endLine,
            endColumn: page.characters(
                page.lines.bounds(ofLine: endLine, end: page.text.count).lowerBound..<end) + 1, text: shown,
            caret: caret,
            recordURL: capture.isRecord ? capture.url ?? capture.file : nil)
    }

    private static let signs = ["@", "mailto:", "tel:", "cfemail", "[at]", "(at)"]

    private static func mayHoldAddress(_ line: String) -> Bool {
        let lower = line.lowercased()
        return signs.contains { lower.contains($0) }
    }

    /// What is shown of a line, so that the quote is in it; tabs become spaces, so that a caret stands right.
    private func window(_ line: String, from column: Int, count: Int) -> (String, Range<Int>) {
        let scalars = Array(line.unicodeScalars)
        var first = 0
        if column + count > Self.widest { first = max(0, column - Self.widest / 4) }
        let last = min(scalars.count, first + Self.widest)
        var text = String.UnicodeScalarView()
        for scalar in scalars[min(first, last)..<last] {
            // Nothing of a page may steer the terminal.
            text.append(scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? " " : scalar)
        }
        let begin = min(max(0, column - first), last - min(first, last))
        return (String(text), begin..<min(last - min(first, last), begin + max(1, count)))
    }

    private mutating func page(of capture: Capture) -> Page? {
        if let known = recent.first(where: { $0.capture == capture.id }) { return known.page }
        let page = load(capture).map { Page($0) }
        if recent.count >= Self.mostRecent { recent.removeFirst() }
        recent.append((capture.id, page))
        return page
    }
}
