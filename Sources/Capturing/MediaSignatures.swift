import Vocabulary

/// What files begin with (WHATWG MIME Sniffing, section 6; for other formats the registrations at IANA and
/// their own specifications).
enum MediaSignatures {
    /// A format: what stands at a place, and what a file is that has it.
    private struct Signature: Sendable {
        var bytes: [UInt8]
        var offset = 0
        var role: Capture.Role
        var type: String

        init(_ bytes: [UInt8], at offset: Int = 0, _ role: Capture.Role, _ type: String) {
            self.bytes = bytes
            self.offset = offset
            self.role = role
            self.type = type
        }

        init(_ text: String, at offset: Int = 0, _ role: Capture.Role, _ type: String) {
            self.init(Array(text.utf8), at: offset, role, type)
        }

        func fits(_ head: [UInt8]) -> Bool {
            head.count >= offset + bytes.count && bytes.indices.allSatisfy { head[offset + $0] == bytes[$0] }
        }
    }

    /// The role and media type of bytes that have a signature; nil where they have none.
    static func kind(of head: [UInt8]) -> (role: Capture.Role, type: String)? {
        guard let found = all.first(where: { $0.fits(head) }), isSound(found.type, head) else { return nil }
        return found.type == "application/zip"
            ? (.document, packaged(head) ?? found.type) : (found.role, found.type)
    }

    /// Whether what is around a short signature is as its format has it, so that no text is taken for one.
    private static func isSound(_ type: String, _ head: [UInt8]) -> Bool {
        switch type {
        case "image/bmp": head.contains(0)
        case "image/webp", "audio/wav", "video/avi": head.starts(with: "RIFF".utf8)
        case "audio/aiff": head.starts(with: "FORM".utf8)
        // A box begins with its length, and no file is so long that its first byte counts.
        case "image/avif", "image/heic", "image/heif", "audio/mp4", "video/mp4", "video/quicktime":
            head[0] == 0
        case "application/x-shockwave-flash":
            head.count > 3 && (head[3] < 0x20 || head.prefix(64).contains(0))
        case "application/x-bzip2": head.count > 3 && (0x31...0x39).contains(head[3])
        default: true
        }
    }

    /// What a ZIP file is the package of, by its first member (ODF 1.2 part 3, section 3.3; OCF 3.2, section
    /// 4.3; ECMA-376 part 2).
    private static func packaged(_ head: [UInt8]) -> String? {
        guard head.count > 38 else { return nil }
        let nameEnd = 30 + Int(head[26]) + Int(head[27]) << 8
        guard nameEnd <= head.count else { return nil }
        let name = String(decoding: head[30..<nameEnd], as: UTF8.self)
        if name == "mimetype", head[8] == 0, head[9] == 0 {
            // Stored as it is, behind a name and no more.
            let start = nameEnd + Int(head[28]) + Int(head[29]) << 8
            let end = start + Int(head[22]) + Int(head[23]) << 8
            guard start < end, end <= head.count, end - start < 100 else { return nil }
            let type = String(decoding: head[start..<end], as: UTF8.self)
            return type.hasPrefix("application/") && type.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
                ? type : nil
        }
        guard name == "[Content_Types].xml" || name.hasPrefix("_rels/") || name.hasPrefix("docProps/") else {
            return nil
        }
        let office = "application/vnd.openxmlformats-officedocument."
        for (folder, type) in [
            ("word/", "wordprocessingml.document"), ("xl/", "spreadsheetml.sheet"),
            ("ppt/", "presentationml.presentation"),
        ] where holds(Array(folder.utf8), head) {
            return office + type
        }
        return nil
    }

    /// Whether a member's name begins with a text: where its header ends (APPNOTE, section 4.3.7).
    private static func holds(_ name: [UInt8], _ head: [UInt8]) -> Bool {
        guard head.count >= 30 + name.count else { return false }
        return (0...(head.count - 30 - name.count)).contains { place in
            head[place] == 0x50 && head[place + 1] == 0x4B && head[place + 2] == 3 && head[place + 3] == 4
                && name.indices.allSatisfy { head[place + 30 + $0] == name[$0] }
        }
    }

