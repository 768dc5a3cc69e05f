import Vocabulary

/// Fields that name a record which the dataset does not have.
struct UnresolvedCheck: Check {
    func findings(in reference: Reference) -> [Finding] {
        guard reference.state == .unaddressed, reference.expects == nil, !reference.reason.hasPrefix("weak")
        else { return [] }
        return [
            Finding(
                .referenceUnresolved, subject: reference.from, field: reference.field,
                summary: "\(reference.field) names \"\(reference.written)\": \(reference.reason)",
                quote: reference.quote)
        ]
    }
}
