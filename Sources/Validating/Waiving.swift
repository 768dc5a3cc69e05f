package import Vocabulary

/// The waivers of a project, and which of them a run needed.
package struct Waiving: Sendable {
    private let waivers: [String: [(index: Int, waiver: Waiver)]]
    private let all: [Waiver]
    private var used: Set<Int> = []

    /// - Parameter day: The day that decides which waivers still hold; nil, as in `curate`, where none is asked.
    package init(_ waivers: [Waiver], on day: String? = nil) {
        all = waivers
        let valid = waivers.enumerated().filter { _, waiver in day.map { !waiver.isExpired(on: $0) } ?? true }
        self.waivers = Dictionary(grouping: valid.map { (index: $0.offset, waiver: $0.element) }) {
            $0.waiver.code
        }
    }

    /// The waiver that accepts a finding; noted as used.
    package mutating func waiver(of finding: Finding) -> Waiver? {
        guard let match = waivers[finding.kind.code]?.first(where: { $0.waiver.covers(finding) }) else {
            return nil
        }
        used.insert(match.index)
        return match.waiver
    }

    /// Findings about waivers themselves: those that accepted nothing, and those that no longer hold.
    ///
    /// - Parameter day: As for `init`.
    package func findings(on day: String? = nil) -> [Finding] {
        all.enumerated().compactMap { index, waiver in
            let what = "line \(waiver.place.line): the waiver of `\(waiver.code)` for \(waiver.subject)"
            if let day, waiver.isExpired(on: day) {
                return Finding(
                    .waiverExpired, subject: waiver.place.file,
                    summary: "\(what) held until \(waiver.until); it was given by \(waiver.by)")
            }
            guard !used.contains(index) else { return nil }
            return Finding(
                .waiverUnused, subject: waiver.place.file, summary: "\(what) accepts no finding of this run")
        }
    }
}
