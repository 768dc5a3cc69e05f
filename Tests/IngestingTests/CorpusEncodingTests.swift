import Ingesting
import TestKit
import Testing
import Vocabulary

/// Every page of the corpora that are known by heart decodes without loss, to the encoding that it is in.
@Suite struct CorpusEncodingTests {
    private func decision(_ file: String) -> EncodingDecision? {
        let bytes = Corpora.bytes(file)
        let capture = Capture(
            id: "c", file: file, length: bytes.count, sha256: "", url: nil, mediaType: "text/html",
            role: .page,
            reason: "")
        return Ingester().page(from: capture, bytes: bytes).value?.encoding
    }

    @Test(
        "No character is lost", .enabled(if: Corpora.has("std-udhr"), "needs CARTULARY_CORPORA"),
        arguments: [
            ("std-udhr", [".html"], 500), ("site-oi-kochi", [".html.ja", ".html.en", ".html"], 100),
            (
                "site-httpd-manual",
                [
                    ".html.en", ".euc-kr", ".utf8", ".iso-8859-1", ".html.de", ".html.es", ".html.zh-cn",
                    ".iso-8859-9",
                ], 700
            ),
        ])
    func whole(name: String, suffixes: [String], fewest: Int) {
        let files = Corpora.files(in: name, suffixes: suffixes)
        #expect(files.count >= fewest, "\(files.count)")
        for file in files {
            let decision = decision(file)
            #expect(decision?.replacements == 0, "\(file): \(decision.debugDescription)")
        }
    }

    @Test(
        "The encoding is the one that the page is in, whatever its markup says",
        .enabled(if: Corpora.has("site-httpd-manual"), "needs CARTULARY_CORPORA"),
        arguments: [
            ("site-httpd-manual", ".euc-kr", "euc-kr"), ("site-httpd-manual", ".utf8", "utf-8"),
            ("std-udhr", ".html", "utf-8"),
        ])
    func encoding(name: String, suffix: String, encoding: String) {
        for file in Corpora.files(in: name, suffixes: [suffix]) {
            #expect(decision(file)?.name == encoding, "\(file)")
        }
    }
}
