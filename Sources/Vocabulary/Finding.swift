/// Something a person should know, where to look, how to mend it.
package struct Finding: Sendable, Hashable {
    /// How much a finding weighs.
    package enum Severity: String, Sendable, CaseIterable, Comparable {
        case note, warning, error

        package static func < (a: Severity, b: Severity) -> Bool {
            (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
        }
    }

    package var kind: FindingKind
    package var severity: Severity
    /// One sentence that says all that is needed.
    package var summary: String
    package var help: String
    /// The id of a record or page, or the path of a file.
    package var subject: String
    /// The field of the record, where the finding is about one.
    package var field: String
    package var quote: Quote?

    package init(
        _ kind: FindingKind, subject: String, field: String = "", summary: String, help: String? = nil,
        quote: Quote? = nil
    ) {
        self.kind = kind
        self.severity = kind.severity
        self.summary = summary
        self.help = help ?? kind.help
        self.subject = subject
        self.field = field
        self.quote = quote
    }
}

/// A stable code, with what it means and how it is mended.
package struct FindingKind: Sendable, Hashable {
    package var code: String
    package var severity: Finding.Severity
    /// What is the case, for the reference of findings.
    package var meaning: String
    package var help: String

    package init(_ code: String, _ severity: Finding.Severity, _ meaning: String, help: String) {
        self.code = code
        self.severity = severity
        self.meaning = meaning
        self.help = help
    }
}
