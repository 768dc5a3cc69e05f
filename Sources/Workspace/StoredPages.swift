import GRDB
package import Vocabulary

/// Some pages that follow each other, whose results can be read at once, on any thread.
package struct StoredPages: Sendable {
    package private(set) var captures: [String] = []
    private var places: [ResultFile.Place] = []
    private let results: ResultFile

    private static let most = 16
    /// Bytes of results as they are stored.
    private static let mostBytes = 2 << 20

    /// Takes the next rows of capture, start, length and sum; nil where there is none.
    init?(_ rows: RowCursor, _ results: ResultFile) throws {
        self.results = results
        var bytes = 0
        while captures.count < Self.most, bytes < Self.mostBytes, let row = try rows.next() {
            let place = ResultFile.Place(offset: row[1], count: row[2], sum: row[3])
            captures.append(row[0])
            places.append(place)
            bytes += place.count
        }
        guard !captures.isEmpty else { return nil }
    }

    /// The result of each page; nil for what is broken.
    package func read() -> [PageResult?] {
        places.map { results.bytes(at: $0).flatMap { PageResult(decoding: $0) } }
    }
}
