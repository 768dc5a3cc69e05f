import Vocabulary

/// Links to a place of a page that the page does not have: one finding for each place.
struct FragmentCheck: Check {
    func findings(in reference: Reference) -> [Finding] {
        guard reference.fragment == .notFound else { return [] }
        let name = reference.url.drop { $0 != "#" }.prefix(80)
        return [
            Finding(
                .fragmentNotFound, subject: reference.to, field: String(name),
                summary: "\(name) is linked, and no element of the page has this name",
                quote: reference.quote)
        ]
    }
}
