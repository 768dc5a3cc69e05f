import GRDB
package import Vocabulary

/// A link to a file that is no page, as it is noted for the table of documents.
package struct DocumentLink: Sendable, Equatable {
    /// The normalised URL, or the path in raw/.
    package var key: String
    package var page: String
    package var text: String
    package var state: Reference.State
    package var capture: String?

    package init(key: String, page: String, text: String, state: Reference.State, capture: String?) {
        self.key = key
        self.page = page
        self.text = text
        self.state = state
        self.capture = capture
    }
}

extension WorkspaceSession {
    package func add(_ link: DocumentLink) throws {
        let statement = try db.cachedStatement(sql: "INSERT OR IGNORE INTO document VALUES (?, ?, ?, ?, ?)")
        try statement.execute(
            arguments: [link.key, link.page, link.text, link.state.rawValue, link.capture])
    }

    /// Whether anything is known of a document.
    package func hasDocument(_ key: String) throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM document WHERE key = ? LIMIT 1")
        return try Int.fetchOne(statement, arguments: [key]) != nil
    }

    /// The links to documents, in the order of the documents' keys, then of pages and texts.
    package func forEachDocumentLink(_ body: (DocumentLink) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT key, page, text, state, capture FROM document ORDER BY key, page, text")
        while let row = try rows.next() {
            let state: String = row[3]
            try body(
                DocumentLink(
                    key: row[0], page: row[1], text: row[2],
                    state: Reference.State(rawValue: state) ?? .malformed, capture: row[4]))
        }
    }
}
