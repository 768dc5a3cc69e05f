import Vocabulary

/// Addresses at which the archive holds an error of the server: one finding for each.
struct BrokenTargetCheck: Check {
    func findings(in reference: Reference) -> [Finding] {
        guard reference.state == .broken else { return [] }
        return [
            Finding(
                .targetBroken, subject: reference.to,
                summary: "\(reference.to) is referred to, and the archive holds an error of the server there",
                quote: reference.quote)
        ]
    }
}
