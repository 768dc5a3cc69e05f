import Serialising
import TestKit

extension TemporaryFolder {
    /// The cells of some columns of a kind's table, row by row, sorted.
    func cells(_ kind: String, _ columns: [String]) throws -> [[String]] {
        var reader = CSVReader(Array(try read("curated/data/\(kind).csv").utf8))
        let names = reader.next() ?? []
        var rows: [[String]] = []
        while let row = reader.next() {
            rows.append(columns.map { name in names.firstIndex(of: name).map { row[$0] } ?? "no column" })
        }
        return rows.sorted { $0.joined() < $1.joined() }
    }
}
