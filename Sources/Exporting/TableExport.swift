import Digests
import Foundation
import Serialising

/// The data tables of pages as CSV files of their own, with a table of what each is.
///
/// Rows stand as on the page, those that name the columns too; short rows are filled up, so that each file is
/// rectangular.
package struct TableExport {
    /// What was written.
    package struct Summary: Sendable, Equatable {
        package var tables = 0
        package var rows = 0

        package init() {}
    }

    private let table: PackagedTable
    private let dataset: String

    /// - Parameter dataset: The folder `curated/`.
    package init?(dataset: String, tables: [PackagedTable]) {
        guard let table = tables.first(where: { $0.name == "table" }) else { return nil }
        self.table = table
        self.dataset = dataset
    }

    /// A table while its rows are read.
    private struct Open {
        var page: String
        var number: String
        var caption: String
        var rows: [[String]] = []
        var headers = 0
    }

    /// Writes each table below a folder, and `tables.csv` beside them.
    package func write(to folder: String) throws(ExportFailure) -> Summary {
        var summary = Summary()
        var index = CSVWriter()
        index.row(["file", "page", "number", "caption", "rows", "columns", "header_rows"])
        var taken: Set<String> = ["tables.csv"]
        var open: Open?
        func finish() throws(ExportFailure) {
            guard let table = open else { return }
            try write(table, to: folder, taken: &taken, index: &index)
            summary.tables += 1
            summary.rows += table.rows.count
        }
        try table.forEachRow(in: dataset) { row throws(ExportFailure) in
            func value(_ column: String) -> String { table.cell(column, of: row) }
            if open?.page != value("page") || open?.number != value("number") {
                try finish()
                open = Open(page: value("page"), number: value("number"), caption: value("caption"))
            }
            let cells = (try? JSONReader.value(of: Array(value("cells").utf8)[...]))?.array ?? []
            open?.rows.append(cells.map { $0.string ?? "" })
            if value("is_header") == "true" { open?.headers += 1 }
        }
        try finish()
        try save(index.take(), to: folder + "/tables.csv")
        return summary
    }

    private func write(
        _ table: Open, to folder: String, taken: inout Set<String>, index: inout CSVWriter
    ) throws(ExportFailure) {
        let page = table.page.hasPrefix("page/") ? String(table.page.dropFirst(5)) : table.page
        let path = String(page.prefix { $0 != "?" && $0 != "#" })
        let stem = path.hasSuffix("/") ? String(path.dropLast()) : path
        let name = DocumentExport.name(
            of: "\(stem)-table-\(table.number).csv", digest: SHA256.hex(of: Array(page.utf8)), taken: &taken)
        let width = table.rows.map(\.count).max() ?? 0
        var csv = CSVWriter()
        for row in table.rows {
            csv.row(row + Array(repeating: "", count: width - row.count))
        }
        try save(csv.take(), to: folder + "/" + name)
        index.row([
            name, table.page, table.number, table.caption, String(table.rows.count), String(width),
            String(table.headers),
        ])
    }

    private func save(_ bytes: [UInt8], to path: String) throws(ExportFailure) {
        guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
            throw ExportFailure(path: path, reason: "it cannot be written")
        }
    }
}
