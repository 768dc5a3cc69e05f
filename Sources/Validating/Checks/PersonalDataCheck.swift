import Vocabulary

/// Fields whose value is an address of a person, and was withheld.
struct PersonalDataCheck: Check {
    func findings(in record: Record, schema: Schema) -> [Finding] {
        guard !schema.isBuiltIn else { return [] }
        return record.fields.compactMap { field in
            guard field.reason == .withheld else { return nil }
            return Finding(
                .personalDataWithheld, subject: record.id, field: field.name,
                summary: "\(field.name) was withheld",
                help:
                    "Publish it with `publish: [\(record.kind).\(field.name)]` in "
                    + "cartulary.yml, where you may."
            )
        }
    }
}
