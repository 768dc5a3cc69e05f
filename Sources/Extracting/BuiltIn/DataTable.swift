import Markup

/// A table that holds data rather than lays a page out: its rows, with cells that span repeated.
struct DataTable {
    /// A row of cells.
    struct Row {
        var node: Int32
        var isHeader: Bool
        var cells: [String]
    }

    var node: Int32
    var caption: String?
    var rows: [Row]

    private static let mostCells = 100_000
    private static let widestSpan = 1_000

    /// The data tables of a page, in document order.
    static func tables(of parts: PageParts, in tree: MarkupTree) -> [DataTable] {
        parts.tables.indices.compactMap { index in
            let end = tree.nodes[Int(parts.tables[index])].end
            // A table around another lays a page out.
            let isOuter = index + 1 < parts.tables.count && parts.tables[index + 1] < end
            return isOuter ? nil : table(at: parts.tables[index], parts, tree)
        }
    }

    private static func table(at index: Int32, _ parts: PageParts, _ tree: MarkupTree) -> DataTable? {
        let end = tree.nodes[Int(index)].end
        guard tree.attribute(.role, of: Int(index)) != "presentation" else { return nil }
        var table = DataTable(node: index, rows: [])
        var hasHeader = false
        var cells = 0
        var longest = 0
        var hanging: [Int: (text: String, rows: Int)] = [:]
        var marks = marks(from: index, to: end, parts)
        var node = index + 1
        while node < end {
            let item = tree.nodes[Int(node)]
            if item.name == HTMLName.caption.rawValue, let mark = marks.first(where: { $0.node == node }) {
                let text = parts.trimmed(mark.text)
                table.caption = text.isEmpty ? nil : parts.string(text)
            }
            guard item.name == HTMLName.tr.rawValue else {
                node += 1
                continue
            }
            var row = Row(node: node, isHeader: true, cells: [])
            marks = marks.drop { $0.node < node }
            for mark in marks.prefix(while: { $0.node < item.end })
            where mark.name == .td || mark.name == .th {
                takeHanging(&hanging, into: &row)
                let text = parts.string(parts.trimmed(mark.text))
                if mark.name == .th { hasHeader = true } else { row.isHeader = false }
                longest = max(longest, text.utf8.count)
                let columns = span("colspan", mark.node, tree)
                let rows = span("rowspan", mark.node, tree)
                for _ in 0..<columns {
                    if rows > 1 { hanging[row.cells.count] = (text, rows - 1) }
                    row.cells.append(text)
                    cells += 1
                }
                guard cells < mostCells else { return table.rows.isEmpty ? nil : table }
            }
            takeHanging(&hanging, into: &row)
            if row.cells.isEmpty { row.isHeader = false }
            table.rows.append(row)
            node = item.end
        }
        table.rows.removeAll { $0.cells.allSatisfy(\.isEmpty) }
        for index in table.rows.indices where index > 0 && !table.rows[index - 1].isHeader {
            table.rows[index].isHeader = false
        }
        return table.holdsData(hasHeader: hasHeader, longest: longest, parts, tree) ? table : nil
    }

    private static func takeHanging(_ hanging: inout [Int: (text: String, rows: Int)], into row: inout Row) {
        while let cell = hanging[row.cells.count], row.cells.count < widestSpan {
            hanging[row.cells.count] = cell.rows > 1 ? (cell.text, cell.rows - 1) : nil
            row.cells.append(cell.text)
        }
    }

    private static func span(_ name: String, _ node: Int32, _ tree: MarkupTree) -> Int {
        let stated = tree.attribute(name, of: Int(node)).flatMap { Int($0.trimmingEnds()) } ?? 1
        return min(max(stated, 1), name == "rowspan" ? 65_534 : widestSpan)
    }

    private static func marks(from start: Int32, to end: Int32, _ parts: PageParts) -> ArraySlice<TextMark> {
        var low = 0
        var high = parts.marks.count
        while low < high {
            let middle = (low + high) / 2
            if parts.marks[middle].node < start { low = middle + 1 } else { high = middle }
        }
        return parts.marks[low...].prefix { $0.node < end }
    }

    /// Headings of columns or a caption say so; else at least two rows and columns of short cells do.
    private func holdsData(hasHeader: Bool, longest: Int, _ parts: PageParts, _ tree: MarkupTree) -> Bool {
        guard rows.count >= 2, let width = rows.map({ $0.cells.count }).max(), width >= 2 else {
            return false
        }
        if longest > 2_000 { return false }
        if hasHeader || caption != nil { return true }
        let filled = rows.count { row in row.cells.count { !$0.isEmpty } >= 2 }
        let hasSameWidth = rows.count { $0.cells.count == width } * 5 >= rows.count * 4
        return longest < 300 && filled * 2 > rows.count && hasSameWidth && rows.count >= 3
    }
}
