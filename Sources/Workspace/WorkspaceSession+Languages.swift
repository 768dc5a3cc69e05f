import GRDB
package import Vocabulary

extension WorkspaceSession {
    static let languageTables = """
        CREATE TABLE edge (page TEXT, language TEXT, url TEXT, target TEXT, source TEXT, capture TEXT, first INT, last INT,
            PRIMARY KEY (page, language, url)) WITHOUT ROWID;
        CREATE TABLE tongue (page TEXT PRIMARY KEY, declared TEXT, detected TEXT, percent INT, length INT,
            canonical TEXT) WITHOUT ROWID;
        """

    package func add(_ edge: LanguageEdge) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO edge VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        try statement.execute(
            arguments: [
                edge.page, edge.language, edge.url, edge.target, edge.source.rawValue, edge.capture,
                edge.range.lowerBound, edge.range.upperBound,
            ])
    }

    package func add(_ tongue: PageTongue) throws {
        let statement = try db.cachedStatement(sql: "INSERT OR IGNORE INTO tongue VALUES (?, ?, ?, ?, ?, ?)")
        try statement.execute(
            arguments: [
                tongue.page, tongue.declared, tongue.detected, tongue.percent, tongue.length,
                tongue.canonical,
            ])
    }

    /// The edges in the order of pages, languages and addresses.
    package func forEachEdge(_ body: (LanguageEdge) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT page, language, url, target, source, capture, first, last FROM edge ORDER BY 1, 2, 3"
        )
        while let row = try rows.next() {
            let (first, last): (Int, Int) = (row[6], row[7])
            let source: String = row[4]
            try body(
                LanguageEdge(
                    page: row[0], language: row[1], url: row[2], target: row[3],
                    source: LanguageEdge.Source(rawValue: source) ?? .html, capture: row[5],
                    range: first..<max(first, last)))
        }
    }

    /// What is known of the languages of the pages that edges begin or end at.
    package func forEachTongue(_ body: (PageTongue) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT page, declared, detected, percent, length, canonical FROM tongue
                WHERE page IN (SELECT page FROM edge UNION SELECT target FROM edge) ORDER BY page
                """)
        while let row = try rows.next() {
            try body(
                PageTongue(
                    page: row[0], declared: row[1], detected: row[2], percent: row[3], length: row[4],
                    canonical: row[5]))
        }
    }
}
