/// What `verify` found.
package struct Verification: Sendable, Equatable {
    /// A capture or a file of the project that is not the one that the dataset was made from.
    package struct Fixity: Sendable, Equatable {
        package var file: String
        package var stated: String
        /// Nil where the file is not there.
        package var actual: String?
        /// The values that rest on the capture, as `record.field`.
        package var values: [String]

        package init(file: String, stated: String, actual: String?, values: [String]) {
            self.file = file
            self.stated = stated
            self.actual = actual
            self.values = values
        }
    }

    /// A cell that is not what the bytes, the rules and the steps give.
    package struct Difference: Sendable, Equatable {
        package var record: String
        package var field: String
        package var stated: String
        package var derived: String

        package init(record: String, field: String, stated: String, derived: String) {
            self.record = record
            self.field = field
            self.stated = stated
            self.derived = derived
        }
    }

    package var fixity: [Fixity] = []
    /// The first differences; all are counted.
    package var differences: [Difference] = []
    package var differenceCount = 0
    /// The first lines of evidence or reports that were not derived again, with the file that holds them.
    package var otherLines: [(file: String, line: String)] = []
    package var otherLineCount = 0
    /// Files of the dataset that are not those that its own sums name.
    package var alteredFiles: [String] = []
    package var values = 0
    package var records = 0
    package var captures = 0

    /// How many differences, and how many other lines, are named.
    package static let mostNamed = 10_000

    package init() {}

    package var isClean: Bool {
        fixity.isEmpty && differences.isEmpty && otherLines.isEmpty && alteredFiles.isEmpty
    }

    package static func == (a: Verification, b: Verification) -> Bool {
        a.fixity == b.fixity && a.differences == b.differences && a.values == b.values
            && a.differenceCount == b.differenceCount && a.otherLineCount == b.otherLineCount
            && a.otherLines.map(\.line) == b.otherLines.map(\.line) && a.alteredFiles == b.alteredFiles
    }
}
