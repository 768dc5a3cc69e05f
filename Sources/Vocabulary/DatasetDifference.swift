/// What differs between two datasets, kind by kind.
package struct DatasetDifference: Sendable, Equatable {
    /// A value that one side has and the other has not, or has otherwise.
    package struct Change: Sendable, Equatable {
        package var record: String
        package var field: String
        package var before: String
        package var after: String
        /// The rule that the value rests on: of the later dataset, or the earlier where the value is lost.
        package var rule: String

        package init(record: String, field: String, before: String, after: String, rule: String = "") {
            self.record = record
            self.field = field
            self.before = before
            self.after = after
            self.rule = rule
        }
    }

    /// The differences in one table.
    package struct Table: Sendable, Equatable {
        package var name: String
        package var added: [String] = []
        package var removed: [String] = []
        package var changes: [Change] = []
        package var addedCount = 0
        package var removedCount = 0
        package var gained = 0
        package var lost = 0
        package var changed = 0

        package init(name: String) { self.name = name }

        package var isEmpty: Bool { addedCount + removedCount + gained + lost + changed == 0 }
    }

    package var tables: [Table] = []

    package init() {}

    package var isEmpty: Bool { tables.isEmpty }
}
