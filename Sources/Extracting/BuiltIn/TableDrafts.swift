import Markup
import Vocabulary

/// The rows of a page's data tables.
enum TableDrafts {
    static func rows(_ tables: [DataTable], _ placing: Placing) -> PageRows {
        var rows = PageRows(kind: "table", width: BuiltInKinds.TableCell.allCases.count)
        for (number, table) in tables.enumerated() {
            for (index, row) in table.rows.enumerated() {
                rows.add(String(number + 1))
                rows.add(String(index + 1))
                rows.add(row.isHeader ? "true" : "false")
                if index == 0 { rows.add(table.caption) } else { rows.addNull() }
                // Cells are divided by a byte that no text has.
                rows.add(row.cells.joined(separator: "\u{0}"))
                placing.place(row.node, in: &rows)
                rows.endRow()
            }
        }
        return rows
    }
}
