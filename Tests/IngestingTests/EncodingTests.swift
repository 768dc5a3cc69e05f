import Ingesting
import TestKit
import Testing
import Vocabulary

@Suite struct EncodingTests {
    private func ingest(_ bytes: [UInt8], charset: String? = nil) -> Outcome<Page?> {
        let capture = Capture(
            id: "c", file: "x.html", length: bytes.count, sha256: "", url: nil, mediaType: "text/html",
            charset: charset,
            role: .page, reason: "")
        return Ingester().page(from: capture, bytes: bytes)
    }

    private func latin(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }

    @Test("The decision and its reason are kept: what is declared, and in which order")
    func decisions() {
        let cases: [(bytes: [UInt8], charset: String?, name: String, reason: String)] = [
            ([0xEF, 0xBB, 0xBF] + Array("<p>é".utf8), "windows-1252", "utf-8", "byte-order-mark"),
            ([0xFF, 0xFE, 0x3C, 0x00, 0x70, 0x00], nil, "utf-16le", "byte-order-mark"),
            ([0xFE, 0xFF, 0x00, 0x3C], nil, "utf-16be", "byte-order-mark"),
            (latin("<meta charset=utf-8><p>é"), "iso-8859-1", "windows-1252", "http-header"),
            (
                latin("<?xml version=\"1.0\" encoding=\"iso-8859-2\"?><meta charset=koi8-r><p>é"), nil,
                "iso-8859-2", "xml-prolog"
            ),
            (latin("<meta charset=\"ISO-8859-1\"><p>é"), nil, "windows-1252", "meta"),
            (
                latin("<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=windows-1251'>é"), nil,
                "windows-1251", "meta"
            ),
            (latin("<!-- <meta charset=koi8-r> --><meta charset=latin1>é"), nil, "windows-1252", "meta"),
            (Array("<p>é".utf8), nil, "utf-8", "utf-8-valid"),
            (Array("<p>e".utf8), nil, "utf-8", "utf-8-valid"),
            (latin("<p>é"), nil, "windows-1252", "fallback"),
            (Array("<title>é</title><meta charset=utf-8>".utf8), nil, "utf-8", "meta"),
            (Array("<meta charset=utf-16><p>é".utf8), nil, "utf-8", "meta"),
        ]
        for item in cases {
            let page = ingest(item.bytes, charset: item.charset).value
            #expect(page?.encoding.name == item.name)
            #expect(page?.encoding.reason == item.reason)
        }
    }

    @Test("A label that the bytes contradict is not followed, and the finding says so")
    func contradictions() {
        let utf8 = ingest(Array("<meta charset=iso-8859-1><p>naïve café".utf8))
        #expect(utf8.value?.encoding.name == "utf-8")
        #expect(utf8.findings.map(\.kind) == [.encodingContradicted])
        let latin = ingest(latin("<meta charset=utf-8><p>naïve café"))
        #expect(latin.value?.encoding.name == "windows-1252")
        let text = String(decoding: latin.value?.text ?? [], as: UTF8.self)
        #expect(text.hasSuffix("naïve café"))
        #expect(latin.findings.map(\.kind) == [.encodingContradicted])
    }

    @Test("A page that is UTF-8 but for a few bytes stays UTF-8, and says how many it lost")
    func damage() {
        let outcome = ingest(Array("<meta charset=utf-8>é é é é ".utf8) + [0xFF] + Array("é".utf8))
        #expect(outcome.value?.encoding == EncodingDecision(name: "utf-8", reason: "meta", replacements: 1))
        #expect(outcome.findings.map(\.kind) == [.undecodableBytes])
    }

    @Test(
        "An unknown label is named, and the next source decides",
        arguments: ["iso-8559-1", "x-unknown", "utf8mb4"])
    func unknownLabel(label: String) {
        let outcome = ingest(Array("<meta charset='\(label)'><p>é".utf8))
        #expect(outcome.value?.encoding.reason == "utf-8-valid")
        #expect(outcome.findings.map(\.kind) == [.unknownEncodingLabel])
    }

