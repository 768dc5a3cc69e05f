import Serialising
package import Vocabulary

/// Renders the rows of a built-in kind on one page as lines of its table and of its evidence. A pure
/// function.
///
/// Tables of these kinds have rows by the million: page work renders them, and the dataset pass adds what
/// only it can know at the end of each line.
package struct RowRenderer: ~Copyable {
    private let page: [UInt8]
    /// What each line of evidence begins with.
    private let lineStart: [UInt8]
    private let columns: [[UInt8]]
    private let isList: [Bool]
    /// Whether the rows refer, and the columns of the reference.
    private let refers: Bool
    private let written: Int?
    private let words: Int?
    private var csv = LineBuffer()
    private var evidence = LineBuffer()
    private var texts = LineBuffer()
    private var added = LineBuffer()
    private var addedEvidence = EvidenceLines()
    /// The names of added fields, and the columns that follow from them.
    private let names: Set<String>
    private let addedColumns: [String]
    private var rendered: RenderedRows

    /// A row: its cells, and the bytes that they are slices of.
    private struct Row {
        let cells: UnsafeBufferPointer<PageRows.Slice>
        let places: ArraySlice<PageRows.Place>
        let bytes: UnsafeBufferPointer<UInt8>

        func text(_ slice: PageRows.Slice) -> UnsafeBufferPointer<UInt8> {
            UnsafeBufferPointer(rebasing: bytes[slice.range])
        }
    }

    /// - Parameters:
    ///   - added: The fields that the project gives to the kind.
    ///   - page: The id of the page.
    package static func rendered(
        _ rows: PageRows, of kind: BuiltInKind, added: [FieldDefinition] = [], page: String, capture: String
    ) -> RenderedRows {
        // Most pages have no rows of most kinds.
        guard rows.count > 0 else {
            return RenderedRows(kind: kind.kind, filled: Array(repeating: 0, count: kind.ownColumns.count))
        }
        var renderer = RowRenderer(kind: kind, added: added, page: page, capture: capture)
        rows.bytes.withUnsafeBufferPointer { bytes in
            rows.cells.withUnsafeBufferPointer { cells in
                for row in 0..<rows.count {
                    let own = cells[(row * rows.width)..<((row + 1) * rows.width)]
                    renderer.add(
                        Row(
                            cells: UnsafeBufferPointer(rebasing: own), places: rows.places(of: row),
                            bytes: bytes))
                    if !added.isEmpty {
                        renderer.add(rows.added[row] ?? [], named: rows.string(0, of: row) ?? "")
                    }
                }
            }
        }
        return renderer.finish()
    }

    private init(kind: BuiltInKind, added: [FieldDefinition], page: String, capture: String) {
        names = Set(added.map(\.name))
        addedColumns = added.flatMap { [$0.name] + $0.companions }
        self.page = Array(page.utf8)
        lineStart = Array("{\"capture\":\"\(capture)\",\"ranges\":[".utf8)
        columns = kind.ownColumns.map { Array($0.utf8) }
        isList = kind.ownLists
        refers = !kind.joined.isEmpty
        written = kind.ownColumns.firstIndex(of: "href") ?? kind.ownColumns.firstIndex(of: "src")
        words = kind.ownColumns.firstIndex(of: "text") ?? kind.ownColumns.firstIndex(of: "title")
        rendered = RenderedRows(kind: kind.kind, filled: kind.ownColumns.map { _ in 0 })
    }

    private consuming func finish() -> RenderedRows {
        rendered.csv = csv.take()
        rendered.evidence = evidence.take()
        rendered.texts = texts.take()
        rendered.added = added.take()
        return rendered
    }

    private mutating func add(_ row: Row) {
        page.withUnsafeBufferPointer { csv.append(cell: $0) }
        for column in columns.indices {
            csv.append(UInt8(ascii: ","))
            let cell = row.cells[column]
            guard !cell.isNull else {
                if cell == .withheld { rendered.withheld += 1 }
                continue
            }
            if cell.count > 0 { rendered.filled[column] += 1 }
            if isList[column] {
                Self.list(row.text(cell)).withUnsafeBufferPointer { csv.append(cell: $0) }
            } else {
                csv.append(cell: row.text(cell))
            }
        }
        rendered.ends.append(Int32(csv.count))
        addEvidence(row)
        guard refers else { return }
        rendered.targets.append(
            RenderedRows.Target(
                url: keep(row, columns.count), written: keep(row, written), words: keep(row, words),
                range: row.places.first?.range ?? 0..<0))
    }

    /// Adds the cells of fields that the project gives to the kind, and the evidence of each.
    private mutating func add(_ fields: [Field], named name: String) {
        for column in addedColumns {
            added.append(UInt8(ascii: ","))
            guard let field = fields.first(where: { $0.name == column }) else { continue }
            if field.reason == .withheld { rendered.withheld += 1 }
            guard let value = field.value else { continue }
            Array(TableWriter.cell(value).utf8).withUnsafeBufferPointer { added.append(cell: $0) }
        }
        rendered.addedEnds.append(Int32(added.count))
        let names = self.names
        // What companions rest on the line of `*` says.
        let claims = EvidenceLines.claims(of: fields, named: name) { evidence, field in
            guard case .computed = evidence.basis, evidence.rule.isEmpty else { return false }
            return !names.contains(field.name) && (field.reason == nil || field.reason == .undetermined)
        }
        addedEvidence.add(claims)
        evidence.append(addedEvidence.bytes)
        addedEvidence.clear()
    }

    /// A cell whose text the dataset pass asks for.
    private mutating func keep(_ row: Row, _ column: Int?) -> PageRows.Slice {
        guard let column else { return .null }
        let cell = row.cells[column]
        guard !cell.isNull else { return cell }
        let start = Int32(texts.count)
        texts.append(row.text(cell))
        return PageRows.Slice(start: start, count: cell.count)
    }

    /// A list as JSON, so that nothing is lost; its items are divided by a byte that no text has.
    private static func list(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var json = LineBuffer()
        json.append(UInt8(ascii: "["))
        for (index, item) in text.split(separator: 0, omittingEmptySubsequences: false).enumerated() {
            if index > 0 { json.append(UInt8(ascii: ",")) }
            json.append(json: UnsafeBufferPointer(rebasing: item))
        }
        json.append(UInt8(ascii: "]"))
        return json.take()
    }

    // MARK: Evidence

    /// A line for each text that the row stands in: repeats of one text are ranges of one line.
    private mutating func addEvidence(_ row: Row) {
        guard row.places.count > 1 else {
            if let place = row.places.first { addLine(row, place) { $0(place.range) } }
            return
        }
        var isWritten = Array(repeating: false, count: row.places.count)
        for (index, place) in row.places.enumerated() where !isWritten[index] {
            addLine(row, place) { write in
                for (other, next) in row.places.enumerated().dropFirst(index)
                where Self.isSame(next, place, row) {
                    isWritten[other] = true
                    write(next.range)
                }
            }
        }
    }

    private static let path = Array("],\"path\":".utf8)
    private static let exact = Array(",\"exact\":".utf8)
    private static let null = Array("null".utf8)
    private static let values = Array(",\"values\":[[".utf8)
    private static let cell = Array(",[".utf8)
    private static let withheld = Array("\",\"\",[],\"\(EmptyReason.withheld.rawValue)\"]".utf8)
    private static let end = Array("]}\n".utf8)

    /// - Parameter ranges: Hands on the ranges of the line.
    private mutating func addLine(
        _ row: Row, _ place: PageRows.Place, ranges: ((Range<Int>) -> Void) -> Void
    ) {
        evidence.append(lineStart)
        var isFirst = true
        ranges { range in
            if !isFirst { evidence.append(UInt8(ascii: ",")) }
            isFirst = false
            evidence.append(UInt8(ascii: "["))
            evidence.append(number: range.lowerBound)
            evidence.append(UInt8(ascii: ","))
            evidence.append(number: range.upperBound)
            evidence.append(UInt8(ascii: "]"))
        }
        evidence.append(Self.path)
        evidence.append(json: row.text(place.path))
        evidence.append(Self.exact)
        if place.exact.isNull {
            evidence.append(Self.null)
        } else {
            evidence.append(json: row.text(place.exact))
        }
        evidence.append(Self.values)
        let key = row.text(row.cells[0])
        evidence.append(json: key)
        evidence.append(UInt8(ascii: "]"))
        // Each cell that is withheld says so.
        for column in columns.indices where row.cells[column] == .withheld {
            evidence.append(Self.cell)
            evidence.append(json: key)
            evidence.append(UInt8(ascii: ","))
            evidence.append(UInt8(ascii: "\""))
            evidence.append(columns[column])
            evidence.append(Self.withheld)
        }
        evidence.append(Self.end)
    }

    private static func isSame(_ a: PageRows.Place, _ b: PageRows.Place, _ row: Row) -> Bool {
        if a.exact.count != b.exact.count { return false }
        return a.exact.isNull || row.text(a.exact).elementsEqual(row.text(b.exact))
    }
}
