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
