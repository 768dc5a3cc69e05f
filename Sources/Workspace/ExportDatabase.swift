import GRDB

/// A new SQLite database that people take away: tables with keys, and full-text indexes.
///
/// The same calls make the same bytes with the same version of SQLite.
package final class ExportDatabase {
    /// A value of a cell.
    package enum Value: Sendable, Equatable {
        case null
        case integer(Int64)
        case text(String)
    }

    private let queue: DatabaseQueue

    package init(at path: String) throws {
        var configuration = Configuration()
        // Rows come in the order of their tables; `finish` checks that every key is there.
        configuration.foreignKeysEnabled = false
        queue = try DatabaseQueue(path: path, configuration: configuration)
    }

    package func create(
        _ table: String, columns: [(name: String, type: String, isRequired: Bool)], primaryKey: [String],
        foreignKeys: [(column: String, table: String)]
    ) throws {
        var parts = columns.map { column in
            "\(quoted(column.name)) \(column.type)\(column.isRequired ? " NOT NULL" : "")"
        }
        if !primaryKey.isEmpty {
            parts.append("PRIMARY KEY (\(primaryKey.map(quoted).joined(separator: ", ")))")
        }
        for key in foreignKeys {
            parts.append("FOREIGN KEY (\(quoted(key.column))) REFERENCES \(quoted(key.table)) (\"id\")")
        }
        try queue.write { db in
            try db.execute(sql: "CREATE TABLE \(quoted(table)) (\n  \(parts.joined(separator: ",\n  "))\n)")
            for key in foreignKeys {
                let name = quoted("\(table)_\(key.column)")
                try db.execute(sql: "CREATE INDEX \(name) ON \(quoted(table)) (\(quoted(key.column)))")
            }
        }
    }

    package func insert(into table: String, columns: [String], rows: some Sequence<[Value]>) throws {
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        try queue.write { db in
            let statement = try db.makeStatement(
                sql:
                    "INSERT INTO \(quoted(table)) (\(columns.map(quoted).joined(separator: ", "))) VALUES "
                    + "(\(marks))"
            )
            for row in rows {
                try statement.setArguments(StatementArguments(row.map(Self.databaseValue)))
                try statement.execute()
            }
        }
    }

    /// A full-text index over columns of text, which follows its table by row.
    package func index(_ table: String, texts: [String]) throws {
        let name = quoted(table + "_fts")
        try queue.write { db in
            try db.execute(
                sql: "CREATE VIRTUAL TABLE \(name) USING fts5(\(texts.map(quoted).joined(separator: ", ")), "
                    + "content=\(quoted(table)))")
            try db.execute(sql: "INSERT INTO \(name) (\(name)) VALUES ('rebuild')")
        }
    }

    /// Checks that every foreign key leads somewhere, and makes the file compact.
    package func finish() throws {
        try queue.write { db in try db.checkForeignKeys() }
        try queue.vacuum()
        try queue.close()
    }

    package func close() throws { try queue.close() }

    private static func databaseValue(_ value: Value) -> DatabaseValue {
        switch value {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .text(let text): text.databaseValue
        }
    }
}

/// An SQL identifier.
private func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}
