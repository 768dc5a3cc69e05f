import Foundation
import Serialising

/// Writes the tables so that a double click opens them rightly in Excel.
///
/// A byte order mark (else Excel reads the letters of another alphabet), CRLF, `'` before what Excel would
/// run as a formula (`=`, `+`, `-`, `@`, tab and carriage return at the beginning of a text; OWASP, CSV
/// injection), and cells cut at 32,000 characters (Excel takes 32,767) with a pointer to the whole.
package struct ExcelExport {
    private let dataset: String
    private let tables: [PackagedTable]

    /// The longest cell, in UTF-16 units, as Excel counts.
    package static let longestCell = 32_000

    /// So many bytes are written at once.
    private static let piece = 1 << 18

    /// - Parameter dataset: The folder `curated/`.
    package init(dataset: String, tables: [PackagedTable]) {
        self.dataset = dataset
        self.tables = tables
    }

    /// Writes a file for each table below a folder; the number of cells that were cut.
    package func write(to folder: String) throws(ExportFailure) -> Int {
        var cut = 0
        for table in tables {
            let path = folder + "/" + table.name + ".csv"
            let failure = ExportFailure(path: path, reason: "it cannot be written")
            guard FileManager.default.createFile(atPath: path, contents: Data([0xEF, 0xBB, 0xBF])),
                let file = FileHandle(forWritingAtPath: path), (try? file.seekToEnd()) != nil
            else { throw failure }
            defer { try? file.close() }
            var writer = CSVWriter(lineEnd: [0x0D, 0x0A])
            func flush() throws(ExportFailure) {
                do { try file.write(contentsOf: writer.take()) } catch { throw failure }
            }
            writer.row(table.columns.map(\.name))
            try table.forEachRow(in: dataset) { row throws(ExportFailure) in
                writer.row(
                    row.enumerated().map { index, cell in
                        let column = table.columns.indices.contains(index) ? table.columns[index] : nil
                        let isText = !["integer", "number"].contains(column?.type ?? "string")
                        return self.cell(
                            cell, isText: isText, of: table, row: row, column: column?.name ?? "", &cut)
                    })
                if writer.bytes.count >= Self.piece { try flush() }
            }
            try flush()
        }
        return cut
    }

    private func cell(
        _ text: String, isText: Bool, of table: PackagedTable, row: [String], column: String, _ cut: inout Int
    ) -> String {
        var result = text
        if text.utf16.count > Self.longestCell {
            cut += 1
            let pointer = " […] cut; whole in \(table.path), \(row.first ?? ""), \(column)"
            let end = text.utf16.index(
                text.utf16.startIndex, offsetBy: Self.longestCell - pointer.utf16.count)
            result =
                String(text[..<(end.samePosition(in: text.unicodeScalars) ?? text.utf16.index(before: end))])
                + pointer
        }
        let starters: Set<UInt8> = [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D]
        if isText, let first = result.utf8.first, starters.contains(first) { result = "'" + result }
        return result
    }
}
