import Declaring
import Emitting
import Threads
import Validating
import Vocabulary

/// The open tables of the kinds whose rows belong to pages.
///
/// Where there is a thread for them, it writes while what the next rows refer to is looked up.
final class PageTables: Sendable {
    /// An open table, with its counts.
    private final class Table {
        private let schema: Schema
        private var writer: RowTableWriter?
        private var rows = 0
        private var filled: [Int]
        private var examples: [String?]

        init(_ kind: BuiltInKind, _ schema: Schema, formats: [String], in folder: OutputFolder) throws {
            self.schema = schema
            writer = try RowTableWriter(kind, schema: schema, formats: formats, in: folder)
            filled = schema.columns.map { _ in 0 }
            examples = schema.columns.map { _ in nil }
        }

        /// Writes the rows of a page.
        ///
        /// - Parameter targets: What each leads to, where rows refer.
        func write(_ rendered: RenderedRows, _ targets: [ReferenceResolver.Target]) throws {
            try begin(rendered)
            for row in 0..<rendered.count {
                try write(
                    rendered.line(row), joined: targets.isEmpty ? [] : joined(targets[row]),
                    added: rendered.addedCells(row))
            }
        }

        /// The cells of what a row leads to.
        private func joined(_ target: ReferenceResolver.Target) -> [String] {
            let isImage = schema.kind == BuiltInKinds.image.kind
            let page = target.state == .resolved ? target.to : ""
            return [target.state.rawValue, isImage ? target.capture ?? "" : page]
        }

        /// Takes over the evidence and the counts of a page.
        private func begin(_ rendered: RenderedRows) throws {
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

        private func write(_ line: ArraySlice<UInt8>, joined: [String], added: ArraySlice<UInt8>) throws {
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

    /// Those that are written.
    let kinds: [String]
    private let tables: Queued<[String: Table]>

    init(
        of declarations: Declarations, in folder: OutputFolder, formats: (String) -> [String], worker: Worker?
    ) throws {
        var kinds: [String] = []
        var tables: [String: Table] = [:]
        for kind in BuiltInKinds.all where kind.isPageBound {
            guard let schema = declarations.schemas.first(where: { $0.isBuiltIn && $0.kind == kind.kind })
            else { continue }
            kinds.append(kind.kind)
            tables[kind.kind] = try Table(kind, schema, formats: formats(kind.kind), in: folder)
        }
        self.kinds = kinds
        self.tables = Queued(tables, on: worker)
    }

    /// Writes the rows of a kind on a page; where that fails, `finish` says so.
    ///
    /// - Parameter targets: What each row leads to, where rows refer.
    func write(_ rows: RenderedRows, _ targets: [ReferenceResolver.Target]) {
        tables.change { try $0[rows.kind]?.write(rows, targets) }
    }

    /// What was written, and its counts.
    func finish(into counts: inout RunCounts) throws -> [ManifestEntry] {
        try tables.finish { tables in
            try kinds.flatMap { try tables[$0]?.finish(into: &counts) ?? [] }
        }
    }
}
