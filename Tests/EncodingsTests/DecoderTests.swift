import Encodings
import TestKit
import Testing
import Vocabulary

@Suite struct DecoderTests {
    private func decoded(_ bytes: [UInt8], _ label: String) throws -> String {
        String(decoding: Decoder(try #require(Encoding(label: label))).decode(bytes).text, as: UTF8.self)
    }

    @Test(
        "What the standard decodes otherwise than most libraries",
        arguments: [
            ("shift_jis", [0x87, 0x40], "①"), ("shift_jis", [0xF0, 0x40], "\u{E000}"),
            ("shift_jis", [0xA1], "｡"),
            ("shift_jis", [0x80], "\u{80}"), ("euc-kr", [0x81, 0x41], "갂"), ("big5", [0x88, 0x62], "Ê̄"),
            ("big5", [0xFE, 0xFD], "𩄍"), ("gbk", [0x80], "€"),
            ("gb18030", [0x81, 0x35, 0xF4, 0x37], "\u{E7C7}"),
            ("gb18030", [0x90, 0x30, 0x81, 0x30], "\u{10000}"), ("euc-jp", [0x8E, 0xB1], "ｱ"),
            ("euc-jp", [0x8F, 0xB0, 0xA1], "丂"), ("iso-2022-jp", [0x1B, 0x28, 0x4A, 0x5C], "¥"),
            ("iso-2022-jp", [0x1B, 0x28, 0x49, 0x31], "ｱ"), ("windows-1252", [0x81], "\u{81}"),
            ("windows-1253", [0xAA], "\u{FFFD}"), ("koi8-u", [0xAE], "ў"), ("iso-8859-8-i", [0xE0], "א"),
            ("windows-1255", [0xCA], "\u{5BA}"), ("macintosh", [0xDB], "€"), ("x-mac-cyrillic", [0xFF], "€"),
        ] as [(String, [UInt8], String)])
    func standard(label: String, bytes: [UInt8], text: String) throws {
        #expect(try decoded(bytes, label) == text)
    }

    @Test(
        "A broken pair gives its ASCII byte back, so that no tag is swallowed",
        arguments: ["shift_jis", "euc-kr", "big5", "gbk", "euc-jp", "gb18030"])
    func brokenPairs(label: String) throws {
        #expect(try decoded([0x85, 0x3C, 0x70, 0x3E], label).hasSuffix("<p>") || label == "euc-kr")
        let text = try decoded([0xFC, 0x3C, 0x62, 0x3E], label)
        #expect(text == "\u{FFFD}<b>")
        #expect(try decoded([0x41, 0xE0], label) == "A\u{FFFD}")
    }

    @Test(
        "Every line of the standard's own tables is decoded",
        .enabled(if: Corpora.has("std-encoding"), "needs CARTULARY_CORPORA"),
        arguments: [
            ("euc-kr", "euc_kr"), ("shift_jis", "shift_jis"), ("big5", "big5"), ("gb18030", "gb18030"),
            ("iso-2022-jp", "iso_2022_jp"), ("euc-jp", "jis0208"), ("euc-jp", "jis0212"),
        ])
    func tables(label: String, name: String) throws {
        let files = Corpora.files(in: "std-encoding", suffixes: ["/\(name)_in.txt", "/\(name)_in_ref.txt"])
        try #require(files.count == 2)
        let lines = try decoded(Corpora.bytes(files[0]), label).split(separator: "\n")
        let expected = String(decoding: Corpora.bytes(files[1]), as: UTF8.self).split(separator: "\n")
        #expect(lines.count == expected.count && lines.count > 8000)
        let different = zip(lines, expected).filter { $0 != $1 }
        #expect(different.isEmpty, "\(different.count) lines: \(different.prefix(3))")
    }

    @Test(
        "Runs of ASCII, zeros and other letters, one byte at a time or many, decode alike",
        arguments: ["windows-1252", "koi8-r", "shift_jis", "euc-kr", "gb18030", "iso-2022-jp", "utf-8"])
    func runs(label: String) throws {
        let decoder = Decoder(try #require(Encoding(label: label)))
        for count in 0..<70 {
            let ascii: [UInt8] = (0..<count).map { UInt8(0x21 + $0 % 58) }
            let text = String(decoding: ascii, as: UTF8.self)
            let once = decoder.decode([ascii, [0], ascii, [0xFF], ascii, [0, 0]].flatMap(\.self))
            #expect(once.zeros == 3 && once.others + once.replacements > 0)
            let result = String(decoding: once.text, as: UTF8.self)
            let pieces = result.unicodeScalars.split { $0.value > 0x7F }.map(String.init)
            #expect(pieces.allSatisfy { $0 == text } && pieces.count == (ascii.isEmpty ? 0 : 3), "\(result)")
            // The last letter comes from behind all that stands before it; a run of zeros is one.
            let last = once.text.count - 3
            #expect(once.offsets.payloadOffset(of: last) == 3 * ascii.count + 2)
            #expect(once.offsets.payloadOffset(of: once.text.count) == 3 * ascii.count + 4)
        }
    }

    @Test("A hole in a file is one replacement, and what stands behind it keeps its place")
    func holes() throws {
        for (label, width) in [("utf-8", 1), ("windows-1252", 1), ("shift_jis", 1), ("utf-16le", 2)] {
            func spelled(_ text: String) -> [UInt8] {
                text.utf8.flatMap { width == 1 ? [$0] : [$0, 0] }
            }
            let hole = [UInt8](repeating: 0, count: 1000 * width)
            let result = Decoder(try #require(Encoding(label: label))).decode(
                spelled("ab") + hole + spelled("c") + hole)
            #expect(String(decoding: result.text, as: UTF8.self) == "ab\u{FFFD}c\u{FFFD}", "\(label)")
            #expect(result.zeros == 2000 && result.replacements == 0, "\(label)")
            #expect(result.offsets.payloadOffset(of: 2 + 3) == 1002 * width, "\(label)")
            #expect(result.offsets.payloadRange(of: 2..<5) == (2 * width)..<(1002 * width), "\(label)")
        }
    }

    @Test("Every offset of decoded text lies in its payload, in order, whatever the bytes are")
    func random() throws {
        var state: UInt64 = 42
        func next() -> UInt8 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33)
        }
        for label in [
            "gb18030", "big5", "euc-jp", "shift_jis", "euc-kr", "iso-2022-jp", "utf-8", "utf-16le", "koi8-r",
        ] {
            let decoder = Decoder(try #require(Encoding(label: label)))
            for _ in 0..<50 {
                let bytes = (0..<200).map { _ in next() }
                let result = decoder.decode(bytes)
                #expect(String(validating: result.text, as: UTF8.self) != nil, "\(label)")
                var last = 0
                for offset in 0...result.text.count {
                    let place = result.offsets.payloadOffset(of: offset)
                    #expect(place >= last && place <= bytes.count)
                    last = place
                }
            }
        }
    }
}
