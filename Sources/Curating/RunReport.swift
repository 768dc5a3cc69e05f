package import Vocabulary

/// What a run made, and how it ends.
public struct RunReport: Sendable {
    package var counts: RunCounts
    package var failOn: Project.Threshold

    /// The findings to look at first.
    package var worst: [Finding] { counts.worst }

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
