/// The sort-friendly form of a URL, `org,example)/path` (SURT): a sort key, never an identity.
///
/// Canonical as CDX indexes and pywb want it: lower case, without `www.`, default port, fragment, session ids
/// and a final slash, the parts of the query in order.
package enum SURT {
    package static func key(of url: WebURL) -> String {
        guard let host = url.host, !host.isEmpty else { return url.resource.lowercased() }
        var name = host.lowercased()
        if let dot = name.firstIndex(of: "."), isWWW(name[..<dot]) {
            name = String(name[name.index(after: dot)...])
        }
        let isAddress = name.hasPrefix("[") || name.allSatisfy { $0.isNumber || $0 == "." }
        let labels = isAddress ? [name] : name.split(separator: ".").reversed().map(String.init)
        var key = labels.joined(separator: ",")
        if let port = url.port { key += ":\(port)" }
        return key + ")" + path(url) + query(url)
    }

    private static func isWWW(_ label: Substring) -> Bool {
        label.hasPrefix("www") && label.dropFirst(3).allSatisfy { $0.isASCII && $0.isNumber }
    }

    private static func path(_ url: WebURL) -> String {
        var path = url.pathname.lowercased()
        if let session = path.firstRange(of: ";jsessionid=") { path = String(path[..<session.lowerBound]) }
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path.isEmpty ? "/" : path
    }

    private static func query(_ url: WebURL) -> String {
        let parts = (url.query ?? "").lowercased().split(separator: "&").filter { !isSession($0) }
        return parts.isEmpty
            ? "" : "?" + parts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: "&")
    }

    /// `jsessionid`, `phpsessid`, `sid` and `aspsessionid…` with what is no other value.
    private static func isSession(_ part: Substring) -> Bool {
        let pair = part.split(separator: "=", maxSplits: 1)
        guard pair.count == 2 else { return false }
        let isLong = pair[1].count >= 16 && pair[1].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return isLong
            && (["jsessionid", "phpsessid", "sid"].contains(pair[0]) || pair[0].hasPrefix("aspsessionid"))
    }
}
