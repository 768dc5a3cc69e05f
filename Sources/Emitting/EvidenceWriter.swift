import Serialising
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
    private var json = JSONWriter()
    private var defaults: [String: Claim] = [:]
    private var defaultBases: [String: Evidence.Basis] = [:]

    /// What one line says of one value.
    private struct Claim {
        var record: String
        var field: String
        var rule: String
        var steps: [String]
        var reason: String
    }

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
        let claim = Claim(record: "*", field: field, rule: "", steps: [], reason: reason?.rawValue ?? "")
        defaults[field] = claim
        defaultBases[field] = basis
        try line(basis, [claim])
    }

    /// Writes the evidence of a record.
    ///
    /// - Parameter name: How the lines name the record.
    package mutating func write(_ record: Record, named name: String) throws {
        if record.elements.count == 1,
            record.fields.allSatisfy({ $0.evidence.isEmpty && $0.reason != .withheld })
        {
            return try line(
                .quoted(record.elements[0]), [Claim(record: name, field: "", rule: "", steps: [], reason: "")]
            )
        }
        var claims: [Evidence.Basis: [Claim]] = [:]
        for element in record.elements {
            let withheld = record.fields.filter { $0.reason == .withheld && $0.evidence.isEmpty }.map {
                Claim(
                    record: name, field: $0.name, rule: "", steps: [], reason: EmptyReason.withheld.rawValue)
            }
            let whole = Claim(record: name, field: "", rule: "", steps: [], reason: "")
            claims[.quoted(element), default: []] += [whole] + withheld
        }
        for field in record.fields {
            for evidence in field.evidence where !isDefault(evidence, of: field) {
                let claim = Claim(
                    record: name, field: field.name, rule: evidence.rule, steps: evidence.steps,
                    reason: field.reason?.rawValue ?? "")
                claims[evidence.basis, default: []].append(claim)
            }
        }
        for (basis, claims) in claims.sorted(by: { Self.precedes($0.key, $1.key) }) {
            try line(basis, claims)
        }
    }

    /// Appends lines that were rendered before.
    package mutating func append(lines: [UInt8]) throws { try file.write(lines) }

    package consuming func finish() throws -> ManifestEntry { try file.finish() }

    /// Whether the line of `*` says the same already.
    private func isDefault(_ evidence: Evidence, of field: Field) -> Bool {
        guard let claim = defaults[field.name], defaultBases[field.name] == evidence.basis,
            evidence.rule.isEmpty
        else {
            return false
        }
        return field.reason == nil || field.reason?.rawValue == claim.reason
    }

    /// Quotes by their place, then declarations, then computations.
    private static func precedes(_ a: Evidence.Basis, _ b: Evidence.Basis) -> Bool {
        switch (a, b) {
        case (.quoted(let x), .quoted(let y)): return precedes(x, y)
        case (.declared(let x), .declared(let y)):
            return (x.file, x.line, x.column) < (y.file, y.line, y.column)
        case (.computed(let x, let from), .computed(let y, let other)):
            return x != y ? x < y : from.lexicographicallyPrecedes(other)
        case (.quoted, _), (.declared, .computed): return true
        default: return false
        }
    }

    private static func precedes(_ a: Quote, _ b: Quote) -> Bool {
        if a.capture != b.capture { return a.capture < b.capture }
        for (x, y) in zip(a.ranges, b.ranges) where x != y {
            return (x.lowerBound, x.upperBound) < (y.lowerBound, y.upperBound)
        }
        if a.ranges.count != b.ranges.count { return a.ranges.count < b.ranges.count }
        return a.path != b.path ? a.path < b.path : (a.exact ?? "") < (b.exact ?? "")
    }

    private mutating func line(_ basis: Evidence.Basis, _ claims: [Claim]) throws {
        json.beginObject()
        switch basis {
        case .quoted(let quote): write(quote)
        case .declared(let place):
            json.name("basis")
            json.string("declared")
            json.name("file")
            json.string(place.file)
            json.name("line")
            json.integer(place.line)
        case .computed(let function, let from):
            json.name("basis")
            json.string("computed")
            json.name("function")
            json.string(function)
            json.name("from")
            json.beginArray()
            for name in from { json.string(name) }
            json.endArray()
        }
        json.name("values")
        json.beginArray()
        for claim in claims { write(claim) }
        json.endArray()
        json.endObject()
        json.newline()
        try file.write(json.bytes)
        json.clear()
    }

    private mutating func write(_ quote: Quote) {
        json.name("capture")
        json.string(quote.capture)
        json.name("ranges")
        json.beginArray()
        for range in quote.ranges {
            json.beginArray()
            json.integer(range.lowerBound)
            json.integer(range.upperBound)
            json.endArray()
        }
        json.endArray()
        json.name("path")
        json.string(quote.path)
        json.name("exact")
        if let exact = quote.exact { json.string(exact) } else { json.null() }
    }

    private mutating func write(_ claim: Claim) {
        let length =
            !claim.reason.isEmpty
            ? 5 : !claim.steps.isEmpty ? 4 : !claim.rule.isEmpty ? 3 : !claim.field.isEmpty ? 2 : 1
        json.beginArray()
        json.string(claim.record)
        if length > 1 { json.string(claim.field) }
        if length > 2 { json.string(claim.rule) }
        if length > 3 {
            json.beginArray()
            for step in claim.steps { json.string(step) }
            json.endArray()
        }
        if length > 4 { json.string(claim.reason) }
        json.endArray()
    }
}
