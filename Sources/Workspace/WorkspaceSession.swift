import Foundation
import GRDB
package import Vocabulary

/// The workspace within one transaction.
package struct WorkspaceSession {
    let db: Database
    private let results: ResultFile
    /// The folder of the workspace.
    package let folder: String

    init(_ db: Database, _ results: ResultFile, _ folder: String) {
        self.db = db
        self.results = results
        self.folder = folder
    }

    /// Empties what belongs to one run; page results of earlier runs stay.
    package func beginRun() throws {
        for table in [
            "capture", "page", "record", "name", "address", "finding", "document", "anchor", "edge",
            "tongue", "referrer",
        ] {
            try db.execute(sql: "DROP TABLE IF EXISTS \(table)")
        }
        try db.execute(
            sql: """
                CREATE TABLE page (page_key TEXT PRIMARY KEY, capture TEXT NOT NULL,
                    key TEXT NOT NULL) WITHOUT ROWID;
                CREATE TABLE record (kind TEXT, key TEXT, rule_order INT, page_key TEXT,
                    place INT, record BLOB,
                    PRIMARY KEY (kind, key, rule_order, page_key, place)) WITHOUT ROWID;
                CREATE TABLE name (kind TEXT, name TEXT, id TEXT, PRIMARY KEY (kind, name, id)) WITHOUT ROWID;
                CREATE TABLE address (address TEXT PRIMARY KEY, capture TEXT NOT NULL) WITHOUT ROWID;
                CREATE TABLE document (key TEXT, page TEXT, text TEXT, state TEXT, capture TEXT,
                    PRIMARY KEY (key, page, text)) WITHOUT ROWID;
                CREATE TABLE finding (severity INT, code TEXT, subject TEXT, field TEXT,
                    summary TEXT, finding BLOB,
                    PRIMARY KEY (severity, code, subject, field, summary)) WITHOUT ROWID;
                """ + Self.addressTables + Self.languageTables + Self.referrerTables)
    }

    // MARK: Page results

    /// The result of an earlier run; nil where there is none, or none that is whole.
    package func result(for key: String) throws -> PageResult? {
        let statement = try db.cachedStatement(
            sql: "SELECT start, length, sum FROM page_result WHERE key = ?")
        guard let row = try Row.fetchOne(statement, arguments: [key]) else { return nil }
        return result(at: ResultFile.Place(offset: row[0], count: row[1], sum: row[2]))
    }

    private func result(at place: ResultFile.Place) -> PageResult? {
        results.bytes(at: place).flatMap { PageResult(decoding: $0) }
    }

    /// - Parameter encoded: What `PageResult.encoded()` gave.
    package func store(encoded: [UInt8], for key: String) throws {
        let place = try results.append(encoded)
        let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO page_result VALUES (?, ?, ?, ?)")
        try statement.execute(arguments: [key, place.offset, place.count, place.sum])
    }

    /// Copies the results that are still asked for to another file, and notes their places there.
    func moveResults(to file: ResultFile) throws {
        let update = try db.cachedStatement(sql: "UPDATE page_result SET start = ? WHERE key = ?")
        let rows = try Row.fetchAll(db, sql: "SELECT key, start, length, sum FROM page_result ORDER BY start")
        for row in rows {
            let key: String = row[0]
            let place = ResultFile.Place(offset: row[1], count: row[2], sum: row[3])
            guard let bytes = results.bytes(at: place) else { continue }
            try update.execute(arguments: [try file.append(bytes).offset, key])
        }
    }

    package func isSkipped(_ key: String) throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM skipped WHERE key = ?")
        return try Int.fetchOne(statement, arguments: [key]) != nil
    }

    package func skip(_ key: String) throws {
        try db.execute(sql: "INSERT OR REPLACE INTO skipped VALUES (?)", arguments: [key])
    }

    /// Page results that no key of this run names, so that the file does not grow for ever.
    package func forgetUnusedResults() throws {
        try db.execute(sql: "DELETE FROM page_result WHERE key NOT IN (SELECT key FROM page)")
    }

    // MARK: Joins

    /// Notes the addresses under which a capture can be referred to.
    package func add(addresses: [String], of capture: String) throws {
        let statement = try db.cachedStatement(sql: "INSERT OR IGNORE INTO address VALUES (?, ?)")
        for address in addresses { try statement.execute(arguments: [address, capture]) }
    }

    package func capture(at address: String) throws -> String? {
        let statement = try db.cachedStatement(sql: "SELECT capture FROM address WHERE address = ?")
        return try String.fetchOne(statement, arguments: [address])
    }

    /// Enters a page's result in the tables of this run.
    package func add(_ result: PageResult, of capture: Capture, key: String) throws {
        let pages = try db.cachedStatement(sql: "INSERT OR REPLACE INTO page VALUES (?, ?, ?)")
        try pages.execute(arguments: [capture.pageKey, capture.id, key])
        for (place, record) in result.records.enumerated() {
            try add(record, page: capture.pageKey, place: place)
        }
        try add(result.anchors, of: capture.id)
        for finding in result.findings { try add(finding) }
    }

    /// Enters a record of a page, or of a feed, which has a place among those of its page.
    package func add(_ record: Vocabulary.Record, page: String, place: Int) throws {
        let statement = try db.cachedStatement(sql: "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?)")
        var writer = ByteWriter()
        writer.record(record)
        try statement.execute(
            arguments: [record.kind, record.key, record.order, page, place, Data(writer.bytes)])
    }

    /// Notes a name under which a record can be referred to in words.
    package func add(name: String, of kind: String, id: String) throws {
        let statement = try db.cachedStatement(sql: "INSERT OR IGNORE INTO name VALUES (?, ?, ?)")
        try statement.execute(arguments: [kind, name, id])
    }

    /// The ids of the records of a kind that have a name.
    package func ids(named name: String, kind: String) throws -> [String] {
        let statement = try db.cachedStatement(
            sql: "SELECT id FROM name WHERE kind = ? AND name = ? ORDER BY id")
        return try String.fetchAll(statement, arguments: [kind, name])
    }

    package func hasRecord(kind: String, key: String) throws -> Bool {
        if kind == "page" {
            let statement = try db.cachedStatement(sql: "SELECT 1 FROM page WHERE page_key = ?")
            return try Int.fetchOne(statement, arguments: [key]) != nil
        }
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM record WHERE kind = ? AND key = ? LIMIT 1")
        return try Int.fetchOne(statement, arguments: [kind, key]) != nil
    }

    // MARK: Streams

    /// The records of a kind in the order of their keys; those of one identity together, in the order in
    /// which their values count.
    package func forEachIdentity(of kind: String, _ body: ([Vocabulary.Record]) throws -> Void) throws {
        let sql = "SELECT key, record FROM record WHERE kind = ? ORDER BY key, rule_order, page_key, place"
        let rows = try Row.fetchCursor(db, sql: sql, arguments: [kind])
        var group: [Vocabulary.Record] = []
        while let row = try rows.next() {
            let data: Data = row[1]
            var reader = ByteReader(Array(data))
            let record = reader.record()
            if let first = group.first, first.key != record.key {
                try body(group)
                group = []
            }
            group.append(record)
        }
        if !group.isEmpty { try body(group) }
    }

    /// The records of one identity, in the order in which their values count.
    package func records(of kind: String, key: String) throws -> [Vocabulary.Record] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT record FROM record WHERE kind = ? AND key = ? ORDER BY rule_order, page_key, place
                """)
        return try Data.fetchAll(statement, arguments: [kind, key]).map { data in
            var reader = ByteReader(Array(data))
            var record = reader.record()
            record.key = key
            return record
        }
    }

    /// Gives the records of an identity another key.
    package func rename(_ kind: String, from old: String, to new: String) throws {
        guard old != new else { return }
        let statement = try db.cachedStatement(sql: "UPDATE record SET key = ? WHERE kind = ? AND key = ?")
        try statement.execute(arguments: [new, kind, old])
    }

    /// The pages in the order of their keys, some at a time, whose results are yet to be read.
    package func forEachBatchOfPages(_ body: (StoredPages) throws -> Void) throws {
        let sql = """
            SELECT capture, start, length, sum FROM page JOIN page_result USING (key) ORDER BY page_key
            """
        let rows = try Row.fetchCursor(db, sql: sql)
        while let batch = try StoredPages(rows, results) { try body(batch) }
    }

    // MARK: Findings

    private static let ranks: [Finding.Severity] = [.error, .warning, .note]

    package func add(_ finding: Finding) throws {
        let statement = try db.cachedStatement(sql: "INSERT OR IGNORE INTO finding VALUES (?, ?, ?, ?, ?, ?)")
        var writer = ByteWriter()
        writer.finding(finding)
        try statement.execute(
            arguments: [
                Self.ranks.firstIndex(of: finding.severity), finding.kind.code, finding.subject,
                finding.field, finding.summary, Data(writer.bytes),
            ])
    }

    /// Takes the findings of a record back, whose words may quote it.
    package func withdrawFindings(of subject: String) throws {
        try db.execute(sql: "DELETE FROM finding WHERE subject = ?", arguments: [subject])
    }

    /// Gives codes the severities that a project wants.
    package func reweigh(_ severities: [String: Finding.Severity]) throws {
        for (code, severity) in severities.sorted(by: { $0.key < $1.key }) {
            try db.execute(
                sql: "UPDATE OR IGNORE finding SET severity = ? WHERE code = ?",
                arguments: [Self.ranks.firstIndex(of: severity), code])
        }
    }

    /// The findings, the heaviest first, then by code and subject.
    package func forEachFinding(_ body: (Finding) throws -> Void) throws {
        let sql = "SELECT severity, finding FROM finding ORDER BY severity, code, subject, field, summary"
        let rows = try Row.fetchCursor(db, sql: sql)
        while let row = try rows.next() {
            let data: Data = row[1]
            var reader = ByteReader(Array(data))
            guard var finding = reader.finding() else { continue }
            let rank: Int = row[0]
            finding.severity = Self.ranks[rank]
            try body(finding)
        }
    }
}
