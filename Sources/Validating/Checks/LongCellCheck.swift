import Vocabulary

/// Cells that spreadsheets cut off.
struct LongCellCheck: Check {
    private static let longest = 32_000

    func findings(in record: Record, schema: Schema) -> [Finding] {
        record.fields.compactMap { field in
            // A long text that is declared as one stands in a table of its own.
            guard schema[field.name]?.isLong != true, let text = field.value?.text,
                text.utf8.count > Self.longest, text.count > Self.longest
            else { return nil }
            return Finding(
                .longCell, subject: record.id, field: field.name,
                summary: "\(field.name) has \(text.count) characters; it is kept whole")
        }
    }
}
