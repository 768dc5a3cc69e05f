import GRDB
package import Vocabulary

extension WorkspaceSession {
    /// In the order in which it is read: to sort a million rows would take memory.
    static let referrerTables = """
        CREATE TABLE referrer (target TEXT, origin TEXT, field TEXT, count INT,
            PRIMARY KEY (target, origin, field)) WITHOUT ROWID;
        """

    /// Notes that something refers to a record, how often.
    package func add(_ referrer: Referrer) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO referrer VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET count = count + excluded.count
                """)
        try statement.execute(
            arguments: [referrer.record, referrer.from, referrer.field, referrer.count])
    }

    /// What refers to records, in the order of the records.
    package func forEachReferrer(_ body: (Referrer) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT target, origin, field, count FROM referrer ORDER BY 1, 2, 3")
        while let row = try rows.next() {
            try body(Referrer(record: row[0], from: row[1], field: row[2], count: row[3]))
        }
    }
}
