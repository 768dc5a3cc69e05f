import Serialising
import TestKit
import Testing

@testable import Texts

/// The cases of ftfy: what must be flagged is, what must not be touched is not.
@Suite struct FtfyTests {
    /// How many of the cases that must be flagged are, and how many that must not be touched are flagged.
    ///
    /// The floors may only rise, the last column only fall. Argued: `DrÃ¥ber` is mojibake, which ftfy leaves for fear
    /// of mending it wrongly; two texts write words in lookalikes and boxes; one is damaged beyond repair; controls
    /// that are meant are flagged as controls.
    @Test(
        "Mojibake is found, and what looks like it is left alone",
        .enabled(if: Corpora.has("std-ftfy"), "CARTULARY_CORPORA names no folder with std-ftfy"),
        arguments: [
            ("in-the-wild", 65, 1), ("synthetic", 15, 1), ("language-names", 18, 0), ("negative", 1, 3),
        ])
    func calibration(name: String, floor: Int, most: Int) throws {
        let text = Corpora.bytes("std-ftfy/tests/test-cases/\(name).json")
        var (found, mustBe, wrong) = (0, 0, 0)
        for item in try JSONReader.value(of: text[...]).array ?? [] {
            let original = item["original"]?.string ?? ""
            let fixed = item["fixed-encoding"]?.string ?? item["fixed"]?.string ?? original
            let isFlagged = TextFaults.all(in: Array(original.utf8)[...]).contains {
                $0.kind == .mojibake || $0.kind == .controls
            }
            if original != fixed { mustBe += 1 }
            if original != fixed, isFlagged { found += 1 }
            if original == fixed, isFlagged {
                wrong += 1
                print("flagged and should not be: \(original.prefix(80))")
            }
            if original != fixed, !isFlagged { print("missed: \(original.prefix(80))") }
        }
        print("std-ftfy/\(name): \(found) of \(mustBe) found, \(wrong) false")
        #expect(found >= floor)
        #expect(wrong <= most)
    }
}
