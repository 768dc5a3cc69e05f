import Foundation
import GRDB

/// The file that holds inventory, page results and joins between stages; it can be deleted at any time.
package final class WorkspaceFile: Sendable {
    private let queue: DatabaseQueue
    private let results: ResultFile
    private let folder: String

    private static let version = 15

    /// Opens or makes `workspace.sqlite` in a folder.
    package init(in folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        self.folder = folder
        let path = folder + "/workspace.sqlite"
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try db.execute(
                sql:
                    """
                    PRAGMA page_size = 32768; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
                    PRAGMA mmap_size = 1073741824
                    """
            )
        }
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            // A broken workspace holds nothing that cannot be made again.
            for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
            queue = try DatabaseQueue(path: path, configuration: configuration)
        }
        results = try ResultFile(folder + "/results")
        let isEmpty = try queue.write { db in
            if try Int.fetchOne(db, sql: "PRAGMA user_version") != Self.version {
                try db.execute(sql: "DROP TABLE IF EXISTS page_result; DROP TABLE IF EXISTS skipped")
                try db.execute(sql: "PRAGMA user_version = \(Self.version)")
            }
            try db.execute(
                sql: """
                    CREATE TABLE IF NOT EXISTS page_result (key TEXT PRIMARY KEY,
                        start INT NOT NULL, length INT NOT NULL, sum INT NOT NULL) WITHOUT ROWID;
                    CREATE TABLE IF NOT EXISTS skipped (key TEXT PRIMARY KEY) WITHOUT ROWID;
                    """)
            return try Int.fetchOne(db, sql: "SELECT 1 FROM page_result LIMIT 1") == nil
        }
        if isEmpty { try results.empty() }
    }

    /// Does work in one transaction; an error undoes all of it.
    package func session<Result>(_ work: (WorkspaceSession) throws -> Result) throws -> Result {
        try queue.write { db in try work(WorkspaceSession(db, results, folder)) }
    }

    /// Writes the file of results anew where most of it is no longer asked for.
    ///
    /// A crash on the way leaves places that their sums do not fit: those pages are worked on again.
    package func compact() throws {
        let path = folder + "/results.new"
        let fresh = try queue.write { db -> ResultFile? in
            let session = WorkspaceSession(db, results, folder)
            let wanted = try Int.fetchOne(db, sql: "SELECT total(length) FROM page_result") ?? 0
            guard results.length > Self.leastCompacted, wanted < results.length / 2 else { return nil }
            let fresh = try ResultFile(path)
            try fresh.empty()
            try session.moveResults(to: fresh)
            return fresh
        }
        if let fresh { try results.replace(with: fresh) }
    }

    private static let leastCompacted = 1 << 20

    package func close() throws { try queue.close() }
}
