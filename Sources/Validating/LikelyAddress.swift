import Addresses
import Vocabulary

/// What servers mostly take for one address, however it is spelled.
///
/// Scheme and `www.` do not count, nor how escapes are written (RFC 3986, section 6.2.2), ids of sessions,
/// names of index files, a slash at the end, the order of the query's parts, and tags of campaigns in it.
/// Letters in lower and upper case differ, but where the project says otherwise.
struct LikelyAddress {
    private let aliases: Project.Aliases

    init(_ aliases: Project.Aliases) { self.aliases = aliases }

    /// The same for addresses that are likely one.
    func key(of url: WebURL) -> String {
        var parts = Parts(url)
        for rule in Self.rules { apply(rule, to: &parts) }
        return parts.host + parts.path + (parts.query.map { "?" + $0 } ?? "")
    }

    /// By what two addresses differ that are likely one.
    func differences(of first: WebURL, _ second: WebURL) -> [Alias.Rule] {
        var (a, b) = (Parts(first), Parts(second))
        var found: [Alias.Rule] = []
        for rule in Self.rules where a != b {
            let (first, second) = (a.all, b.all)
            apply(rule, to: &a)
            apply(rule, to: &b)
            let isFound = first.indices.contains { part in
                guard first[part] != second[part] else { return false }
                // What changed both alike makes no difference.
                let changed = (first[part] != a.all[part], second[part] != b.all[part])
                return a.all[part] == b.all[part] || changed.0 != changed.1
            }
            if isFound { found.append(rule) }
        }
        return found
    }

    // MARK: Rules

    private struct Parts: Equatable {
        var scheme: String
        var host: String
        var path: String
        var query: String?

        var all: [String?] { [scheme, host, path, query] }

        init(_ url: WebURL) {
            scheme = url.scheme
            host = (url.host ?? "") + (url.port.map { ":\($0)" } ?? "")
            path = url.pathname
            query = url.query
        }
    }

    /// In the order in which they are applied: escapes may hide what others look for.
    private static let rules: [Alias.Rule] = [
        .scheme, .www, .percentEncoding, .session, .index, .slash, .letterCase, .query,
    ]

    private func apply(_ rule: Alias.Rule, to parts: inout Parts) {
        switch rule {
        case .scheme: if parts.scheme == "https" { parts.scheme = "http" }
        case .www: if parts.host.hasPrefix("www.") { parts.host.removeFirst(4) }
        case .percentEncoding:
            parts.path = PercentEncoding.normalised(parts.path)
            parts.query = parts.query.map(PercentEncoding.normalised)
        case .session:
            parts.path = Self.withoutSession(parts.path)
            keep(in: &parts) { !Self.isSession($0) }
        case .index: parts.path = Self.withoutIndex(parts.path)
        case .slash: while parts.path.utf8.count > 1, parts.path.hasSuffix("/") { parts.path.removeLast() }
        case .letterCase where aliases.ignoresCase:
            parts.path = parts.path.lowercased()
            parts.query = parts.query?.lowercased()
        case .query: sortQuery(of: &parts)
        default: break
        }
    }

    private func keep(in parts: inout Parts, _ isKept: (Substring) -> Bool) {
        guard let query = parts.query else { return }
        let all = query.split(separator: "&", omittingEmptySubsequences: false)
        let kept = all.filter(isKept)
        guard kept.count < all.count else { return }
        parts.query = kept.isEmpty ? nil : kept.joined(separator: "&")
    }

    private func sortQuery(of parts: inout Parts) {
        keep(in: &parts) { !$0.isEmpty && !isIgnored($0) }
        parts.query = parts.query.map { query in
            query.split(separator: "&").sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(
                separator: "&")
        }
    }

    /// Tags that campaigns and networks hang onto any address.
    private static let tags = ["utm_*", "fbclid", "gclid"].map { Glob($0) }

    private func isIgnored(_ part: Substring) -> Bool {
        let name = String(part.prefix { $0 != "=" })
        return (Self.tags + aliases.ignoredQuery).contains { $0.matches(name) }
    }

    // MARK: Sessions and indexes

    private static let sessions: Set<String> = [
        "phpsessid", "jsessionid", "sid", "sessionid", "session_id", "oscsid", "zenid", "cfid", "cftoken",
    ]
    private static let shortestSession = 16

    private static func isSession(_ part: Substring) -> Bool {
        let pair = part.split(separator: "=", maxSplits: 1)
        guard pair.count == 2 else { return false }
        let name = pair[0].lowercased()
        if name == "cfid" || name == "cftoken" { return true }
        return (sessions.contains(name) || name.hasPrefix("aspsessionid"))
            && pair[1].utf8.count >= shortestSession
            && pair[1].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }

    /// Without `;jsessionid=…` of Java, and `/(S(…))` of ASP.NET.
    private static func withoutSession(_ path: String) -> String {
        var path = path
        if let mark = path.utf8.firstIndex(of: UInt8(ascii: ";")),
            path[mark...].lowercased().hasPrefix(";jsessionid=")
        {
            path = String(path[..<mark])
        }
        guard path.utf8.contains(UInt8(ascii: "(")), let mark = path.firstRange(of: "/(S("),
            let end = path[mark.upperBound...].firstRange(of: "))/")
        else { return path }
        path.removeSubrange(mark.lowerBound..<path.index(before: end.upperBound))
        return path
    }

    private static let indexNames: Set<String> = ["index", "default"]
    private static let indexEndings: Set<String> = [
        "html", "htm", "shtml", "php", "php3", "asp", "aspx", "jsp", "cfm", "cgi", "pl",
    ]

    private static func withoutIndex(_ path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")),
            path.utf8[slash...].contains(UInt8(ascii: "."))
        else { return path }
        let name = path[path.index(after: slash)...].lowercased().split(separator: ".")
        guard name.count == 2, indexNames.contains(String(name[0])), indexEndings.contains(String(name[1]))
        else {
            return path
        }
        return String(path[...slash])
    }
}
