import Serialising
package import Vocabulary

/// Renders the rows of a built-in kind on one page as lines of its table and of its evidence. A pure function.
///
/// Tables of these kinds have rows by the million: page work renders them, and the dataset pass adds what only
/// it can know at the end of each line.
package struct RowRenderer {
    private let kind: BuiltInKind
    private let page: String
    private let capture: String
    private var csv = CSVWriter()
    private var json = JSONWriter()
    private var rendered: RenderedRows

    /// - Parameter page: The id of the page.
    package static func rendered(_ rows: PageRows, of kind: BuiltInKind, page: String, capture: String)
        -> RenderedRows
    {
        var renderer = RowRenderer(kind: kind, page: page, capture: capture)
        for row in 0..<rows.count { renderer.add(rows, row) }
        renderer.rendered.csv = renderer.csv.take()
        renderer.rendered.evidence = renderer.json.take()
        return renderer.rendered
    }

    private init(kind: BuiltInKind, page: String, capture: String) {
        self.kind = kind
        self.page = page
        self.capture = capture
        columns = kind.ownColumns
        isList = columns.map { kind.schema[$0]?.type == .list }
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
        csv.cell(page)
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
        let places = Array(rows.places(of: row))
        var isWritten = Array(repeating: false, count: places.count)
        for index in places.indices where !isWritten[index] {
            let place = places[index]
            json.beginObject()
            json.name("capture")
            json.string(capture)
            json.name("ranges")
            json.beginArray()
            for other in index..<places.count where Self.isSame(places[other], place, rows) {
                isWritten[other] = true
                json.beginArray()
                json.integer(places[other].range.lowerBound)
                json.integer(places[other].range.upperBound)
                json.endArray()
            }
            json.endArray()
            json.name("path")
            json.string(bytes: rows.bytes[place.path.range])
            json.name("exact")
            if place.exact.isNull { json.null() } else { json.string(bytes: rows.bytes[place.exact.range]) }
            json.name("values")
            addValues(rows, row)
            json.endObject()
            json.newline()
        }
    }

    private static func isSame(_ a: PageRows.Place, _ b: PageRows.Place, _ rows: PageRows) -> Bool {
        if a.exact.count != b.exact.count { return false }
        return a.exact.isNull || rows.bytes[a.exact.range] == rows.bytes[b.exact.range]
    }

    /// The row as a whole, and each of its cells that is withheld.
    private mutating func addValues(_ rows: PageRows, _ row: Int) {
        json.beginArray()
        json.beginArray()
        json.string(bytes: rows.text(0, of: row) ?? [])
        json.endArray()
        for column in columns.indices where rows.cell(column, of: row) == .withheld {
            json.beginArray()
            json.string(bytes: rows.text(0, of: row) ?? [])
            json.string(columns[column])
            json.string("")
            json.beginArray()
            json.endArray()
            json.string(EmptyReason.withheld.rawValue)
            json.endArray()
        }
        json.endArray()
    }
}
