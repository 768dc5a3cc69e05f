/// The parts of a capture that quotes stand in, for a page that shows a record beside its source.
package struct SourceView: Sendable, Equatable {
    /// Some bytes in a row, cut where quotes begin and end.
    package struct Window: Sendable, Equatable {
        /// The line on which it begins, from 1.
        package var line: Int
        package var isCutBefore: Bool
        package var isCutAfter: Bool
        package var pieces: [Piece]

        package init(line: Int, isCutBefore: Bool, isCutAfter: Bool, pieces: [Piece]) {
            self.line = line
            self.isCutBefore = isCutBefore
            self.isCutAfter = isCutAfter
            self.pieces = pieces
        }
    }

    /// A text, and the numbers of the quotes that it belongs to.
    package struct Piece: Sendable, Equatable {
        package var text: String
        package var quotes: [Int]

        package init(text: String, quotes: [Int]) {
            self.text = text
            self.quotes = quotes
        }
    }

    package var file: String
    package var url: String
    package var fidelity: String
    package var capturedAt: String
    package var windows: [Window]

    package init(file: String, url: String, fidelity: String, capturedAt: String, windows: [Window]) {
        self.file = file
        self.url = url
        self.fidelity = fidelity
        self.capturedAt = capturedAt
        self.windows = windows
    }
}
