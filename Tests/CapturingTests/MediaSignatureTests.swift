import TestKit
import Testing
import Vocabulary

@testable import Capturing

/// What files are by what they begin with, whatever they are called.
@Suite struct MediaSignatureTests {
    private func kind(_ bytes: [UInt8]) -> String {
        let kind = MediaKind(name: "file.html", head: bytes, length: bytes.count, declaredType: nil)
        return "\(kind.role.rawValue) \(kind.mediaType)"
    }

    private static let tar = String(repeating: "a", count: 257) + "ustar\0"

    /// Bytes as a text of Latin-1.
    private static func bytes(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8($0.value) } }

    @Test(
        "Formats of thirty years of the web",
        arguments: [
            ("%PDF-1.4", "document application/pdf"), ("{\\rtf1", "document application/rtf"),
            ("\u{D0}\u{CF}\u{11}\u{E0}\u{A1}", "document application/x-ole-storage"),
            ("\u{FF}WPC\u{1}", "document application/vnd.wordperfect"),
            ("AT&TFORM\0", "document image/vnd.djvu"),
            ("Rar!\u{1A}\u{7}\0", "document application/vnd.rar"),
            ("\u{1F}\u{8B}\u{8}\0", "document application/gzip"),
            ("BZh91AY", "document application/x-bzip2"),
            ("MSCF\0\0", "document application/vnd.ms-cab-compressed"),
            (tar, "document application/x-tar"),
            ("StuffIt (c)1997", "document application/x-stuffit"), ("GIF89a", "image image/gif"),
            ("\u{89}PNG\r", "image image/png"), ("RIFF\u{1}\0\0\0WEBPVP8 ", "image image/webp"),
            ("RIFF\u{1}\0\0\0WAVEfmt ", "media audio/wav"), ("RIFF\u{1}\0\0\0AVI LIST", "media video/avi"),
            ("FORM\0\0\u{1}\0AIFFCOMM", "media audio/aiff"), ("BM6\0\0\0", "image image/bmp"),
            ("\u{D7}\u{CD}\u{C6}\u{9A}\0", "image image/wmf"), ("\0\0\0\u{18}ftypavif\0", "image image/avif"),
            ("\0\0\0\u{18}ftypheic\0", "image image/heic"), ("\0\0\0\u{18}ftypisom\0", "media video/mp4"),
            ("\0\0\0\u{18}ftypM4A \0", "media audio/mp4"),
            ("\0\0\0\u{18}ftypqt  \0", "media video/quicktime"),
            ("\0\0\0\u{18}moov\0", "media video/quicktime"), ("ID3\u{3}\0", "media audio/mpeg"),
            ("\u{FF}\u{FB}\u{90}d", "media audio/mpeg"), ("MThd\0\0\0\u{6}", "media audio/midi"),
            ("0&\u{B2}u\u{8E}f\u{CF}\u{11}", "media video/x-ms-asf"),
            (".RMF\0\0", "media application/vnd.rn-realmedia"),
            ("FLV\u{1}\u{5}", "media video/x-flv"), ("\0\0\u{1}\u{BA}D", "media video/mpeg"),
            ("FWS\u{6}\0", "other application/x-shockwave-flash"), ("wOF2\0\u{1}", "font font/woff2"),
            ("ttcf\0\u{1}", "font font/collection"),
        ] as [(String, String)])
    func formats(text: String, kind: String) { #expect(self.kind(Self.bytes(text)) == kind) }

    @Test(
        "Texts that begin like a signature are texts",
        arguments: [
            "BMW is a maker of cars", "ID3 tags are old", "FWS and CWS are Flash", "the moov box",
            "the mdat box",
            "BZhang wrote this", "StuffIt is a program", "MS-DOS", "see ftyp boxes", "8 bytesWEBP",
            "12345678WAVE",
        ])
    func texts(text: String) { #expect(kind(Array(text.utf8)) == "data text/plain") }

    /// A member of a ZIP file that is stored, not deflated.
    private static func member(_ name: String, _ content: String = "", deflated: Bool = false) -> [UInt8] {
        func number(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8 & 255)] }
        var bytes: [UInt8] = [0x50, 0x4B, 3, 4, 20, 0, 0, 0, deflated ? 8 : 0, 0]
        bytes += Array(repeating: 0, count: 8)
        // Compressed and whole, of four bytes each; then the lengths of the name and of what is behind it.
        for _ in 0..<2 { bytes += number(content.utf8.count) + [0, 0] }
        bytes += number(name.utf8.count)
        bytes += [0, 0]
        return bytes + Array(name.utf8) + Array(content.utf8)
    }

    /// A package: its members, and what it is.
    struct Package: Sendable, CustomTestStringConvertible {
        var members: [[UInt8]]
        var type: String
        var testDescription: String { type }
    }

    private static let office = "application/vnd.openxmlformats-officedocument."

    private static let packages: [Package] = [
        Package(
            members: [member("mimetype", "application/vnd.oasis.opendocument.text"), member("content.xml")],
            type: "application/vnd.oasis.opendocument.text"),
        Package(
            members: [member("mimetype", "application/epub+zip"), member("a")], type: "application/epub+zip"),
        Package(members: [member("mimetype", "text/html"), member("a")], type: "application/zip"),
        Package(members: [member("mimetype", "application/x", deflated: true)], type: "application/zip"),
        Package(members: [member("mimetype", "application/\u{1}"), member("a")], type: "application/zip"),
        Package(
            members: [member("[Content_Types].xml", "<x/>"), member("word/document.xml")],
            type: office + "wordprocessingml.document"),
        Package(
            members: [member("_rels/.rels", "<x/>"), member("docProps/app.xml"), member("xl/workbook.xml")],
            type: office + "spreadsheetml.sheet"),
        Package(
            members: [member("[Content_Types].xml"), member("ppt/presentation.xml")],
            type: office + "presentationml.presentation"),
        Package(
            members: [member("[Content_Types].xml", "word/ is no member"), member("a")],
            type: "application/zip"),
        Package(members: [member("readme.txt", "x"), member("word/a")], type: "application/zip"),
        Package(members: [member("a")], type: "application/zip"),
    ]

    @Test("A package says what it is by its first members", arguments: packages)
    func firstMembers(package: Package) {
        #expect(kind(Array(package.members.joined())) == "document " + package.type)
    }

    @Test("Packages that are cut anywhere are no danger")
    func cut() {
        for whole in [
            Self.member("mimetype", "application/epub+zip") + Self.member("a"),
            Self.member("[Content_Types].xml", "<x/>") + Self.member("word/document.xml"),
        ] {
            for count in 4...whole.count {
                #expect(kind(Array(whole.prefix(count))).hasPrefix("document application/"))
            }
            for place in 4..<46 {
                var bytes = whole
                bytes[place] = 0xFF
                #expect(kind(bytes).hasPrefix("document application/"))
            }
        }
    }
}
