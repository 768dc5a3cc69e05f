/// A finding, or a few of one code, that somebody looked at and accepts, until a day.
package struct Waiver: Sendable, Hashable {
    package var code: String
    /// The subject of the findings, where `*` stands for any letters.
    package var subject: String
    /// The field, where the waiver is about one alone.
    package var field: String?
    package var reason: String
    /// Who accepts it.
    package var by: String
    /// The last day on which it holds, as `2026-12-31`.
    package var until: String
    package var place: SourcePlace

    package init(
        code: String, subject: String, field: String? = nil, reason: String, by: String, until: String,
        place: SourcePlace
    ) {
        self.code = code
        self.subject = subject
        self.field = field
        self.reason = reason
        self.by = by
        self.until = until
        self.place = place
    }

    /// Whether a finding is one that the waiver accepts.
    package func covers(_ finding: Finding) -> Bool {
        finding.kind.code == code && (field.map { $0 == finding.field } ?? true)
            && Glob(subject).matches(finding.subject)
    }

    /// Whether the waiver no longer holds on a day, given as `2026-11-24`.
    package func isExpired(on day: String) -> Bool { until < day }
}
