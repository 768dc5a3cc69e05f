/// The rows of one built-in kind on one page as their files hold them, but for what the whole dataset
/// decides.
package struct RenderedRows: Sendable, Equatable {
    /// A row that refers to another address.
    package struct Target: Sendable, Equatable {
        /// The normalised URL in `texts`; null where there is none.
        package var url: PageRows.Slice
        /// The reference as written, in `texts`; null where it is withheld.
        package var written: PageRows.Slice
        /// The words of the reference, in `texts`.
        package var words: PageRows.Slice
        /// The first place of the row.
        package var range: Range<Int>

        package init(
            url: PageRows.Slice, written: PageRows.Slice, words: PageRows.Slice, range: Range<Int>
        ) {
            self.url = url
            self.written = written
            self.words = words
            self.range = range
        }
    }

    package var kind: String
    /// Lines of CSV without their ends.
    package var csv: [UInt8]
    /// Behind each line.
    package var ends: [Int32]
    /// Lines of the kind's evidence.
    package var evidence: [UInt8]
    /// For each column that is rendered the cells that have a value.
    package var filled: [Int32]
    package var withheld: Int
    /// One for each row, where rows refer; else none.
    package var targets: [Target]
    package var texts: [UInt8]
    /// The cells of fields that the project gives to the kind, a comma before each; one piece for each row,
    /// or none.
    package var added: [UInt8] = []
    package var addedEnds: [Int32] = []

    package init(
        kind: String, csv: [UInt8] = [], ends: [Int32] = [], evidence: [UInt8] = [], filled: [Int32] = [],
        withheld: Int = 0, targets: [Target] = [], texts: [UInt8] = []
    ) {
        self.kind = kind
        self.csv = csv
        self.ends = ends
        self.evidence = evidence
        self.filled = filled
        self.withheld = withheld
        self.targets = targets
        self.texts = texts
    }

    package var count: Int { ends.count }

    /// The line of a row.
    package func line(_ row: Int) -> ArraySlice<UInt8> {
        csv[(row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])]
    }

    /// The cells of a row that the project adds.
    package func addedCells(_ row: Int) -> ArraySlice<UInt8> {
        guard !addedEnds.isEmpty else { return [] }
        return added[(row == 0 ? 0 : Int(addedEnds[row - 1]))..<Int(addedEnds[row])]
    }

    package func text(_ slice: PageRows.Slice) -> ArraySlice<UInt8>? {
        slice.isNull ? nil : texts[slice.range]
    }
}
