import Serialising
package import Vocabulary

/// What `verify` found, as JSON for machines: how many differences there are, and the first ten thousand of
/// each sort.
package enum VerificationJSON {
    package static func text(_ verification: Verification) -> String {
        JSONValue.object([
            ("is_clean", .boolean(verification.isClean)), ("values", .number(String(verification.values))),
            ("records", .number(String(verification.records))),
            ("files", .number(String(verification.captures))),
            ("fixity_failed", .array(verification.fixity.map(fixity))),
            ("differences", .number(String(verification.differenceCount))),
            ("other_lines", .number(String(verification.otherLineCount))),
            ("values_differ", .array(verification.differences.map(difference))),
            (
                "lines_differ",
                .array(
                    verification.otherLines.map {
                        .object([("file", .string($0.file)), ("line", .string($0.line))])
                    })
            ),
            ("files_altered", .array(verification.alteredFiles.map { .string($0) })),
        ]).pretty()
    }

    private static func fixity(_ failure: Verification.Fixity) -> JSONValue {
        .object([
            ("file", .string(failure.file)), ("stated", .string(failure.stated)),
            ("actual", failure.actual.map { .string($0) } ?? .null),
            ("values", .array(failure.values.map { .string($0) })),
        ])
    }

    private static func difference(_ difference: Verification.Difference) -> JSONValue {
        .object([
            ("record", .string(difference.record)), ("field", .string(difference.field)),
            ("stated", .string(difference.stated)), ("derived", .string(difference.derived)),
        ])
    }
}
