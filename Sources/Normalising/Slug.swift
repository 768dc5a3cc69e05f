import Digests
import Foundation

/// Makes the key of a record from its key fields.
enum Slug {
    private static let longest = 120

    /// The slug of one or more parts. Case and white space are no part of an identity; whatever else is lost
    /// puts six hexadecimal digits at the end, from the first record on.
    static func key(of parts: [String]) -> String {
        let folded = parts.map { $0.collapsingSpace().lowercased() }
        var lost = false
        let slugs = folded.map { slug($0, lost: &lost) }
        var key = slugs.filter { !$0.isEmpty }.joined(separator: ".")
        if slugs.contains("") { lost = true }
        while key.utf8.count > longest {
            key.removeLast()
            lost = true
        }
        guard lost else { return key }
        let digits = SHA256.hex(of: folded).prefix(6)
        return key.isEmpty ? String(digits) : key + "-" + digits
    }

    private static func slug(_ text: String, lost: inout Bool) -> String {
        var result = String.UnicodeScalarView()
        var followsASCII = false
        for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
            let isMark = scalar.properties.canonicalCombiningClass != .notReordered
            switch scalar {
            case "a"..."z", "0"..."9":
                result.append(scalar)
                followsASCII = true
            case " ":
                result.append("-")
                followsASCII = false
            case _ where isMark && followsASCII: lost = true
            case _
            where scalar.value > 0x7F
                && (scalar.properties.isAlphabetic || isMark || scalar.properties.numericType != nil):
                result.append(scalar)
                followsASCII = false
            default:
                lost = true
                if let last = result.last, last != "-" { result.append("-") }
                followsASCII = false
            }
        }
        let composed = String(result).precomposedStringWithCanonicalMapping
        let parts = composed.split(separator: "-")
        return parts.joined(separator: "-")
    }
}
