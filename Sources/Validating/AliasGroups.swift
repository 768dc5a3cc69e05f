import Addresses
import Vocabulary
package import Workspace

/// Addresses that mean one capture, each with the rule that says so. Nothing is merged by them.
package struct AliasGroups {
    private let captures: Captures
    private let notes: CaptureNotes
    private let likely: LikelyCaptures
    private let folder: String
    /// The first page of each URL, by the number of the URL; -1 where it has none.
    private let pages: ScratchArray<Int32>

    /// - Parameters:
    ///   - notes: What pages name as their own addresses.
    ///   - likely: Finds captures by other spellings of their addresses.
    ///   - folder: For what grows with the captures.
    package init(captures: Captures, notes: CaptureNotes, likely: LikelyCaptures, in folder: String) {
        self.likely = likely
        self.captures = captures
        self.notes = notes
        self.folder = folder
        pages = ScratchArray(in: folder)
        pages.pad(to: captures.urlCount, with: -1)
        for index in captures.indices where captures.role(at: index) == .page {
            guard let url = captures.urlNumber(at: index), pages[url] < 0 else { continue }
            pages[url] = Int32(index)
        }
    }

    /// Hands on the rows of `report/alias.csv`: other addresses that were captured too, or that pages name as
    /// their own.
    package func forEachRow(_ body: ([String]) throws -> Void) rethrows {
        let rows = ScratchLines(in: folder)
        for index in captures.indices where captures.role(at: index) == .page {
            let capture = captures[index]
            guard let url = capture.url, let parsed = WebURL(url) else { continue }
            let aliases = aliases(of: capture, at: index, parsed).filter { $0.url != url }
            for (other, rule) in aliases { rows.append(row: row(capture, url, other, [rule])) }
            for (first, rules) in likely.others(of: parsed, at: index) {
                let other = captures[first]
                guard let name = other.url, !aliases.contains(where: { $0.url == name }) else { continue }
                rows.append(row: row(capture, url, name, rules))
                rows.append(row: row(other, name, url, rules))
            }
        }
        try rows.forEachRow(body)
    }

    private func row(_ capture: Capture, _ url: String, _ other: String, _ rules: [Alias.Rule]) -> [String] {
        let digest = digest(ofPageAt: other)
        let isSame = digest == capture.sha256 && !capture.sha256.isEmpty
        return [
            url, other, rules.map(\.rawValue).joined(separator: " "), digest == nil ? "false" : "true",
            isSame ? "true" : "false", capture.id,
        ]
    }

    private func aliases(of capture: Capture, at index: Int, _ url: WebURL) -> [(
        url: String, rule: Alias.Rule
    )] {
        var aliases: [(url: String, rule: Alias.Rule)] = []
        for (other, rule) in Self.variants(of: url) where page(at: other) != nil {
            aliases.append((other, rule))
        }
        if !capture.isRecord, let name = Self.fileName(of: capture, url) { aliases.append((name, .fileName)) }
        for target in notes.stated(at: index) {
            guard let other = target.url, other.hasPrefix("http") else { continue }
            if target.kind == .shortlink { aliases.append((other, .shortlink)) }
            if target.kind == .canonical { aliases.append((other, .canonical)) }
        }
        return aliases
    }

    /// The index of the first page that was captured at a URL.
    private func page(at url: String) -> Int? {
        guard let number = captures.number(ofURL: url), pages[number] >= 0 else { return nil }
        return Int(pages[number])
    }

    private func digest(ofPageAt url: String) -> String? { page(at: url).map { captures[$0].sha256 } }

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
