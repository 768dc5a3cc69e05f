/// A URL, parsed and normalised as browsers do (WHATWG URL Standard, section 4).
package struct WebURL: Sendable, Hashable {
    package internal(set) var scheme: String
    package internal(set) var username = ""
    package internal(set) var password = ""
    /// Serialised; nil where the URL has none.
    package internal(set) var host: String?
    package internal(set) var port: Int?
    /// Segments, or one opaque string where `hasOpaquePath`.
    var path: [String] = []
    package internal(set) var hasOpaquePath = false
    /// Without `?`.
    package internal(set) var query: String?
    /// Without `#`.
    package internal(set) var fragment: String?

    init(scheme: String) { self.scheme = scheme }

    /// Parses a URL, relative to a base if one is given; nil where browsers fail.
    package init?(_ text: String, base: WebURL? = nil) {
        var parser = URLParser(text, base: base)
        guard let url = parser.url() else { return nil }
        self = url
    }

    /// A URL as `resource` gives it; nil where it is none. What is normal already is not parsed.
    package static func normalised(_ text: String) -> String? {
        isNormal(text) ? text : WebURL(text)?.resource
    }

    /// Whether a URL is `http` or `https`, with a lower-case name as its host, and a path without dots, escapes
    /// or anything else that parsing changes.
    private static func isNormal(_ text: String) -> Bool {
        var copy = text
        return copy.withUTF8 { bytes in
            let start: Int
            if bytes.starts(with: "http://".utf8) {
                start = 7
            } else if bytes.starts(with: "https://".utf8) {
                start = 8
            } else {
                return false
            }
            guard let slash = bytes[start...].firstIndex(of: 0x2F), slash > start else { return false }
            var hasLetter = false
            for byte in bytes[start..<slash] {
                switch byte {
                case 0x61...0x7A: hasLetter = true
                case 0x30...0x39, 0x2D, 0x2E: break
                default: return false
                }
            }
            // Names beginning `xn--` and numbers are looked at closely elsewhere.
            guard hasLetter, bytes[slash - 1] >= 0x61, bytes[slash - 1] <= 0x7A, bytes[start] != 0x78 else {
                return false
            }
            var previous: UInt8 = 0
            for byte in bytes[slash...] {
                switch byte {
                case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2D, 0x5F, 0x7E, 0x2F, 0x3D, 0x26, 0x3F: break
                case 0x2E: if previous == 0x2F || previous == 0x2E { return false }
                default: return false
                }
                previous = byte
            }
            return true
        }
    }

    /// The host of a URL that is normalised; nil for one without.
    package static func host(ofNormalised url: String) -> Substring? {
        guard let mark = url.utf8.firstIndex(of: 0x3A), url.utf8[mark...].starts(with: "://".utf8) else {
            return nil
        }
        let rest = url[url.utf8.index(mark, offsetBy: 3)...]
        let end = rest.utf8.firstIndex { $0 == 0x2F || $0 == 0x3F } ?? rest.endIndex
        var host = rest[..<end]
        if let at = host.utf8.lastIndex(of: 0x40) { host = host[host.utf8.index(after: at)...] }
        if let colon = host.utf8.lastIndex(of: 0x3A), !host.hasSuffix("]") { host = host[..<colon] }
        return host.isEmpty ? nil : host
    }

    /// The place of a file of `raw/`, so that links within its folder can be resolved against it.
    package init?(placeOf file: String) {
        let segments = file.split(separator: "/", omittingEmptySubsequences: false).map {
            PercentEncoding.encode(Array($0.utf8)[...], .segment)
        }
        self.init("file:///" + segments.joined(separator: "/"))
    }

    /// The path in `raw/` that a place means; nil for a URL of any other kind.
    package var file: String? {
        guard scheme == "file", host == "" else { return nil }
        let segments = path.map { String(decoding: PercentEncoding.decode(Array($0.utf8)), as: UTF8.self) }
        return segments.joined(separator: "/")
    }

    static let defaultPorts = ["ftp": 21, "http": 80, "https": 443, "ws": 80, "wss": 443]

    package var isSpecial: Bool { scheme == "file" || Self.defaultPorts[scheme] != nil }

    package var pathname: String {
        hasOpaquePath ? path.joined() : path.map { "/" + $0 }.joined()
    }

    /// Serialised (section 4.5).
    package var href: String { resource + (fragment.map { "#" + $0 } ?? "") }

    /// Serialised without the fragment: the URL that a capture can have.
    package var resource: String {
        var text = scheme + ":"
        if let host {
            text += "//"
            if !username.isEmpty || !password.isEmpty {
                text += username + (password.isEmpty ? "" : ":" + password) + "@"
            }
            text += host + (port.map { ":\($0)" } ?? "")
        } else if !hasOpaquePath && path.count > 1 && path[0].isEmpty {
            text += "/."
        }
        text += pathname
        if let query { text += "?" + query }
        return text
    }
}
