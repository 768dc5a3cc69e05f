import Vocabulary

/// What a file is, from its first bytes and its name (WHATWG MIME Sniffing, section 7.1, for HTML).
struct MediaKind {
    private(set) var role: Capture.Role
    private(set) var mediaType: String
    private(set) var reason: String

    init(of file: RawFile, knownURLs: [String]) {
        let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
        if name == "captures.jsonl" || name.hasSuffix(".cdx") || name.hasSuffix(".cdxj")
            || knownURLs.contains(where: {
                $0 == file.path || $0.hasSuffix("/raw/" + file.path) || $0 == "raw/" + file.path
            })
        {
            self.init(.sidecar, "text/plain", "describes captures")
            return
        }
        guard file.length > 0 else {
            self.init(.empty, "application/x-empty", "no bytes")
            return
        }
        if let known = Self.bySignature(file.bytes) {
            self = known
            return
        }
        self = Self.byText(
            Self.asASCII(file.bytes), extensions: Self.extensions(of: name),
            isBinary: Self.isBinary(file.bytes))
    }

    private init(_ role: Capture.Role, _ mediaType: String, _ reason: String) {
        self.role = role
        self.mediaType = mediaType
        self.reason = reason
    }

    private static func bySignature(_ bytes: [UInt8]) -> MediaKind? {
        let signatures: [(String, Capture.Role, String)] = [
            ("%PDF-", .document, "application/pdf"), ("PK\u{3}\u{4}", .document, "application/zip"),
            ("{\\rtf", .document, "application/rtf"), ("GIF8", .image, "image/gif"),
            ("<svg", .image, "image/svg+xml"),
        ]
        for (text, role, type) in signatures where bytes.starts(with: text.utf8) {
            return MediaKind(role, type, "begins with the signature of \(type)")
        }
        let binary: [([UInt8], Capture.Role, String)] = [
            ([0x89, 0x50, 0x4E, 0x47], .image, "image/png"), ([0xFF, 0xD8, 0xFF], .image, "image/jpeg"),
            ([0x1F, 0x8B], .document, "application/gzip"),
            ([0xD0, 0xCF, 0x11, 0xE0], .document, "application/x-ole-storage"),
            ([0x00, 0x00, 0x01, 0x00], .image, "image/x-icon"),
            ([0x00, 0x00, 0x02, 0x00], .image, "image/x-icon"),
        ]
        for (text, role, type) in binary where bytes.starts(with: text) {
            return MediaKind(role, type, "begins with the signature of \(type)")
        }
        return nil
    }

