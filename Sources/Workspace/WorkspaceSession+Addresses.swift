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
        let rows = ScratchTexts(in: folder)
        let order = ScratchArray<MissingOrder>(in: folder)
        var last: MissingRow?
        var sources: [String] = []
        func end() {
            guard var row = last.take() else { return }
            row.sources = sources.joined(separator: ",")
            sources = []
            var writer = ByteWriter()
            writer.missing(row)
            order.append(
                MissingOrder(pages: row.pages, references: row.references, place: rows.append(writer.bytes)))
        }
        try forEachReferenceToMissing { missing, count in
            if last?.url != missing.url { end() }
            var row = last ?? MissingRow(first: missing)
            row.add(missing, count)
            last = row
            if missing.field == "known-url", !sources.contains(missing.words) {
                sources.append(missing.words)
            }
        }
        end()
        // Those of one weight stay in the order of their addresses.
        order.sort { ($1.pages, $1.references) < ($0.pages, $0.references) }
        for index in 0..<order.count {
            var reader = ByteReader(rows.array(at: order[index].place))
            try body(reader.missing())
        }
    }

    /// The references to what nobody captured, by address, then by what refers to it.
    private func forEachReferenceToMissing(_ body: (MissingURL, _ count: Int) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT url, field, origin, capture, first, last, words, count FROM missing
                ORDER BY url, origin, field
                """)
        while let row = try rows.next() {
            let place: [String] = [
                row[3], (row[4] as Int?).map(String.init) ?? "", (row[5] as Int?).map(String.init) ?? "",
            ]
            try body(
                MissingURL(url: row[0], field: row[1], from: row[2], place: place, words: row[6]), row[7])
        }
    }
}

/// By what the addresses that nobody captured are ordered, and where their rows lie.
private struct MissingOrder: BitwiseCopyable {
    var pages: Int
    var references: Int
    var place: Int
}

extension MissingRow {
    /// - Parameter first: The first reference, which is yet to be added.
    fileprivate init(first: MissingURL) {
        self.init(url: first.url, field: first.field, pages: 0, references: 0, sources: "", first: first)
    }

    /// Adds references of one field on one page. A link is shown where there is one, a list of addresses last.
    fileprivate mutating func add(_ missing: MissingURL, _ count: Int) {
        func rank(_ field: String) -> Int { field == "link" ? 0 : field == "known-url" ? 2 : 1 }
        if rank(missing.field) < rank(first.field) {
            first = missing
            field = missing.field
        }
        guard missing.field != "known-url" else { return }
        pages += 1
        references += count
    }
}

extension ByteWriter {
    fileprivate mutating func missing(_ row: MissingRow) {
        number(row.pages)
        number(row.references)
        string(row.sources)
        for text in [row.url, row.first.field, row.first.from] + row.first.place + [row.first.words] {
            string(text)
        }
    }
}

extension ByteReader {
    fileprivate mutating func missing() -> MissingRow {
        let (pages, references, sources) = (number(), number(), string())
        let first = MissingURL(
            url: string(), field: string(), from: string(), place: [string(), string(), string()],
            words: string())
        return MissingRow(
            url: first.url, field: first.field, pages: pages, references: references, sources: sources,
            first: first)
    }
}
