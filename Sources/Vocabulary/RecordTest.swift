/// How the records that a run derives compare with those that a person expects.
package struct RecordTest: Sendable, Equatable {
    /// An expectation that does not hold.
    package struct Failure: Sendable, Equatable {
        package var file: String
        package var record: String
        /// Empty where the record itself is missing.
        package var field: String
        package var expected: String
        package var found: String

        package init(file: String, record: String, field: String, expected: String, found: String) {
            self.file = file
            self.record = record
            self.field = field
            self.expected = expected
            self.found = found
        }
    }

    package var records = 0
    package var fields = 0
    package var failures: [Failure] = []

    package init() {}
}
