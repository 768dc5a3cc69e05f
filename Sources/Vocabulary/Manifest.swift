/// A file, its length and its digest.
package struct ManifestEntry: Sendable, Equatable {
    package var path: String
    package var bytes: Int
    /// 64 hexadecimal digits.
    package var sha256: String

    package init(path: String, bytes: Int, sha256: String) {
        self.path = path
        self.bytes = bytes
        self.sha256 = sha256
    }
}

/// What a run counted, for its summary, its README and its manifest.
package struct RunCounts: Sendable, Equatable {
    package var captures: [String: Int] = [:]
    package var fidelities: [String: Int] = [:]
    package var records: [String: Int] = [:]
    /// For each table of a field of its own the number of its rows.
    package var lists: [String: Int] = [:]
    package var findings: [Finding.Severity: Int] = [:]
    package var codes: [String: Int] = [:]
    package var states: [String: Int] = [:]
    /// Findings that a waiver accepts; they are in no other count.
    package var waived = 0
    /// By code, the findings of a check that a waiver accepts or that the baseline has.
    package var accepted: [String: Int] = [:]
    /// For each kind and column the cells that have a value.
    package var filled: [String: [String: Int]] = [:]
    /// For each kind and column the first value.
    package var examples: [String: [String: String]] = [:]
    package var withheld = 0
    /// The ids of the records that `withhold.yml` keeps back.
    package var withheldRecords: Set<String> = []
    package var coverage = CoverageSum()
    /// Documents by what became of them.
    package var documents: [Reference.State: Int] = [:]

    /// The first finding of each of the heaviest codes, to look at first.
    package private(set) var worst: [Finding] = []

    private static let mostWorst = 5

    package init() {}

    /// Counts a finding; findings come with the heaviest first.
    package mutating func add(_ reported: ReportedFinding) {
        let finding = reported.finding
        if reported.waiver != nil { waived += 1 }
        guard reported.counts else {
            accepted[finding.kind.code, default: 0] += 1
            return
        }
        findings[finding.severity, default: 0] += 1
        codes[finding.kind.code, default: 0] += 1
        if finding.severity > .note, worst.count < Self.mostWorst,
            !worst.contains(where: { $0.kind == finding.kind })
        {
            worst.append(finding)
        }
    }

    /// Forgets what was counted of findings.
    package mutating func forgetFindings() {
        (findings, codes, accepted, waived, worst) = ([:], [:], [:], 0, [])
    }
}
