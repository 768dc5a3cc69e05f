import Matching
import Vocabulary

/// Values that break a constraint of their schema (Table Schema, field constraints).
struct ConstraintCheck: Check {
    private let patterns: [String: Pattern]

    init(schemas: [Schema]) throws(PatternError) {
        var patterns: [String: Pattern] = [:]
        for source in schemas.flatMap(\.fields).compactMap(\.constraints.pattern) {
            // A pattern of Table Schema matches the whole value.
            patterns[source] = try Pattern("^(?:" + source + ")$")
        }
        self.patterns = patterns
    }

    func findings(in record: Record, schema: Schema) -> [Finding] {
        schema.fields.flatMap { definition -> [Finding] in
            guard let field = record[definition.name] else { return [] }
            return violations(of: definition, field).map { message in
                Finding(
                    .constraintViolated, subject: record.id, field: field.name, summary: message,
                    quote: field.evidence.lazy.compactMap(\.quote).first)
            }
        }
    }

    private func violations(of definition: FieldDefinition, _ field: Field) -> [String] {
        let constraints = definition.constraints
        guard let value = field.value else {
            let isExcused = field.reason == .withheld
            return constraints.isRequired && !isExcused
                ? ["\(field.name) is required, and empty: \(field.reason?.rawValue ?? "no value")"] : []
        }
        let text = value.text
        var messages: [String] = []
        if let limit = constraints.minLength, text.unicodeScalars.count < limit {
            messages.append(
                "\(field.name) has \(text.unicodeScalars.count) characters; at least \(limit) are required")
        }
        if let limit = constraints.maxLength, text.unicodeScalars.count > limit {
            messages.append(
                "\(field.name) has \(text.unicodeScalars.count) characters; at most \(limit) are allowed")
        }
        if constraints.minimum != nil || constraints.maximum != nil, let number = Double(text) {
            if let limit = constraints.minimum, number < limit {
                messages.append("\(field.name) is \(text); the least is \(limit)")
            }
            if let limit = constraints.maximum, number > limit {
                messages.append("\(field.name) is \(text); the most is \(limit)")
            }
        }
        if let allowed = constraints.allowed, !allowed.contains(text) {
            messages.append(
                "\(field.name) is `\(text.prefix(60))`; allowed are \(allowed.joined(separator: ", "))")
        }
        if let source = constraints.pattern, (try? patterns[source]?.isFound(in: text)) == false {
            messages.append("\(field.name) is `\(text.prefix(60))`, which does not match \(source)")
        }
        return messages
    }
}
