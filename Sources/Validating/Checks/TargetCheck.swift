import Vocabulary

/// Pages of the site that links lead to and nobody captured: one finding for each.
struct TargetCheck: Check {
    func findings(in reference: Reference) -> [Finding] {
        guard reference.state == .inScopeNotCaptured else { return [] }
        return [
            Finding(
                .targetNotCaptured, subject: reference.to,
                summary: "\(reference.to) is linked, in scope, and was not captured",
                quote: reference.quote)
        ]
    }
}
