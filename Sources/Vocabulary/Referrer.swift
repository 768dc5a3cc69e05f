/// Something that refers to a record, by one field, so many times.
package struct Referrer: Sendable, Equatable {
    package var record: String
    package var from: String
    package var field: String
    package var count: Int

    package init(record: String, from: String, field: String, count: Int) {
        self.record = record
        self.from = from
        self.field = field
        self.count = count
    }
}
