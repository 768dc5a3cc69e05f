import Vocabulary

/// References in words for which no URL is known.
struct UnaddressedCheck: Check {
    func findings(in reference: Reference) -> [Finding] {
        guard reference.state == .unaddressed, let expects = reference.expects, expects != .address else {
            return []
        }
        return [
            Finding(
                .referenceUnaddressed, subject: reference.from, field: reference.field,
                summary: "\"\(reference.written)\" refers to a \(expects.rawValue) that has no URL",
                quote: reference.quote)
        ]
    }
}
