import Serialising
package import Vocabulary

/// Renders the rows of a built-in kind on one page as lines of its table and of its evidence. A pure function.
///
/// Tables of these kinds have rows by the million: page work renders them, and the dataset pass adds what only
/// it can know at the end of each line.
package struct RowRenderer {
    private let kind: BuiltInKind
    private let page: [UInt8]
    /// What each line of evidence begins with.
    private let lineStart: String
    private var csv = CSVWriter()
    private var json = JSONWriter()
    private var rendered: RenderedRows

    /// - Parameter page: The id of the page.
    package static func rendered(_ rows: PageRows, of kind: BuiltInKind, page: String, capture: String)
        -> RenderedRows
    {
        // Most pages have no rows of most kinds.
        guard rows.count > 0 else {
            return RenderedRows(kind: kind.kind, filled: Array(repeating: 0, count: kind.ownColumns.count))
        }
        var renderer = RowRenderer(kind: kind, page: page, capture: capture)
        for row in 0..<rows.count { renderer.add(rows, row) }
        renderer.rendered.csv = renderer.csv.take()
        renderer.rendered.evidence = renderer.json.take()
        return renderer.rendered
    }

    private init(kind: BuiltInKind, page: String, capture: String) {
        self.kind = kind
        self.page = Array(page.utf8)
        lineStart = "{\"capture\":\"\(capture)\",\"ranges\":["
        columns = kind.ownColumns
        isList = kind.ownLists
        written = columns.firstIndex(of: "href") ?? columns.firstIndex(of: "src")
        words = columns.firstIndex(of: "text") ?? columns.firstIndex(of: "title")
        rendered = RenderedRows(kind: kind.kind, filled: columns.map { _ in 0 })
    }

    private let columns: [String]
    private let isList: [Bool]
    /// The columns of a reference, where the kind refers.
    private let written: Int?
    private let words: Int?

    private mutating func add(_ rows: PageRows, _ row: Int) {
        csv.cell(bytes: page[...])
        for column in columns.indices {
            guard let text = rows.text(column, of: row) else {
                if rows.cell(column, of: row) == .withheld { rendered.withheld += 1 }
                csv.cell(bytes: [])
                continue
            }
            rendered.filled[column] += text.isEmpty ? 0 : 1
            if isList[column] { csv.cell(bytes: Self.list(text)[...]) } else { csv.cell(bytes: text) }
        }
        csv.suspendRow()
        rendered.ends.append(Int32(csv.bytes.count))
        addEvidence(rows, row)
        guard !kind.joined.isEmpty else { return }
        func slice(_ column: Int?) -> PageRows.Slice {
            guard let column else { return .null }
            guard let text = rows.text(column, of: row) else { return rows.cell(column, of: row) }
            let start = Int32(rendered.texts.count)
            rendered.texts.append(contentsOf: text)
            return PageRows.Slice(start: start, count: Int32(text.count))
        }
        rendered.targets.append(
            RenderedRows.Target(
                url: slice(columns.count), written: slice(written), words: slice(words),
                range: rows.places(of: row).first?.range ?? 0..<0))
    }

    /// A list as JSON, so that nothing is lost; its items are divided by a byte that no text has.
    private static func list(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var json = JSONWriter()
        json.beginArray()
        for item in text.split(separator: 0, omittingEmptySubsequences: false) { json.string(bytes: item) }
        json.endArray()
        return json.bytes
    }

    // MARK: Evidence

    /// A line for each text that the row stands in: repeats of one text are ranges of one line.
    private mutating func addEvidence(_ rows: PageRows, _ row: Int) {
        let places = rows.places(of: row)
        guard places.count > 1 else {
            if let place = places.first { addLine(rows, row, place, ranges: [place.range]) }
            return
        }
        var isWritten = Array(repeating: false, count: places.count)
        for (index, place) in places.enumerated() where !isWritten[index] {
            var ranges: [Range<Int>] = []
            for (other, next) in places.enumerated().dropFirst(index) where Self.isSame(next, place, rows) {
                isWritten[other] = true
                ranges.append(next.range)
            }
            addLine(rows, row, place, ranges: ranges)
        }
    }

    private mutating func addLine(
        _ rows: PageRows, _ row: Int, _ place: PageRows.Place, ranges: [Range<Int>]
    ) {
        json.raw(lineStart)
        for (index, range) in ranges.enumerated() {
            json.raw(index == 0 ? "[" : ",[")
            json.raw(range.lowerBound)
            json.raw(",")
            json.raw(range.upperBound)
            json.raw("]")
        }
        json.raw("],\"path\":")
        json.raw(quoting: rows.bytes, place.path.range)
        json.raw(",\"exact\":")
        if place.exact.isNull { json.raw("null") } else { json.raw(quoting: rows.bytes, place.exact.range) }
        json.raw(",\"values\":[[")
        let key = rows.cell(0, of: row).range
        json.raw(quoting: rows.bytes, key)
        json.raw("]")
        // Each cell that is withheld says so.
        for column in columns.indices where rows.cell(column, of: row) == .withheld {
            json.raw(",[")
            json.raw(quoting: rows.bytes, key)
            json.raw(",\"\(columns[column])\",\"\",[],\"\(EmptyReason.withheld.rawValue)\"]")
        }
        json.raw("]}\n")
    }

    private static func isSame(_ a: PageRows.Place, _ b: PageRows.Place, _ rows: PageRows) -> Bool {
        if a.exact.count != b.exact.count { return false }
        return a.exact.isNull || rows.bytes[a.exact.range] == rows.bytes[b.exact.range]
    }
}
