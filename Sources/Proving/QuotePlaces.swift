import Texts
package import Vocabulary

/// Finds the lines and columns of quotes, so that a finding opens at its words.
package struct QuotePlaces {
    private let captures: (String) -> Capture?
    private let load: (Capture) -> (text: [UInt8], offsets: OffsetMap)?
    /// The pages that were read last; findings of one page come together, and again under other codes.
    private var recent: [String: Page?] = [:]
    private var recentBytes = 0

    private static let mostRecentBytes = 32 << 20
    /// The most characters of a line that are shown.
    private static let widest = 160

    /// A page's text with the offsets at which its lines begin.
    private struct Page {
        let text: [UInt8]
        let offsets: OffsetMap
        let lines: LineIndex
        /// The characters before each stretch: some pages are one line of a megabyte.
        private let before: [Int]

        private static let stretch = 4096

        init(_ loaded: (text: [UInt8], offsets: OffsetMap)) {
            text = loaded.text
            offsets = loaded.offsets
            lines = LineIndex(loaded.text)
            var before = [0]
            for start in stride(from: 0, to: loaded.text.count, by: Self.stretch) {
                let end = min(start + Self.stretch, loaded.text.count)
                before.append((before.last ?? 0) + Self.characters(in: loaded.text[start..<end]))
            }
            self.before = before
        }

        func characters(_ range: Range<Int>) -> Int {
            characters(before: range.upperBound) - characters(before: range.lowerBound)
        }

        private func characters(before place: Int) -> Int {
            let place = min(max(0, place), text.count)
            let stretch = place / Self.stretch
            return before[stretch] + Self.characters(in: text[(stretch * Self.stretch)..<place])
        }

        private static func characters(in bytes: ArraySlice<UInt8>) -> Int {
            bytes.withUnsafeBufferPointer { bytes in
                var count = 0
                for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
                return count
            }
        }

        /// A range whose ends are moved back to where characters begin.
        func aligned(_ range: Range<Int>) -> Range<Int> {
            func begin(_ place: Int) -> Int {
                var place = place
                while place > 0, place < text.count, text[place] & 0xC0 == 0x80 { place -= 1 }
                return place
            }
            let lower = begin(range.lowerBound)
            return lower..<max(lower, begin(range.upperBound))
        }
    }

    /// - Parameters:
    ///   - captures: Gives a capture by its id.
    ///   - load: A page's text with its way back to the capture's bytes; nil where it is no page.
    package init(
        captures: @escaping (String) -> Capture?,
        load: @escaping (Capture) -> (text: [UInt8], offsets: OffsetMap)?
    ) {
        self.captures = captures
        self.load = load
    }

    /// Where a quote stands; nil where it has no range in a page.
    package mutating func place(of quote: Quote) -> ReportedFinding.Place? {
        guard let range = quote.ranges.first, let capture = captures(quote.capture),
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
        // What is shown of the line is within so many bytes of the quote's beginning.
        let reach = 4 * Self.widest
        let near = page.aligned(
            max(lineStart, start - reach)..<max(lineStart, start, min(lineEnd, start + 2 * reach)))
        let exact = quote.exact ?? ""
        // Where an address of a person may stand nothing is shown; the quote has been looked at for that.
        let (shown, caret) =
            Self.mayHoldAddress(page.text[near])
            ? window(exact, from: 0, count: exact.unicodeScalars.count)
            : window(
                String(decoding: page.text[near], as: UTF8.self),
                from: page.characters(near.lowerBound..<start),
                count: page.characters(start..<min(end, near.upperBound)))
        return ReportedFinding.Place(
            file: "raw/" + capture.file, line: line, column: column + 1, endLine: endLine,
            endColumn: page.characters(
                page.lines.bounds(ofLine: endLine, end: page.text.count).lowerBound..<end) + 1, text: shown,
            caret: caret,
            recordURL: capture.isRecord ? capture.url ?? capture.file : nil)
    }

    private static let signs = ["@", "mailto:", "tel:", "cfemail", "[at]", "(at)"].map { Array($0.utf8) }

    private static func mayHoldAddress(_ text: ArraySlice<UInt8>) -> Bool {
        let lower = text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return signs.contains { lower[...].holds($0) }
            || text.withUnsafeBufferPointer { SpelledAddress.mayStand(in: $0) }
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
        if let known = recent[capture.id] { return known }
        let page = load(capture).map { Page($0) }
        if recentBytes > Self.mostRecentBytes { (recent, recentBytes) = ([:], 0) }
        recent[capture.id] = .some(page)
        recentBytes += 200 + (page?.text.count ?? 0)
        return page
    }
}
