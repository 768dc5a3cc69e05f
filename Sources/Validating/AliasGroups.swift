import Addresses
package import Vocabulary

/// Addresses that mean one capture, each with the rule that says so. Nothing is merged by them.
package struct AliasGroups {
    private let captures: [Capture]
    private let stated: [String: [StatedTarget]]

    /// - Parameter stated: What pages name as their own addresses, by their captures.
    package init(captures: [Capture], stated: [String: [StatedTarget]]) {
        self.captures = captures.filter { $0.role == .page && $0.url != nil }
        self.stated = stated
    }

    /// Rows of `report/alias.csv`: other addresses that were captured too, or that pages name as their own.
    package func rows() -> [[String]] {
        var digests: [String: String] = [:]
        for capture in captures { if let url = capture.url { digests[url] = digests[url] ?? capture.sha256 } }
        var rows: [[String]] = []
        for capture in captures {
            guard let url = capture.url, let parsed = WebURL(url) else { continue }
            var aliases: [(url: String, rule: Alias.Rule)] = []
            for (other, rule) in Self.variants(of: parsed) where digests[other] != nil {
                aliases.append((other, rule))
            }
            if !capture.isRecord, let name = Self.fileName(of: capture, parsed) {
                aliases.append((name, .fileName))
            }
            for target in stated[capture.id] ?? [] {
                guard let other = target.url, other != url, other.hasPrefix("http") else { continue }
                if target.kind == .shortlink { aliases.append((other, .shortlink)) }
                if target.kind == .canonical { aliases.append((other, .canonical)) }
            }
            for (other, rule) in aliases where other != url {
                let isSame = digests[other].map { $0 == capture.sha256 && !$0.isEmpty } ?? false
                rows.append([
                    url, other, rule.rawValue, digests[other] == nil ? "false" : "true",
                    isSame ? "true" : "false",
                    capture.id,
                ])
            }
        }
        var seen: Set<[String]> = []
        return rows.filter { seen.insert($0).inserted }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// Addresses that usually mean the same page.
    private static func variants(of url: WebURL) -> [(String, Alias.Rule)] {
        let text = url.resource
        guard url.isHTTP, let mark = text.firstRange(of: "://") else { return [] }
        let rest = text[mark.upperBound...]
        var variants: [(String, Alias.Rule)] = [
            ((url.scheme == "http" ? "https://" : "http://") + rest, .scheme),
            (url.scheme + "://" + (rest.hasPrefix("www.") ? String(rest.dropFirst(4)) : "www." + rest), .www),
        ]
        if url.pathname.hasSuffix("/index.html"), url.query == nil {
            variants.append((String(text.dropLast("index.html".count)), .index))
        } else if url.pathname.hasSuffix("/"), url.query == nil {
            variants.append((text + "index.html", .index))
        }
        return variants
    }

    /// The address that the name of a file in a mirror would have: `index.html%3Flang=ko.html`.
    private static func fileName(of capture: Capture, _ url: WebURL) -> String? {
        let name = capture.file.split(separator: "/").last.map(String.init) ?? ""
        guard name.contains("?") || name.contains("@"), let host = url.host else { return nil }
        let folder =
            url.pathname.hasSuffix("/")
            ? url.pathname
            : url.pathname.split(
                separator: "/", omittingEmptySubsequences: false
            ).dropLast().joined(separator: "/") + "/"
        let encoded = PercentEncoding.path(fromFile: name)
        return WebURL("\(url.scheme)://\(host)\(folder)\(encoded)")?.resource
    }
}

extension WebURL {
    fileprivate var isHTTP: Bool { scheme == "http" || scheme == "https" }
}
