package import Vocabulary

/// What a run made, and how it ends.
public struct RunReport: Sendable {
    package var counts: RunCounts
    /// The findings to look at first.
    package var worst: [Finding]
    package var failOn: Project.Threshold

    private static let mostWorst = 5

    /// Counts a finding, unless it is waived or known from before.
    mutating func add(_ reported: ReportedFinding) {
        let finding = reported.finding
        if reported.waiver != nil { counts.waived += 1 }
        guard reported.counts else {
            counts.accepted[finding.kind.code, default: 0] += 1
            return
        }
        counts.findings[finding.severity, default: 0] += 1
        counts.codes[finding.kind.code, default: 0] += 1
        if finding.severity > .note, worst.count < Self.mostWorst,
            !worst.contains(where: { $0.kind == finding.kind })
        {
            worst.append(finding)
        }
    }

    /// The number of records of each kind.
    public var records: [String: Int] { counts.records }

    /// Whether findings are at or above the project's threshold.
    public var hasFailed: Bool {
        switch failOn {
        case .never: false
        case .note: counts.findings.values.contains { $0 > 0 }
        case .warning: counts.findings[.warning, default: 0] + counts.findings[.error, default: 0] > 0
        case .error: counts.findings[.error, default: 0] > 0
        }
    }

    /// 0, or 1 where the run has failed.
    public var exitCode: Int32 { hasFailed ? 1 : 0 }
}
