/// What the gate found of one measure: what there is, what passes, and how it weighs today.
package struct GateJudgement: Sendable, Equatable {
    /// How a measure stands to its limit.
    package enum Verdict: String, Sendable {
        case passes, warning, error
    }

    package var measure: Gate.Measure
    package var count: Int
    package var limit: Int
    package var verdict: Verdict

    /// Judges what was counted on a day, given as `2026-11-24`; before the deadline nothing is an error.
    package static func all(
        of gate: Gate, counts: [Gate.Measure: Int], on day: String
    ) -> [GateJudgement] {
        let isDue = gate.deadline.map { $0 <= day } ?? true
        return Gate.Measure.allCases.compactMap { measure in
            guard let limit = gate.limits[measure] else { return nil }
            let count = counts[measure] ?? 0
            return GateJudgement(
                measure: measure, count: count, limit: limit,
                verdict: count <= limit ? .passes : isDue ? .error : .warning)
        }
    }
}
