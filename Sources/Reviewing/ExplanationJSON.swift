import Serialising
package import Vocabulary

/// An explanation as JSON for machines.
package enum ExplanationJSON {
    package static func text(_ explanation: Explanation) -> String {
        let fields = explanation.fields.map { field -> JSONValue in
            .object([
                ("name", .string(field.name)), ("value", field.value.isEmpty ? .null : .string(field.value)),
                ("empty_because", field.value.isEmpty ? .string(field.whyEmpty) : .null),
                ("origins", .array(field.origins.map(origin))),
            ])
        }
        let value = JSONValue.object([
            ("record", .string(explanation.record)), ("two_hops", .boolean(explanation.hasTwoHops)),
            ("fields", .array(fields)),
            ("referred_to_by", .array(explanation.referredToBy.map { .string($0) })),
            ("records_of_this_page", .array(explanation.holds.map { .string($0) })),
        ])
        return value.pretty()
    }

    private static func origin(_ origin: Origin) -> JSONValue {
        var members: [(name: String, value: JSONValue)] = [("basis", .string(origin.basis))]
        for (name, text) in [
            ("note", origin.note), ("rule", origin.rule), ("rule_place", origin.rulePlace),
            ("reason", origin.reason),
        ] where !text.isEmpty {
            members.append((name, .string(text)))
        }
        if !origin.steps.isEmpty { members.append(("steps", .array(origin.steps.map { .string($0) }))) }
        if let excerpt = origin.excerpt { members += place(excerpt) }
        return .object(members)
    }

    private static func place(_ excerpt: LocatedExcerpt) -> [(name: String, value: JSONValue)] {
        var members: [(name: String, value: JSONValue)] = [
            ("before", .string(excerpt.before)),
            ("quote", excerpt.isWithheld ? .null : .string(excerpt.quote)),
            ("after", .string(excerpt.after)), ("file", .string(excerpt.file)),
            ("start", .number(String(excerpt.range.lowerBound))),
            ("end", .number(String(excerpt.range.upperBound))),
            ("line", .number(String(excerpt.line))), ("path", .string(excerpt.path)),
            ("url", .string(excerpt.url)),
            ("captured_at", excerpt.capturedAt.isEmpty ? .null : .string(excerpt.capturedAt)),
            ("fidelity", .string(excerpt.fidelity)),
        ]
        if let source = excerpt.source {
            members.append(
                (
                    "source",
                    .object([
                        ("file", .string(source.file)), ("start", .number(String(source.range.lowerBound))),
                        ("end", .number(String(source.range.upperBound))),
                        ("line", .number(String(source.line))),
                    ])
                ))
        }
        return members
    }
}
