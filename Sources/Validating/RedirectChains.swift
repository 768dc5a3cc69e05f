import Addresses
import Vocabulary
package import Workspace

/// Redirects of a site: by HTTP, by `meta refresh`, and by `link rel=canonical`, each followed to its end.
package struct RedirectChains {
    /// Rows of from, kind, to, capture, status, written.
    private let redirects: ScratchLines
    /// Addresses, and where each leads by HTTP and by refresh, or -1; a canonical address is no redirect of readers.
    private let addresses: ScratchNames
    private let next: ScratchArray<Int32>

    private static let mostHops = 50

    /// - Parameters:
    ///   - notes: What pages name and send their readers to.
    ///   - folder: For what grows with the captures.
    package init(captures: Captures, notes: CaptureNotes, in folder: String) {
        redirects = ScratchLines(in: folder)
        addresses = ScratchNames(in: folder)
        next = ScratchArray(in: folder)
        for (index, capture) in captures.enumerated() {
            let from = capture.pageKey
            if capture.role == .redirect, let written = capture.record?.location {
                let base = capture.url.flatMap { WebURL($0) }
                let to = WebURL(written, base: base)?.resource ?? ""
                redirects.append(
                    row: [
                        from, "http", to, capture.id, capture.record?.status.map(String.init) ?? "", written,
                    ])
                lead(from, to)
            }
            for target in notes.stated(at: index) where target.kind != .shortlink {
                let to = target.url ?? ""
                guard target.kind == .refresh || to != from else { continue }
                redirects.append(row: [from, target.kind.rawValue, to, capture.id, "", target.written])
                if target.kind == .refresh { lead(from, to) }
            }
        }
    }

    /// Notes where an address leads, where nothing is noted of it yet.
    private func lead(_ from: String, _ to: String) {
        guard !to.isEmpty else { return }
        let (from, to) = (addresses.number(adding: from), addresses.number(adding: to))
        next.pad(to: addresses.count, with: -1)
        if next[from] < 0 { next[from] = Int32(to) }
    }

    /// Hands on the rows of `report/redirect.csv`.
    package func forEachRow(_ body: ([String]) throws -> Void) rethrows {
        try redirects.forEachRow { row in
            let (from, kind, to, capture, status, written) = (row[0], row[1], row[2], row[3], row[4], row[5])
            let (final, hops, isLoop) = end(of: to, from: from)
            try body([
                from, kind, status, written, to, final, String(hops), isLoop ? "true" : "false", capture,
            ])
        }
    }

    private func end(of target: String, from: String) -> (final: String, hops: Int, isLoop: Bool) {
        var seen: Set<String> = [from]
        var current = target
        var hops = 1
        while let number = addresses.number(of: current), next[number] >= 0, hops < Self.mostHops {
            if !seen.insert(current).inserted { return (current, hops, true) }
            current = addresses[Int(next[number])]
            hops += 1
        }
        return (current, hops, seen.contains(current))
    }
}
