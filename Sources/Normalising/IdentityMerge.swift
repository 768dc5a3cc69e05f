package import Vocabulary

/// Makes one record of all that pages say of one identity.
///
/// Each value is from the first record that has one; equal values add their evidence, unequal ones a finding.
package enum IdentityMerge {
    /// - Parameter records: At least one, of one kind and key, in the order in which their values count.
    package static func merged(_ records: [Record], schema: Schema) -> Outcome<Record>? {
        guard var result = records.first else { return nil }
        var findings: [Finding] = []
        let owners = Dictionary(
            schema.fields.flatMap { field in field.companions.map { ($0, field.name) } },
            uniquingKeysWith: { a, _ in a })
        /// Which record each field's value was taken from.
        var sources: [String: Int] = [:]
        for (place, field) in result.fields.enumerated() {
            let owner = owners[field.name]
            let source =
                owner.flatMap { sources[$0] } ?? records.firstIndex { $0[field.name]?.value != nil } ?? 0
            sources[field.name] = source
            guard var chosen = records[source][field.name] else { continue }
            // A key that a rule finds everywhere has evidence by the ten thousand.
            var known = Set(chosen.evidence)
            for (index, record) in records.enumerated() where index != source {
                guard let other = record[field.name], other.value != nil else { continue }
                if other.value == chosen.value {
                    chosen.evidence += other.evidence.filter { known.insert($0).inserted }
                } else if owner == nil {
                    findings.append(disagreement(chosen, other, in: result, rule: record.rule))
                }
            }
            result.fields[place] = chosen
        }
        return Outcome(result, findings: findings)
    }

    private static func disagreement(_ chosen: Field, _ other: Field, in record: Record, rule: String)
        -> Finding
    {
        let texts = [chosen, other].map { $0.value?.text.prefix(60) ?? "" }
        return Finding(
            .valuesDisagree, subject: record.id, field: chosen.name,
            summary: "\(chosen.name) is `\(texts[0])`, and by \(rule) `\(texts[1])`",
            quote: other.evidence.lazy.compactMap(\.quote).first)
    }
}