    private static let all: [Signature] = [
        // Documents.
        Signature("%PDF-", .document, "application/pdf"), Signature("{\\rtf", .document, "application/rtf"),
        Signature("%!PS", .document, "application/postscript"),
        Signature([0xD0, 0xCF, 0x11, 0xE0], .document, "application/x-ole-storage"),
        Signature([0xFF, 0x57, 0x50, 0x43], .document, "application/vnd.wordperfect"),
        Signature("AT&TFORM", .document, "image/vnd.djvu"),
        // Archives.
        Signature("PK\u{3}\u{4}", .document, "application/zip"),
        Signature("Rar!\u{1A}\u{7}", .document, "application/vnd.rar"),
        Signature([0x1F, 0x8B], .document, "application/gzip"),
        Signature("BZh", .document, "application/x-bzip2"),
        Signature([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .document, "application/x-xz"),
        Signature([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .document, "application/x-7z-compressed"),
        Signature([0x28, 0xB5, 0x2F, 0xFD], .document, "application/zstd"),
        Signature([0x04, 0x22, 0x4D, 0x18], .document, "application/x-lz4"),
        Signature("ustar", at: 257, .document, "application/x-tar"),
        Signature("MSCF", .document, "application/vnd.ms-cab-compressed"),
        Signature("SIT!", .document, "application/x-stuffit"),
        Signature("StuffIt (c)", .document, "application/x-stuffit"),
        // Images.
        Signature("GIF8", .image, "image/gif"), Signature([0x89, 0x50, 0x4E, 0x47], .image, "image/png"),
        Signature([0xFF, 0xD8, 0xFF], .image, "image/jpeg"), Signature("<svg", .image, "image/svg+xml"),
        Signature("WEBP", at: 8, .image, "image/webp"), Signature("BM", .image, "image/bmp"),
        Signature([0x00, 0x00, 0x01, 0x00], .image, "image/x-icon"),
        Signature([0x00, 0x00, 0x02, 0x00], .image, "image/x-icon"),
        Signature([0x49, 0x49, 0x2A, 0x00], .image, "image/tiff"),
        Signature([0x4D, 0x4D, 0x00, 0x2A], .image, "image/tiff"),
        Signature("8BPS", .image, "image/vnd.adobe.photoshop"),
        Signature([0xD7, 0xCD, 0xC6, 0x9A], .image, "image/wmf"),
        Signature([0x00, 0x00, 0x00, 0x0C, 0x6A, 0x50, 0x20, 0x20], .image, "image/jp2"),
        Signature("ftypavif", at: 4, .image, "image/avif"),
        Signature("ftypavis", at: 4, .image, "image/avif"),
        Signature("ftyphei", at: 4, .image, "image/heic"), Signature("ftypmif1", at: 4, .image, "image/heif"),
        // Sound and film.
        Signature("ID3\u{2}", .media, "audio/mpeg"), Signature("ID3\u{3}", .media, "audio/mpeg"),
        Signature("ID3\u{4}", .media, "audio/mpeg"), Signature([0xFF, 0xFB], .media, "audio/mpeg"),
        Signature("OggS", .media, "application/ogg"), Signature("fLaC", .media, "audio/flac"),
        Signature("MThd", .media, "audio/midi"), Signature("WAVE", at: 8, .media, "audio/wav"),
        Signature("AIFF", at: 8, .media, "audio/aiff"), Signature(".snd", .media, "audio/basic"),
        Signature("#!AMR", .media, "audio/amr"), Signature("AVI ", at: 8, .media, "video/avi"),
        Signature("ftypM4A", at: 4, .media, "audio/mp4"),
        Signature("ftypqt", at: 4, .media, "video/quicktime"),
        Signature("ftyp", at: 4, .media, "video/mp4"), Signature("moov", at: 4, .media, "video/quicktime"),
        Signature("mdat", at: 4, .media, "video/quicktime"), Signature("FLV\u{1}", .media, "video/x-flv"),
        Signature([0x1A, 0x45, 0xDF, 0xA3], .media, "video/webm"),
        Signature([0x00, 0x00, 0x01, 0xBA], .media, "video/mpeg"),
        Signature([0x00, 0x00, 0x01, 0xB3], .media, "video/mpeg"),
        Signature([0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11], .media, "video/x-ms-asf"),
        Signature(".RMF", .media, "application/vnd.rn-realmedia"),
        Signature([0x2E, 0x72, 0x61, 0xFD], .media, "audio/vnd.rn-realaudio"),
        // Fonts.
        Signature("wOFF", .font, "font/woff"), Signature("wOF2", .font, "font/woff2"),
        Signature("OTTO", .font, "font/otf"),
        Signature([0x00, 0x01, 0x00, 0x00, 0x00], .font, "font/ttf"),
        Signature("ttcf", .font, "font/collection"),
        // Programs of a page.
        Signature("FWS", .other, "application/x-shockwave-flash"),
        Signature("CWS", .other, "application/x-shockwave-flash"),
        Signature("ZWS", .other, "application/x-shockwave-flash"),
    ]
}
