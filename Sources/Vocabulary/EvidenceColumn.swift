/// A column of `evidence/<kind>.csv`, the evidence as a table for people.
package struct EvidenceColumn: Sendable {
    package var name: String
    /// A type of Table Schema.
    package var type: String
    package var description: String

    package static let all = [
        column("record", "The record."), column("field", "The field of the record."),
        column("value", "The value, as the table of the kind has it."),
        column("quote", "The words that stand in the capture; empty where nothing is quoted."),
        column("url", "The URL of the capture."),
        column("captured_at", "The moment of the capture, as stated."),
        column("file", "The capture's file below raw/; of a declared value the recipe or schema."),
        column("line", "The line of the file, from 1.", type: "integer"),
    ]

    private static func column(_ name: String, _ description: String, type: String = "string") -> Self {
        EvidenceColumn(name: name, type: type, description: description)
    }
}