    /// Text of UTF-16 with its zero bytes left out, so that tags can be looked for.
    private static func asASCII(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) else { return bytes }
        return bytes.dropFirst(2).filter { $0 != 0 }
    }

    private static func isBinary(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return false }
        let head = bytes.prefix(1024)
        let odd = head.count { $0 < 0x09 || ($0 > 0x0D && $0 < 0x1B) || ($0 > 0x1B && $0 < 0x20) }
        return odd * 20 > head.count
    }

    private static func byText(_ bytes: [UInt8], extensions: Set<String>, isBinary: Bool) -> MediaKind {
        if isBinary {
            return MediaKind(.other, "application/octet-stream", "binary bytes of no known signature")
        }
        let head = Head(bytes)
        if let type = head.feedType { return MediaKind(.feed, type, "its root element is that of a feed") }
        if head.isJSON { return MediaKind(.data, "application/json", "begins and ends as JSON does") }
        let isNamedHTML = extensions.isEmpty || !extensions.isDisjoint(with: htmlExtensions)
        if !extensions.isDisjoint(with: ["js", "mjs"]) && !head.beginsAsHTML {
            return MediaKind(.script, "text/javascript", "named as a script, and does not begin as HTML does")
        }
        if extensions.contains("css") && !head.beginsAsHTML {
            return MediaKind(.style, "text/css", "named as a style sheet, and does not begin as HTML does")
        }
        if head.beginsAsHTML || (isNamedHTML && holdsDocument(bytes)) {
            let type = head.isXML ? "application/xhtml+xml" : "text/html"
            return MediaKind(
                .page, type, holdsDocument(bytes) ? "holds an HTML document" : "begins as HTML does")
        }
        if head.isXML { return MediaKind(.data, "application/xml", "begins with an XML declaration") }
        let reason =
            isNamedHTML && !extensions.isEmpty ? "named as HTML, but holds no markup of a page" : "plain text"
        return MediaKind(.data, "text/plain", reason)
    }

    private static let htmlExtensions: Set<String> = [
        "html", "htm", "xhtml", "shtml", "php", "php3", "asp", "aspx", "jsp", "cfm", "cgi", "pl",
    ]

    /// All extensions of a name (`page.html.ko.euc-kr`), lower case, without the query.
    private static func extensions(of name: String) -> Set<String> {
        let parts = name.lowercased().split { $0 == "." || $0 == "?" }
        return Set(parts.dropFirst().map(String.init).filter { (1...5).contains($0.count) })
    }

    private static func holdsDocument(_ bytes: [UInt8]) -> Bool {
        find("<html", in: bytes) || find("<!doctype html", in: bytes)
    }

    private static func find(_ word: StaticString, in bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            guard bytes.count >= word.utf8CodeUnitCount else { return false }
            for start in 0...(bytes.count - word.utf8CodeUnitCount) where bytes[start] == UInt8(ascii: "<") {
                var offset = 1
                while offset < word.utf8CodeUnitCount,
                    bytes[start + offset] | 0x20 == word.utf8Start[offset] | 0x20
                {
                    offset += 1
                }
                if offset == word.utf8CodeUnitCount { return true }
            }
            return false
        }
    }
}

/// The beginning of a text, without byte order mark, white space and comments.
private struct Head {
    private(set) var text: String
    private(set) var isXML = false
    private let lastByte: UInt8?

    init(_ bytes: [UInt8]) {
        var rest = bytes[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        rest = Self.trim(rest)
        if rest.starts(with: "<?xml".utf8) {
            isXML = true
            rest = Self.trim(Self.skip(rest, past: "?>"))
        }
        while rest.starts(with: "<!--".utf8) { rest = Self.trim(Self.skip(rest, past: "-->")) }
        text = String(decoding: rest.prefix(64), as: UTF8.self).lowercased()
        lastByte = bytes.last { $0 > 0x20 }
    }

    private static func trim(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> { bytes.drop { $0 <= 0x20 } }

    private static func skip(_ bytes: ArraySlice<UInt8>, past end: StaticString) -> ArraySlice<UInt8> {
        let word = Array(String(describing: end).utf8)
        var index = bytes.startIndex
        while index + word.count <= bytes.endIndex {
            if bytes[index..<(index + word.count)].elementsEqual(word) {
                return bytes[(index + word.count)...]
            }
            index += 1
        }
        return bytes[bytes.endIndex...]
    }

    var feedType: String? {
        if text.hasPrefix("<rss") { return "application/rss+xml" }
        if text.hasPrefix("<feed") { return "application/atom+xml" }
        if text.hasPrefix("<rdf:rdf") { return "application/rdf+xml" }
        return nil
    }

    var isJSON: Bool {
        text.hasPrefix("{") && lastByte == UInt8(ascii: "}")
            || text.hasPrefix("[") && lastByte == UInt8(ascii: "]")
    }

    var beginsAsHTML: Bool {
        let tags = [
            "<!doctype html", "<html", "<head", "<script", "<iframe", "<h1", "<div", "<font", "<table", "<a",
            "<style",
            "<title", "<b", "<body", "<br", "<p", "<frameset", "<center", "<meta", "<link",
        ]
        return tags.contains { tag in
            guard text.hasPrefix(tag) else { return false }
            let next = text.dropFirst(tag.count).first
            return next.map {
                $0 == " " || $0 == ">" || $0 == "\n" || $0 == "\r\n" || $0 == "\t" || $0 == "/"
            } ?? true
        }
    }
}
