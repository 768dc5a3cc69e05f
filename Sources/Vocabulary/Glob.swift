/// A pattern in which `*` stands for any letters, and everything else for itself.
package struct Glob: Sendable, Hashable {
    package var pattern: String

    package init(_ pattern: String) { self.pattern = pattern }

    /// Whether the whole text fits, in time that is at most the product of both lengths.
    package func matches(_ text: String) -> Bool {
        let text = Array(text.utf8)
        let pattern = Array(pattern.utf8)
        var (t, p) = (0, 0)
        var star: (p: Int, t: Int)?
        while t < text.count {
            if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
                star = (p, t)
                p += 1
            } else if p < pattern.count, pattern[p] == text[t] {
                t += 1
                p += 1
            } else if let (starP, starT) = star {
                p = starP + 1
                t = starT + 1
                star = (starP, t)
            } else {
                return false
            }
        }
        return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
