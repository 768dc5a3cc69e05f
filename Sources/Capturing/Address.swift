import Addresses
import Vocabulary
import Workspace

/// Gives captures of a mirror the URLs that follow from their paths.
enum Address {
    static func assign(to captures: Captures, mounts: [String: String]) {
        for index in captures.indices
        where captures.urlNumber(at: index) == nil && !captures.isRecord(at: index) {
            let capture = captures[index]
            guard !isUnaddressed(capture),
                let (base, rest) = mount(of: capture.file, in: mounts) ?? hostFolder(of: capture.file)
            else { continue }
            let candidates = [unadjusted(rest), plain(rest)].compactMap { WebURL(base + $0)?.resource }
            let url = candidates.first { captures.number(ofURL: $0) == nil } ?? candidates.last
            captures.update(index) { $0.url = url }
        }
    }

    private static func isUnaddressed(_ capture: Capture) -> Bool {
        capture.isRecord || capture.entry != nil || capture.role == .source || capture.role == .sidecar
            || capture.reason.hasPrefix("not listed")
    }

    /// One finding for each folder of pages whose host is unknown.
    static func unknownHosts(in captures: Captures) -> [Finding] {
        var pages: [String: Int] = [:]
        for index in captures.indices
        where captures.urlNumber(at: index) == nil && captures.role(at: index) == .page
            && !captures.isRecord(at: index)
        {
            let parts = captures[index].file.split(separator: "/", maxSplits: 1)
            pages[parts.count > 1 ? String(parts[0]) : ".", default: 0] += 1
        }
        return pages.sorted { $0.key < $1.key }.map { folder, count in
            Finding(
                .hostUnknown, subject: folder == "." ? "raw" : folder,
                summary: "\(count) pages of raw/\(folder) have no URL: no host is in their path",
                help: "Say where the folder stood, in cartulary.yml: mounts: {\(folder): https://…/}")
        }
    }

    private static func mount(of file: String, in mounts: [String: String]) -> (String, String)? {
        let fitting = mounts.keys.filter { file == $0 || file.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
        guard let folder = fitting.max(by: { ($0.count, $0) < ($1.count, $1) }), let url = mounts[folder]
        else { return nil }
        let rest = file.dropFirst(folder.count).drop { $0 == "/" }
        return (url.hasSuffix("/") ? url : url + "/", String(rest))
    }

    /// `example.org/page.html`, below at most two other folders.
    private static func hostFolder(of file: String) -> (String, String)? {
        let parts = file.split(separator: "/", omittingEmptySubsequences: false)
        for (index, part) in parts.dropLast().prefix(3).enumerated() where isHost(part) {
            return (
                "http://" + part.lowercased().replacing("+", with: ":") + "/",
                parts[(index + 1)...].joined(separator: "/")
            )
        }
        return nil
    }

    /// Whether a folder is named as a host is, with a port or without (wget writes `host:8080`, or `host+8080`).
    private static func isHost(_ name: Substring) -> Bool {
        let parts = name.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "+" }
        if parts.count == 2, !parts[1].isEmpty, parts[1].allSatisfy(\.isNumber) {
            let numbers = parts[0].split(separator: ".")
            return parts[0] == "localhost" || isHost(parts[0])
                || numbers.count == 4 && numbers.allSatisfy { UInt8($0) != nil }
        }
        let labels = name.lowercased().split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, last.count >= 2, last.allSatisfy(\.isLetter) else {
            return false
        }
        let extensions: Set<Substring> = [
            "html", "htm", "php", "asp", "aspx", "jsp", "txt", "xml", "js", "css", "json", "pdf", "zip",
            "files", "warc",
            "wacz", "git", "old", "bak", "orig",
        ]
        return !extensions.contains(last)
            && labels.allSatisfy { label in
                !label.isEmpty && label.count <= 63
                    && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
            }
    }

    private static func plain(_ rest: String) -> String { PercentEncoding.path(fromFile: rest) }

    /// The path and query that wget's `--adjust-extension` and index files stand for.
    private static func unadjusted(_ rest: String) -> String {
        var path = rest
        var query: String?
        if let mark = rest.firstIndex(of: "?") ?? windowsMark(in: rest) {
            path = String(rest[..<mark])
            query = String(rest[rest.index(after: mark)...])
            if let text = query, text.hasSuffix(".html") { query = String(text.dropLast(5)) }
        }
        if path == "index.html" || path.hasSuffix("/index.html") {
            path = String(path.dropLast("index.html".count))
        }
        let encoded = PercentEncoding.path(fromFile: path)
        guard let query else { return encoded }
        return encoded + "?" + query.replacingHash()
    }

    /// wget's Windows mode writes `@` for `?`.
    private static func windowsMark(in rest: String) -> String.Index? {
        guard let mark = rest.lastIndex(of: "@"), rest[mark...].contains("="), !rest[mark...].contains("/")
        else {
            return nil
        }
        return mark
    }
}

extension String {
    fileprivate func replacingHash() -> String {
        split(separator: "#", omittingEmptySubsequences: false).joined(separator: "%23")
    }
}
