import Foundation
import GRDB

/// The file that holds inventory, page results and joins between stages; it can be deleted at any time.
package final class WorkspaceFile: Sendable {
    private let queue: DatabaseQueue

    private static let version = 10

    /// Opens or makes `workspace.sqlite` in a folder.
    package init(in folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/workspace.sqlite"
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try db.execute(
                sql:
                    "PRAGMA page_size = 32768; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 1073741824"
            )
        }
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            // A broken workspace holds nothing that cannot be made again.
            for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
            queue = try DatabaseQueue(path: path, configuration: configuration)
        }
        try queue.write { db in
            if try Int.fetchOne(db, sql: "PRAGMA user_version") != Self.version {
                try db.execute(sql: "DROP TABLE IF EXISTS page_result; DROP TABLE IF EXISTS skipped")
                try db.execute(sql: "PRAGMA user_version = \(Self.version)")
            }
            try db.execute(
                sql: """
                    CREATE TABLE IF NOT EXISTS page_result (key TEXT PRIMARY KEY,
                        result BLOB NOT NULL) WITHOUT ROWID;
                    CREATE TABLE IF NOT EXISTS skipped (key TEXT PRIMARY KEY) WITHOUT ROWID;
                    """)
        }
    }

    /// Does work in one transaction; an error undoes all of it.
    package func session<Result>(_ work: (WorkspaceSession) throws -> Result) throws -> Result {
        try queue.write { db in try work(WorkspaceSession(db)) }
    }

    package func close() throws { try queue.close() }
}
