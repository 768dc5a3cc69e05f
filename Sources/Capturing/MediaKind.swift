import Glibc
import Vocabulary

/// What a file is, from its first bytes and its name (WHATWG MIME Sniffing, section 7.1, for HTML).
struct MediaKind {
    private(set) var role: Capture.Role
    private(set) var mediaType: String
    private(set) var reason: String

    /// What a file of a folder is.
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
        self.init(name: name, head: file.bytes, length: file.length, declaredType: nil)
    }

    /// What bytes are that have a name.
    ///
    /// - Parameters:
    ///   - head: All bytes, or the first ones.
    ///   - declaredType: The media type that a server declared; only the bytes decide whether it is a page.
    init(name: String, head: [UInt8], length: Int, declaredType: String?) {
        guard length > 0 else {
            self.init(.empty, "application/x-empty", "no bytes")
            return
        }
        if head.starts(with: "version https://git-lfs.github.com/spec/".utf8), length < 1024 {
            self.init(.unreadable, "text/plain", "a pointer of git-lfs; the file itself is not here")
            return
        }
        if Self.beginsDocument(head) {
            self.init(.page, "text/html", "holds an HTML document")
            return
        }
        // Markup has no signature but that of SVG.
        if head.first != 0x3C || head.starts(with: "<svg".utf8), let known = MediaSignatures.kind(of: head) {
            self.init(known.role, known.type, "begins with the signature of \(known.type)")
            return
        }
        // What a server calls HTML may be named as it likes.
        let isDeclared = declaredType == "text/html" || declaredType == "application/xhtml+xml"
        let extensions = isDeclared ? Self.html : Self.extensions(of: name)
        self = Self.byText(
            Self.asASCII(head), extensions: extensions, isBinary: Self.isBinary(head),
            declaredType: declaredType,
            isWhole: head.count >= length)
    }

    private init(_ role: Capture.Role, _ mediaType: String, _ reason: String) {
        self.role = role
        self.mediaType = mediaType
        self.reason = reason
    }

    /// Whether bytes begin as most pages do, so that nothing else need be looked at.
    static func beginsDocument(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            guard let start = bytes.prefix(1024).firstIndex(where: { $0 > 0x20 }) else { return false }
            for word in [StaticString("<!doctype html"), "<html"] {
                let count = word.utf8CodeUnitCount
                guard start + count < bytes.count else { continue }
                if (0..<count).allSatisfy({ bytes[start + $0] | 0x20 == word.utf8Start[$0] | 0x20 }) {
                    return true
                }
            }
            return false
        }
    }

    /// Text of UTF-16 with its zero bytes left out, so that tags can be looked for.
    private static func asASCII(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) else { return bytes }
        return bytes.dropFirst(2).filter { $0 != 0 }
    }

    private static func isBinary(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return false }
        // One compare finds what no text has: tab, newlines, form feed and escape are text.
        var odd = 0
        let length = min(1024, bytes.count)
        bytes.withUnsafeBufferPointer { bytes in
            for index in 0..<length where bytes[index] < 0x20 {
                let byte = bytes[index]
                if byte < 0x09 || byte > 0x0D && byte != 0x1B { odd += 1 }
            }
        }
        return odd * 20 > length
    }

    private static func byText(
        _ bytes: [UInt8], extensions: Set<String>, isBinary: Bool, declaredType: String?, isWhole: Bool
    ) -> MediaKind {
        if isBinary, !(declaredType == "text/html" && holdsDocument(bytes)) {
            return MediaKind(.other, "application/octet-stream", "binary bytes of no known signature")
        }
        let head = Head(bytes, isWhole: isWhole)
        if declaredType?.hasSuffix("javascript") == true, !head.beginsAsDocument {
            return MediaKind(.script, declaredType ?? "", "declared as a script, and begins as no document")
        }
        if declaredType == "text/css", !head.beginsAsDocument {
            return MediaKind(.style, "text/css", "declared as a style sheet, and begins as no document")
        }
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

    private static let html: Set<String> = ["html"]
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
        bytes.withUnsafeBytes { bytes in
            let count = word.utf8CodeUnitCount
            guard let base = bytes.baseAddress else { return false }
            var place = 0
            while place + count <= bytes.count,
                let found = memchr(base + place, 0x3C, bytes.count - place - count + 1)
            {
                place = UnsafeRawPointer(found) - base
                var offset = 1
                while offset < count, bytes[place + offset] | 0x20 == word.utf8Start[offset] | 0x20 {
                    offset += 1
                }
                if offset == count { return true }
                place += 1
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
    private let isWhole: Bool

    init(_ bytes: [UInt8], isWhole: Bool) {
        var rest = bytes[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        rest = Self.trim(rest)
        if rest.starts(with: "<?xml".utf8) {
            isXML = true
            rest = Self.trim(Self.skip(rest, past: "?>"))
        }
        while rest.starts(with: "<!--".utf8) { rest = Self.trim(Self.skip(rest, past: "-->")) }
        text = String(decoding: rest.prefix(64), as: UTF8.self).lowercased()
        // Of a part nobody knows how it ends: what it begins with decides.
        lastByte = isWhole ? bytes.last { $0 > 0x20 } : nil
        self.isWhole = isWhole
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
        text.hasPrefix("{") && (lastByte == UInt8(ascii: "}") || !isWhole)
            || text.hasPrefix("[") && (lastByte == UInt8(ascii: "]") || !isWhole)
    }

    var beginsAsDocument: Bool { text.hasPrefix("<!doctype html") || text.hasPrefix("<html") }

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
