import Vocabulary

extension Readme {
    /// For each column its type, its meaning, an example, and how many cells are filled.
    func dictionary() -> String {
        var lines = ["## Data dictionary"]
        for schema in tables {
            let rows = records(of: schema.kind)
            lines += [
                "", "### \(schema.kind)", "", "| column | type | meaning | example | filled |",
                "|---|---|---|---|--:|",
            ]
            for column in schema.columns {
                let definition = schema[column]
                let type =
                    definition?.type.tableSchemaType
                    ?? (column.hasSuffix("_from") || column.hasSuffix("_to") ? "date" : "string")
                let share = rows == 0 ? "–" : "\(filledCells(schema.kind, column) * 100 / rows) %"
                let meaning = cell(definition?.description ?? meaning(of: column, in: schema))
                let example = cell(example(schema.kind, column))
                lines.append("| `\(column)` | \(type) | \(meaning) | \(example) | \(share) |")
            }
        }
        return lines.joined(separator: "\n")
    }

    private func meaning(of column: String, in schema: Schema) -> String {
        let owner = schema.fields.first { $0.companions.contains(column) }?.name ?? ""
        switch column.dropFirst(owner.count) {
        case "_lang": return "The language of `\(owner)` (BCP 47)."
        case "_lang_basis": return "What the language rests on."
        case "_basis": return "What `\(owner)` rests on."
        case "_from": return "The first day that `\(owner)` can mean."
        case "_to": return "The last day that `\(owner)` can mean."
        case "source_url": return "The URL of the page."
        case "captured_at": return "When the page was captured."
        case "fidelity": return "How faithful the capture is."
        case "capture_id": return "The capture, in `report/capture.csv`."
        default: return ""
        }
    }

    private func cell(_ text: String) -> String {
        let short = text.count > 60 ? text.prefix(57) + "…" : text[...]
        return short.map { $0 == "|" ? "\\|" : $0.isNewline ? " " : String($0) }.joined()
    }

}
