import Foundation
import Texts
package import Vocabulary
import Workspace

/// Records of one kind that say nearly the same under different ids.
///
/// Two records are nearly the same where their values differ in case, marks, punctuation and white space alone, or where their
/// long texts do in a few words. Of short records nothing is said: two people may have one name.
package final class NearDuplicateRecords {
    private let fields: [String]
    private let ids: ScratchTexts
    /// Digests of letters and digits, and the first record of each wording.
    private let wordings: ScratchNames
    private let firsts: ScratchArray<Int>
    private let texts: SimilarTexts
    private let places: ScratchArray<Int>

    /// Fewer letters than this are a coincidence.
    private static let fewestLetters = 40

    package init(of schema: Schema, in folder: String?) {
        ids = ScratchTexts(in: folder)
        wordings = ScratchNames(in: folder)
        firsts = ScratchArray(in: folder)
        texts = SimilarTexts(in: folder)
        places = ScratchArray(in: folder)
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
    package func note(_ record: Record) -> Finding? {
        let texts = fields.compactMap { record[$0]?.value?.text }
        let letters = Self.folded(texts)
        guard letters.count >= Self.fewestLetters else { return nil }
        let wording = withUnsafeBytes(of: Anchors.digest(of: letters[...])) { wordings.number(adding: $0) }
        guard wording == firsts.count else {
            return Finding(
                .recordNearDuplicate, subject: record.id,
                summary:
                    "says what \(ids.text(at: firsts[wording])) says, but for case, marks and punctuation")
        }
        let place = ids.append(Array(record.id.utf8))
        firsts.append(place)
        let similarity = SimilarityDigest.digests(of: Array(texts.joined(separator: " ").utf8))
        if similarity.count == 2 {
            self.texts.append(similarity[0], similarity[1])
            places.append(place)
        }
        return nil
    }

    /// One for each record whose long texts are nearly those of an earlier one.
    package func forEachFinding(_ body: (Finding) throws -> Void) throws {
        let near = texts.nearest()
        for index in 0..<near.count where near[index] >= 0 {
            try body(
                Finding(
                    .recordNearDuplicate, subject: ids.text(at: places[index]),
                    summary: "says nearly what \(ids.text(at: places[Int(near[index])])) says"))
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
