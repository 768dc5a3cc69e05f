import Languages
package import Vocabulary

/// Writes the evidence of a kind: one line for each place that values came from.
///
/// A line is `{"capture":…, "ranges":…, "path":…, "exact":…, "values":[[record, field, rule, steps,
/// reason],…]}`, or begins with `"basis":"declared"` or `"basis":"computed"`; empty ends of a value are left
/// out. A record `*` stands for every record of the kind that has no line of its own for the field. A value
/// of a record alone says that the place is the record as a whole: its fields follow as the lines of `*`
/// say.
package struct EvidenceWriter: ~Copyable {
    private var file: OutputFile
    private var lines = EvidenceLines()
    private var defaults: [String: EvidenceLines.Claim] = [:]
    private var defaultBases: [String: Evidence.Basis] = [:]

    package init(_ kind: String, in folder: OutputFolder) throws {
        file = try OutputFile("evidence/\(kind).jsonl", in: folder)
    }

    /// Says once what holds for a column of all records.
    package mutating func writeDefault(
        _ field: String, function: String, from: [String], reason: EmptyReason? = nil
    ) throws {
        try writeDefault(field, .computed(function: function, from: from), reason: reason)
    }

    /// Says once what holds for a column of all records.
    package mutating func writeDefault(_ field: String, _ basis: Evidence.Basis, reason: EmptyReason?) throws
    {
        let claim = EvidenceLines.Claim(record: "*", field: field, reason: reason?.rawValue ?? "")
        defaults[field] = claim
        defaultBases[field] = basis
        lines.add(basis, [claim])
        try flush()
    }

    /// Says once what holds for a field and its companions, where a record does not say otherwise.
    package mutating func writeDefaults(of field: FieldDefinition) throws {
        try writeDefault(field.name, .declared(field.place), reason: .noRule)
        try writeCompanionDefaults(of: field)
    }

    /// Says once what holds for the companions of a field, where a record does not say otherwise.
    package mutating func writeCompanionDefaults(of field: FieldDefinition) throws {
        switch field.type {
        case .text:
            try writeDefault(
                field.name + "_lang", function: LanguageDetector.version, from: [field.name],
                reason: .undetermined)
            try writeDefault(
                field.name + "_lang_basis", function: "language-basis@1", from: [field.name + "_lang"],
                reason: .undetermined)
        case .date:
            for companion in field.companions {
                try writeDefault(
                    companion, function: "edtf-bounds@1", from: [field.name], reason: .undetermined)
            }
        case .languageTag:
            try writeDefault(field.name + "_basis", function: "language-basis@1", from: [field.name])
        default: break
        }
    }

    /// Writes the evidence of a record.
    ///
    /// - Parameter name: How the lines name the record.
    package mutating func write(_ record: Record, named name: String) throws {
        if record.elements.count == 1,
            record.fields.allSatisfy({ $0.evidence.isEmpty && $0.reason != .withheld })
        {
            lines.add(.quoted(record.elements[0]), [EvidenceLines.Claim(record: name, field: "")])
            return try flush()
        }
        // Copies, since a closure cannot hold what is not copied.
        let (defaults, bases) = (defaults, defaultBases)
        var claims = EvidenceLines.claims(of: record.fields, named: name) { evidence, field in
            // The line of `*` says the same already.
            guard let claim = defaults[field.name], bases[field.name] == evidence.basis, evidence.rule.isEmpty
            else { return false }
            return field.reason == nil || field.reason?.rawValue == claim.reason
        }
        for element in record.elements.reversed() {
            let withheld = record.fields.filter { $0.reason == .withheld && $0.evidence.isEmpty }.map {
                EvidenceLines.Claim(record: name, field: $0.name, reason: EmptyReason.withheld.rawValue)
            }
            let whole = EvidenceLines.Claim(record: name, field: "")
            claims[.quoted(element), default: []].insert(contentsOf: [whole] + withheld, at: 0)
        }
        lines.add(claims)
        try flush()
    }

    private mutating func flush() throws {
        try file.write(lines.bytes)
        lines.clear()
    }

    /// Appends lines that were rendered before.
    package mutating func append(lines: [UInt8]) throws { try file.write(lines) }

    package consuming func finish() throws -> ManifestEntry { try file.finish() }
}
