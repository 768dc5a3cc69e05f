import Addresses
package import Vocabulary

/// Redirects of a site: by HTTP, by `meta refresh`, and by `link rel=canonical`, each followed to its end.
package struct RedirectChains {
    private struct Redirect {
        var from: String
        var kind: String
        var status: String
        var written: String
        var to: String
        var capture: String
    }

    private let redirects: [Redirect]
    /// Where an address leads by HTTP and by refresh; a canonical address is no redirect of readers.
    private let next: [String: String]

    private static let mostHops = 50

    /// - Parameter stated: What pages name and send their readers to, by their captures.
    package init(captures: [Capture], stated: [String: [StatedTarget]]) {
        var redirects: [Redirect] = []
        var next: [String: String] = [:]
        for capture in captures {
            let from = capture.pageKey
            if capture.role == .redirect, let written = capture.record?.location {
                let base = capture.url.flatMap { WebURL($0) }
                let to = WebURL(written, base: base)?.resource ?? ""
                redirects.append(
                    Redirect(
                        from: from, kind: "http", status: capture.record?.status.map(String.init) ?? "",
                        written: written, to: to, capture: capture.id))
                if !to.isEmpty, next[from] == nil { next[from] = to }
            }
            for target in stated[capture.id] ?? [] where target.kind != .shortlink {
                let to = target.url ?? ""
                guard target.kind == .refresh || to != from else { continue }
                redirects.append(
                    Redirect(
                        from: from, kind: target.kind.rawValue, status: "", written: target.written, to: to,
                        capture: capture.id))
                if target.kind == .refresh, !to.isEmpty, next[from] == nil { next[from] = to }
            }
        }
        self.redirects = redirects.sorted {
            ($0.from, $0.kind, $0.to, $0.capture) < ($1.from, $1.kind, $1.to, $1.capture)
        }
        self.next = next
    }

    /// Rows of `report/redirect.csv`.
    package func rows() -> [[String]] {
        redirects.map { redirect in
            let (final, hops, isLoop) = end(of: redirect.to, from: redirect.from)
            return [
                redirect.from, redirect.kind, redirect.status, redirect.written, redirect.to, final,
                String(hops),
                isLoop ? "true" : "false", redirect.capture,
            ]
        }
    }

    private func end(of target: String, from: String) -> (final: String, hops: Int, isLoop: Bool) {
        var seen: Set<String> = [from]
        var current = target
        var hops = 1
        while let following = next[current], hops < Self.mostHops {
            if !seen.insert(current).inserted { return (current, hops, true) }
            current = following
            hops += 1
        }
        return (current, hops, seen.contains(current))
    }
}
