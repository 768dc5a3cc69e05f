import Declaring
import Emitting
import Vocabulary

/// The open tables of the kinds whose rows belong to pages.
final class PageTables {
    /// An open table, with its counts.
    final class Table {
        private let schema: Schema
        private var writer: RowTableWriter?
        private(set) var rows = 0
        private(set) var filled: [Int]
        private(set) var examples: [String?]

        init(_ kind: BuiltInKind, _ schema: Schema, formats: [String], in folder: OutputFolder) throws {
            self.schema = schema
            writer = try RowTableWriter(kind, schema: schema, formats: formats, in: folder)
            filled = schema.columns.map { _ in 0 }
            examples = schema.columns.map { _ in nil }
        }

        /// Takes over the evidence and the counts of a page.
        func begin(_ rendered: RenderedRows) throws {
            try writer?.write(evidence: rendered.evidence)
            rows += rendered.count
            filled[0] += rendered.count
            for (index, count) in rendered.filled.enumerated() {
                filled[index + 1] += Int(count)
                if count > 0, examples[index + 1] == nil { try findExample(index + 1, in: rendered) }
            }
        }

        private func findExample(_ column: Int, in rendered: RenderedRows) throws {
            for row in 0..<rendered.count {
                let cells = RowTableWriter.cells(of: rendered.line(row))
                if examples[0] == nil { examples[0] = cells.first }
                if cells.indices.contains(column), !cells[column].isEmpty {
                    examples[column] = cells[column]
                    return
                }
            }
        }

        func write(_ line: ArraySlice<UInt8>, joined: [String], added: ArraySlice<UInt8>) throws {
            try writer?.write(line, joined: joined, added: added)
            var cells = joined
            if !added.isEmpty { cells += RowTableWriter.cells(of: added.dropFirst()) }
            let first = filled.count - cells.count
            for (index, cell) in cells.enumerated() where !cell.isEmpty {
                filled[first + index] += 1
                if examples[first + index] == nil { examples[first + index] = cell }
            }
        }

        func finish(into counts: inout RunCounts) throws -> [ManifestEntry] {
            counts.records[schema.kind] = rows
            let columns = schema.columns
            counts.filled[schema.kind] = Dictionary(zip(columns, filled)) { first, _ in first }
            let known = zip(columns, examples).compactMap { name, value in value.map { (name, $0) } }
            counts.examples[schema.kind] = Dictionary(known) { first, _ in first }
            guard let writer = writer.take() else { return [] }
            return try writer.finish()
        }
    }

    private let tables: [(kind: String, table: Table)]

    init(of declarations: Declarations, in folder: OutputFolder, formats: (String) -> [String]) throws {
        tables = try BuiltInKinds.all.filter(\.isPageBound).compactMap { kind in
            try declarations.schemas.first { $0.isBuiltIn && $0.kind == kind.kind }.map { schema in
                (kind.kind, try Table(kind, schema, formats: formats(kind.kind), in: folder))
            }
        }
    }

    subscript(kind: String) -> Table? { tables.first { $0.kind == kind }?.table }

    func finish(into counts: inout RunCounts) throws -> [ManifestEntry] {
        try tables.flatMap { try $0.table.finish(into: &counts) }
    }
}
