import Foundation
package import Serialising
import Workspace

/// Writes the dataset as one SQLite database: tables, keys, and a full-text index.
package struct SQLiteExport {
    private let dataset: String
    private let tables: [PackagedTable]
    private let descriptor: JSONValue

    /// - Parameter dataset: The folder `curated/`.
    package init(dataset: String, descriptor: JSONValue) {
        self.dataset = dataset
        self.descriptor = descriptor
        tables = PackagedTable.all(in: descriptor)
    }

    /// Writes the database; nothing may lie at its path yet.
    package func write(to path: String) throws {
        let database = try ExportDatabase(at: path)
        do {
            let names = Set(tables.map(\.name))
            for table in tables {
                try database.create(
                    Self.name(table.name),
                    columns: table.columns.map { ($0.name, Self.affinity(of: $0.type), $0.isRequired) },
                    primaryKey: table.primaryKey,
                    foreignKeys: table.foreignKeys.filter { names.contains($0.table) }.map {
                        ($0.column, Self.name($0.table))
                    })
            }
            for table in tables {
                let types = table.columns.map(\.type)
                let rows = try table.rows(in: dataset)
                try database.insert(
                    into: Self.name(table.name), columns: table.columns.map(\.name),
                    rows: rows.lazy.map { row in
                        types.enumerated().map { index, type in
                            Self.value(row.indices.contains(index) ? row[index] : "", type)
                        }
                    })
                try table.check(rows, in: dataset)
                let texts = table.columns.filter { $0.isText || $0.name == "quote" || $0.name == "summary" }
                if !texts.isEmpty { try database.index(Self.name(table.name), texts: texts.map(\.name)) }
            }
            try database.finish()
        } catch {
            try? database.close()
            throw error
        }
    }

    /// What Datasette shows of the dataset (its `metadata.json`).
    ///
    /// - Parameter database: The name of the database's file, without its extension.
    package func metadata(database: String) -> String {
        var members: [(name: String, value: JSONValue)] = []
        for (from, to) in [("title", "title"), ("description", "description"), ("homepage", "source_url")] {
            if let text = descriptor[from]?.string { members.append((to, .string(text))) }
        }
        if let license = descriptor["licenses"]?[0] {
            if let name = license["title"]?.string ?? license["name"]?.string {
                members.append(("license", .string(name)))
            }
            if let url = license["path"]?.string { members.append(("license_url", .string(url))) }
        } else if let rights = descriptor["rights"]?.string {
            members.append(("license", .string("Copyright not evaluated")))
            if rights.hasPrefix("http") { members.append(("license_url", .string(rights))) }
        }
        let described = tables.map { table -> (name: String, value: JSONValue) in
            let columns = table.columns.filter { !$0.description.isEmpty }.map {
                (name: $0.name, value: JSONValue.string($0.description))
            }
            return (
                Self.name(table.name),
                .object([
                    ("title", .string(table.title)), ("description", .string(table.description)),
                    ("columns", .object(columns)),
                ])
            )
        }
        members.append(
            ("databases", .object([(database, .object([("tables", .object(described))]))])))
        return JSONValue.object(members).pretty() + "\n"
    }

    private static func name(_ resource: String) -> String {
        String(resource.map { $0 == "-" ? "_" : $0 })
    }

    private static func affinity(of type: String) -> String {
        switch type {
        case "integer", "boolean": "INTEGER"
        case "number": "NUMERIC"
        default: "TEXT"
        }
    }

    private static func value(_ cell: String, _ type: String) -> ExportDatabase.Value {
        if cell.isEmpty { return .null }
        switch type {
        case "integer": return Int64(cell).map { .integer($0) } ?? .text(cell)
        case "boolean": return .integer(cell == "true" ? 1 : 0)
        default: return .text(cell)
        }
    }
}
