import Serialising
import Vocabulary

/// Lines of evidence, one for each place that values came from, as JSON.
struct EvidenceLines {
    private var json = JSONWriter()

    /// What one line says of one value.
    struct Claim {
        var record: String
        var field: String
        var rule = ""
        var steps: [String] = []
        var reason = ""
    }

    var bytes: [UInt8] { json.bytes }

    /// Begins anew, and keeps its room.
    mutating func clear() { json.clear() }

    /// Adds lines, in the order of their places.
    mutating func add(_ claims: [Evidence.Basis: [Claim]]) {
        for (basis, claims) in claims.sorted(by: { Self.precedes($0.key, $1.key) }) { add(basis, claims) }
    }

    /// The claims of fields, each with what it rests on.
    ///
    /// - Parameter isLeftOut: Whether a piece of evidence needs no line.
    static func claims(
        of fields: [Field], named name: String, isLeftOut: (Evidence, Field) -> Bool = { _, _ in false }
    ) -> [Evidence.Basis: [Claim]] {
        var claims: [Evidence.Basis: [Claim]] = [:]
        for field in fields {
            for evidence in field.evidence where !isLeftOut(evidence, field) {
                claims[evidence.basis, default: []].append(
                    Claim(
                        record: name, field: field.name, rule: evidence.rule, steps: evidence.steps,
                        reason: field.reason?.rawValue ?? ""))
            }
        }
        return claims
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

    mutating func add(_ basis: Evidence.Basis, _ claims: [Claim]) {
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
