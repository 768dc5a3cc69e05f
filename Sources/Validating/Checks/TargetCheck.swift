import Vocabulary

/// Pages of the site that references lead to and nobody captured: one finding for each.
struct TargetCheck: Check {
    func findings(in reference: Reference) -> [Finding] {
        guard reference.state == .inScopeNotCaptured else { return [] }
        let isKnownAlone = reference.field == "known-url"
        let what = isKnownAlone ? "known from elsewhere" : "referred to"
        return [
            Finding(
                isKnownAlone ? .knownURLNotCaptured : .targetNotCaptured, subject: reference.to,
                summary: "\(reference.to) is \(what), in scope, and was not captured",
                quote: reference.quote)
        ]
    }
}