    @Test(
        "Labels of the Encoding Standard mean what it says",
        arguments: [
            ("x-sjis", "shift_jis"), ("ks_c_5601-1987", "euc-kr"), ("gb2312", "gbk"),
            ("latin1", "windows-1252"), ("iso-8859-9", "windows-1254"), ("tis-620", "windows-874"),
            (" UTF-8 ", "utf-8"), ("x-mac-roman", "macintosh"),
        ])
    func labels(label: String, name: String) {
        #expect(ingest([0x3C, 0xE9], charset: label).value?.encoding.name == name || name == "utf-8")
    }

    @Test(
        "Encodings of many bytes are decoded",
        arguments: [
            ("euc-kr", [0xC7, 0xD1, 0xB1, 0xDB], "한글"), ("shift_jis", [0x93, 0xFA, 0x96, 0x7B], "日本"),
            ("euc-jp", [0xC6, 0xFC, 0xCB, 0xDC], "日本"), ("gbk", [0xD6, 0xD0, 0xCE, 0xC4], "中文"),
            ("big5", [0xA4, 0xA4, 0xA4, 0xE5], "中文"),
            ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42], "日本"),
            ("windows-1251", [0xCF, 0xF0], "Пр"), ("koi8-r", [0xF0, 0xD2], "Пр"),
            ("windows-1252", [0x80, 0x93, 0x94, 0x81], "€“”\u{81}"),
            ("iso-8859-15", [0xA4], "€"), ("gb18030", [0x81, 0x30, 0x81, 0x30], "\u{80}"),
            ("euc-kr", [0xB0, 0xA1, 0x41], "가A"),
        ] as [(String, [UInt8], String)])
    func decoded(label: String, bytes: [UInt8], text: String) {
        let page = ingest(Array("<p>".utf8) + bytes + Array("</p>".utf8), charset: label).value
        #expect(String(decoding: page?.text ?? [], as: UTF8.self) == "<p>" + text + "</p>")
    }

    @Test(
        "Every character leads back to its own bytes",
        arguments: [
            ("euc-kr", [0xC7, 0xD1, 0xB1, 0xDB], 2), ("windows-1252", [0x93, 0x41, 0x94], 1),
            ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42], 5),
        ] as [(String, [UInt8], Int)])
    func offsets(label: String, bytes: [UInt8], firstLength: Int) throws {
        let page = try #require(ingest(Array("<p>".utf8) + bytes + Array("</p>x".utf8), charset: label).value)
        let close = try #require(String(decoding: page.text, as: UTF8.self).firstRange(of: "</p>"))
        let offset = String(decoding: page.text, as: UTF8.self)[..<close.lowerBound].utf8.count
        #expect(page.offsets.payloadOffset(of: offset) == 3 + bytes.count)
        #expect(page.offsets.payloadOffset(of: page.text.count) == 3 + bytes.count + 5)
        #expect(page.offsets.payloadRange(of: 3..<6).lowerBound == 3 || label == "iso-2022-jp")
    }

    @Test("NUL bytes do not end the page: libxml2 would stop there")
    func zeros() {
        let outcome = ingest(Array("<p>a\u{0}b".utf8))
        #expect(String(decoding: outcome.value?.text ?? [], as: UTF8.self) == "<p>a\u{FFFD}b")
        #expect(outcome.value?.offsets.payloadOffset(of: 7) == 5)
        #expect(outcome.findings.map(\.kind) == [.nulBytes])
    }

    @Test("UTF-16 is decoded, surrogates and all")
    func utf16() {
        let bytes: [UInt8] = [0xFF, 0xFE, 0x3C, 0x00, 0x3D, 0xD8, 0x00, 0xDE, 0xE9, 0x00]
        let page = ingest(bytes).value
        #expect(String(decoding: page?.text ?? [], as: UTF8.self) == "<😀é")
        #expect(page?.offsets.payloadOffset(of: 5) == 8)
    }

    @Test("A page above the limit is one finding")
    func limit() {
        var limits = Project.Limits()
        limits.pageBytes = 10
        let capture = Capture(
            id: "c", file: "x", length: 11, sha256: "", url: nil, mediaType: "", role: .page, reason: "")
        let outcome = Ingester(limits: limits).page(from: capture, bytes: Array(repeating: 0x41, count: 11))
        #expect(outcome.value == nil)
        #expect(outcome.findings.map(\.kind) == [.pageRejected])
    }
}
