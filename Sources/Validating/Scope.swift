import Addresses
package import Vocabulary

/// The hosts and path prefixes that belong to the site.
package struct Scope: Sendable, Equatable {
    /// Host and path prefix, without `www.`.
    private let entries: [String]

    /// The project's scope; without one, the host that most captured pages have.
    package init(project: Project, captures: some Sequence<Capture>) {
        if !project.scope.isEmpty {
            entries = project.scope.map(Self.entry)
            return
        }
        var pages: [String: Int] = [:]
        for capture in captures where capture.role == .page {
            if let host = capture.url.flatMap({ WebURL($0)?.host }) {
                pages[Self.bare(host), default: 0] += 1
            }
        }
        entries = pages.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { [$0.key + "/"] } ?? []
    }

    /// The scope in words, as the dataset states it.
    package var description: [String] { entries }

    package func contains(_ url: String) -> Bool {
        guard let url = WebURL(url), url.scheme == "http" || url.scheme == "https", let host = url.host else {
            return false
        }
        let address = Self.bare(host) + (url.port.map { ":\($0)" } ?? "") + url.pathname
        return entries.contains { address.hasPrefix($0) }
    }

    /// Whether an address that is normalised already, as the links of a page are, belongs to the site.
    package func contains(normalised url: String) -> Bool {
        var copy = url
        let answer: Bool? = copy.withUTF8 { bytes in
            var rest = bytes[...]
            if rest.starts(with: "http://".utf8) {
                rest = rest.dropFirst(7)
            } else if rest.starts(with: "https://".utf8) {
                rest = rest.dropFirst(8)
            } else {
                return false
            }
            if rest.starts(with: "www.".utf8) { rest = rest.dropFirst(4) }
            // Names of people before the host are looked at closely.
            if rest.prefix(while: { $0 != UInt8(ascii: "/") }).contains(UInt8(ascii: "@")) { return nil }
            return entries.contains { rest.starts(with: $0.utf8) }
        }
        return answer ?? contains(url)
    }

    private static func entry(_ text: String) -> String {
        let bare = bare(text.firstRange(of: "://").map { String(text[$0.upperBound...]) } ?? text)
        return bare.contains("/") ? bare : bare + "/"
    }

    private static func bare(_ host: String) -> String {
        let lower = host.lowercased()
        return lower.hasPrefix("www.") ? String(lower.dropFirst(4)) : lower
    }
}
