import Foundation
import Texts
package import Vocabulary

/// Records of one kind that say nearly the same under different ids.
///
/// Two records are nearly the same where their values differ in case, marks, punctuation and white space alone, or where their
/// long texts do in a few words. Of short records nothing is said: two people may have one name.
package struct NearDuplicateRecords {
    private let fields: [String]
    /// The first record of each wording, by a digest of its letters and digits.
    private var wordings: [UInt64: String] = [:]
    private var digests: [UInt64] = []
    private var seconds: [UInt64] = []
    private var ids: [String] = []

    /// Fewer letters than this are a coincidence.
    private static let fewestLetters = 40

    package init(of schema: Schema) {
        fields = schema.fields.filter { field in
            switch field.type {
            // One thing often has several addresses.
            case .url, .email, .phone: false
            default: field.name != "id"
            }
        }.map(\.name)
    }

    /// Notes a record; the finding where its wording is that of an earlier one.
    ///
    /// - Parameter record: With its references as they are written: what belongs to two things is two.
    package mutating func note(_ record: Record) -> Finding? {
        let texts = fields.compactMap { record[$0]?.value?.text }
        let letters = Self.folded(texts)
        guard letters.count >= Self.fewestLetters else { return nil }
        let wording = Anchors.digest(of: letters[...])
        if let first = wordings[wording] {
            return Finding(
                .recordNearDuplicate, subject: record.id,
                summary: "says what \(first) says, but for case, marks and punctuation")
        }
        wordings[wording] = record.id
        let similarity = SimilarityDigest.digests(of: Array(texts.joined(separator: " ").utf8))
        if similarity.count == 2 {
            digests.append(similarity[0])
            seconds.append(similarity[1])
            ids.append(record.id)
        }
        return nil
    }

    /// One for each record whose long texts are nearly those of an earlier one.
    package func findings() -> [Finding] {
        SimilarityDigest.nearDuplicates(of: digests, seconds: seconds).sorted { $0.key < $1.key }.map {
            Finding(
                .recordNearDuplicate, subject: ids[$0.key], summary: "says nearly what \(ids[$0.value]) says")
        }
    }

    /// Letters and digits alone, without case and marks; one field ends where the next begins.
    private static func folded(_ texts: [String]) -> [UInt8] {
        var letters: [UInt8] = []
        for text in texts {
            for scalar in text.lowercased().decomposedStringWithCompatibilityMapping.unicodeScalars {
                if scalar.value < 0x80 {
                    let byte = UInt8(scalar.value)
                    if (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) { letters.append(byte) }
                } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                    letters.append(contentsOf: String(scalar).utf8)
                }
            }
            letters.append(0x0A)
        }
        return letters
    }
}
