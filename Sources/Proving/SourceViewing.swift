package import Vocabulary

extension Explainer {
    /// The captures that an explanation quotes, with every quote marked.
    ///
    /// Quotes are numbered from 1 in the order of `Explanation.excerpts`; the second hop of quote n has the
    /// number n too, and stands in the view of its source.
    package func views(of explanation: Explanation) -> [SourceView] {
        var marks: [String: [SourceWindows.Mark]] = [:]
        var order: [String] = []
        func add(_ file: String, _ range: Range<Int>, _ number: Int) {
            if marks[file] == nil { order.append(file) }
            marks[file, default: []].append(SourceWindows.Mark(range: range, number: number))
        }
        for (index, excerpt) in explanation.excerpts.enumerated() where !excerpt.isWithheld {
            add(excerpt.file, excerpt.range, index + 1)
        }
        for (index, excerpt) in explanation.excerpts.enumerated() where !excerpt.isWithheld {
            if let source = excerpt.source { add(source.file, source.range, index + 1) }
        }
        return order.compactMap { file in
            guard let capture = capture(of: file), let (text, offsets) = decoded(capture) else { return nil }
            let places = (marks[file] ?? []).map { mark in
                let start = min(offsets.textOffset(ofPayload: mark.range.lowerBound), text.count)
                let end = min(offsets.textOffset(ofPayload: mark.range.upperBound), text.count)
                return SourceWindows.Mark(range: start..<max(start, end), number: mark.number)
            }
            return SourceView(
                file: file, url: capture.url ?? "", fidelity: capture.fidelity.rawValue,
                capturedAt: capture.date ?? "", windows: SourceWindows(text: text, marks: places).windows())
        }
    }
}

/// Cuts a text into windows around its marks.
struct SourceWindows {
    /// A quote: its bytes and its number.
    struct Mark: Equatable {
        var range: Range<Int>
        var number: Int
    }

    let text: [UInt8]
    let marks: [Mark]

    private static let reach = 300
    /// Of a longer quote its beginning is shown.
    private static let longest = 3000

    func windows() -> [SourceView.Window] {
        let shown = marks.map { Mark(range: shortened($0.range), number: $0.number) }
            .sorted { ($0.range.lowerBound, $0.number) < ($1.range.lowerBound, $1.number) }
        var ranges: [Range<Int>] = []
        for mark in shown {
            let wide = around(mark.range)
            if let last = ranges.last, wide.lowerBound <= last.upperBound {
                ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, wide.upperBound)
            } else {
                ranges.append(wide)
            }
        }
        return ranges.map { window($0, shown) }
    }

    private func shortened(_ range: Range<Int>) -> Range<Int> {
        range.count <= Self.longest ? range : range.lowerBound..<aligned(range.lowerBound + Self.longest)
    }

    private func around(_ range: Range<Int>) -> Range<Int> {
        aligned(
            max(0, range.lowerBound - Self.reach))..<aligned(min(text.count, range.upperBound + Self.reach))
    }

    /// The start of the character that a byte belongs to.
    private func aligned(_ offset: Int) -> Int {
        var offset = offset
        while offset > 0, offset < text.count, text[offset] & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }

    private func window(_ range: Range<Int>, _ marks: [Mark]) -> SourceView.Window {
        let inside = marks.filter {
            $0.range.lowerBound < range.upperBound && $0.range.upperBound > range.lowerBound
        }
        var cuts = Set([range.lowerBound, range.upperBound])
        for mark in inside { cuts.formUnion([mark.range.lowerBound, mark.range.upperBound]) }
        let places = cuts.filter { range.contains($0) || $0 == range.upperBound }.sorted()
        let pieces = zip(places, places.dropFirst()).map { start, end in
            SourceView.Piece(
                text: String(decoding: text[start..<end], as: UTF8.self),
                quotes: inside.filter { $0.range.lowerBound <= start && $0.range.upperBound >= end }.map(
                    \.number))
        }
        return SourceView.Window(
            line: text[..<range.lowerBound].count { $0 == 0x0A } + 1, isCutBefore: range.lowerBound > 0,
            isCutAfter: range.upperBound < text.count, pieces: pieces)
    }
}
