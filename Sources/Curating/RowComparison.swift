import Proving
import Vocabulary

/// A cell that a person expects.
struct ExpectedCell {
    var name: String
    var value: String
}

/// Expected rows, held against a table in one pass over it.
///
/// A row is named by its `id`. Tables without that column, of links, images and the like, have rows that only
/// what they hold tells apart: of these the row is meant that agrees in most cells, the first of several.
struct RowComparison {
    private let kind: String
    private let rows: TableRows
    private let expected: [[ExpectedCell]]
    /// For each expectation the row that is meant, and how many cells agree.
    private var meant: [(row: [String], agreeing: Int)?]

    init(of expected: [[ExpectedCell]], kind: String, against rows: TableRows) {
        self.kind = kind
        self.rows = rows
        self.expected = expected
        meant = expected.map { _ in nil }
        if rows.columns.contains("id") { findByID() } else { findByCells() }
    }

    private mutating func findByID() {
        let places = Dictionary(grouping: expected.indices) { Self.id(of: expected[$0]) }
        for row in rows {
            for place in places[rows.value("id", in: row)] ?? [] where meant[place] == nil {
                meant[place] = (row, 1)
            }
        }
    }

    private mutating func findByCells() {
        let columns = expected.map { cells in cells.map { rows.columns.firstIndex(of: $0.name) } }
        for row in rows {
            for place in expected.indices {
                let agreeing = zip(expected[place], columns[place]).count { cell, column in
                    column.map { row.indices.contains($0) && row[$0] == cell.value } ?? false
                }
                if agreeing > meant[place]?.agreeing ?? 0 { meant[place] = (row, agreeing) }
            }
        }
    }

    /// What does not hold, and how much was looked at.
    func test(file: String) -> RecordTest {
        var test = RecordTest()
        test.records = expected.count
        for (cells, meant) in zip(expected, meant) {
            let name = name(of: cells)
            guard let meant else {
                test.failures.append(
                    RecordTest.Failure(
                        file: file, record: name, field: "", expected: "a record", found: "none"))
                continue
            }
            for cell in cells where cell.name != "id" {
                test.fields += 1
                let found =
                    rows.columns.contains(cell.name) ? rows.value(cell.name, in: meant.row) : "no such column"
                guard found != cell.value else { continue }
                test.failures.append(
                    RecordTest.Failure(
                        file: file, record: name, field: cell.name, expected: cell.value, found: found))
            }
        }
        return test
    }

    /// What a person calls a record: its id, or the first that is expected of it.
    private func name(of cells: [ExpectedCell]) -> String {
        let id = Self.id(of: cells)
        guard id.isEmpty else { return id }
        return kind + (cells.first.map { " (\($0.name) \($0.value))" } ?? "")
    }

    private static func id(of cells: [ExpectedCell]) -> String {
        cells.first { $0.name == "id" }?.value ?? ""
    }
}
