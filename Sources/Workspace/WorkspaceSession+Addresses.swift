import Foundation
import GRDB
package import Vocabulary

extension Anchors {
    /// Eight bytes a digest, the least first.
    var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digests.count * 8)
        for digest in digests { withUnsafeBytes(of: digest.littleEndian) { bytes.append(contentsOf: $0) } }
        return bytes
    }

    init(decoding bytes: [UInt8]) {
        self.init(
            digests: bytes.withUnsafeBytes { bytes in
                (0..<bytes.count / 8).map {
                    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self))
                }
            })
    }
}

/// An address that nobody captured, with the sum of what depends on it.
package struct MissingRow: Sendable, Equatable {
    package var url: String
    package var field: String
    /// How many pages refer to it, and how many references they have in all.
    package var pages: Int
    package var references: Int
    /// The lists of known addresses that name it.
    package var sources: String
    package var first: MissingURL
}

extension WorkspaceSession {
    static let addressTables = """
        CREATE TABLE anchor (capture TEXT PRIMARY KEY, digests BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE scoped (url TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE missing (url TEXT, origin TEXT, field TEXT, count INT, capture TEXT, first INT, last INT,
            words TEXT, PRIMARY KEY (url, origin, field)) WITHOUT ROWID;
        """

    // MARK: Fragments

    package func add(_ anchors: Anchors, of capture: String) throws {
        guard !anchors.digests.isEmpty else { return }
        let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO anchor VALUES (?, ?)")
        try statement.execute(arguments: [capture, Data(anchors.encoded)])
    }

    package func anchors(of capture: String) throws -> Anchors {
        let statement = try db.cachedStatement(sql: "SELECT digests FROM anchor WHERE capture = ?")
        let data = try Data.fetchOne(statement, arguments: [capture])
        return Anchors(decoding: data.map { Array($0) } ?? [])
    }

    // MARK: Addresses in scope

    /// Notes what became of an address of the site that something refers to; once for each.
    package func note(_ url: String, in state: Reference.State) throws {
        let statement = try db.cachedStatement(sql: "INSERT OR IGNORE INTO scoped VALUES (?, ?)")
        try statement.execute(arguments: [url, state.rawValue])
    }

    /// How many addresses of the site are in each state.
    package func scopedCounts() throws -> [Reference.State: Int] {
        var counts: [Reference.State: Int] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT state, COUNT(*) FROM scoped GROUP BY state")
        while let row = try rows.next() {
            let state: String = row[0]
            if let state = Reference.State(rawValue: state) { counts[state] = row[1] }
        }
        return counts
    }

    /// The number of addresses of the site that something refers to.
    package func scopedTotal() throws -> Int { try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM scoped") ?? 0 }

    /// Notes one reference to an address that nobody captured.
    package func add(_ missing: MissingURL) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO missing VALUES (?, ?, ?, 1, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET count = count + 1
                """)
        let place = missing.place.count == 3 ? missing.place : ["", "", ""]
        try statement.execute(
            arguments: [
                missing.url, missing.from, missing.field, place[0], Int(place[1]), Int(place[2]),
                missing.words,
            ])
    }

    /// The addresses that nobody captured, those that most depends on first.
    package func forEachMissing(_ body: (MissingRow) throws -> Void) throws {
        // Links weigh more than images, pages that refer more than references.
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT url,
                    SUM(field <> 'known-url') AS pages,
                    SUM(CASE WHEN field = 'known-url' THEN 0 ELSE count END) AS total,
                    GROUP_CONCAT(DISTINCT CASE WHEN field = 'known-url' THEN words END),
                    MIN(field <> 'link'), MIN(field)
                FROM missing GROUP BY url ORDER BY pages DESC, total DESC, url
                """)
        while let row = try rows.next() {
            let url: String = row[0]
            guard let first = try first(of: url) else { continue }
            try body(
                MissingRow(
                    url: url, field: first.field, pages: row[1], references: row[2],
                    sources: row[3] as String? ?? "", first: first))
        }
    }

    /// The reference that is shown of an address: a link where there is one, by the order of pages.
    private func first(of url: String) throws -> MissingURL? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT field, origin, capture, first, last, words FROM missing WHERE url = ?
                ORDER BY CASE field WHEN 'link' THEN 0 WHEN 'known-url' THEN 2 ELSE 1 END, origin LIMIT 1
                """)
        return try Row.fetchOne(statement, arguments: [url]).map { row in
            let place: [String] = [
                row[2], (row[3] as Int?).map(String.init) ?? "", (row[4] as Int?).map(String.init) ?? "",
            ]
            return MissingURL(url: url, field: row[0], from: row[1], place: place, words: row[5])
        }
    }
}
