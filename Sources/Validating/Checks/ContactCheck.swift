import Vocabulary

/// Texts that say whom to contact, and have lost the address.
struct ContactCheck: Check {
    func findings(in reference: Reference) -> [Finding] {
        guard reference.state == .unaddressed, reference.expects == .address else { return [] }
        return [
            Finding(
                .contactWithoutAddress, subject: reference.from, field: reference.field,
                summary: "\"\(reference.written)\" is followed by no address", quote: reference.quote)
        ]
    }
}
