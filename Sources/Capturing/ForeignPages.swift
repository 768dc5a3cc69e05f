import Addresses
import Vocabulary
import Workspace

/// Tells pages of other sites inside a mirror apart: by their address, and by what they name as their own.
///
/// The second holds of files alone. A mirror saves under an address what another host answered after a
/// redirect; a record has the address that was asked, and a page of the site that was first published
/// elsewhere names that.
enum ForeignPages {
    /// A host that so many of the site's pages name as their own is the site's, too: one in twenty.
    private static let leastShare = 20

    static func tellApart(_ captures: Captures, project: Project) {
        var hosts: [String: Int] = [:]
        var stated: [String: Int] = [:]
        var pages = 0
        var written: [Substring: Int] = [:]
        // Neighbours mostly have one host: it is looked up once for all of them.
        var last: (host: Substring, count: Int) = ("", 0)
        for index in captures.indices where captures.role(at: index) == .page {
            pages += 1
            if let host = captures.url(at: index).flatMap({ WebURL.host(ofNormalised: $0) }) {
                if host == last.host {
                    last.count += 1
                } else {
                    written[last.host, default: 0] += last.count
                    last = (host, 1)
                }
            }
            if let host = captures.statedHost(at: index) { stated[bare(host[...]), default: 0] += 1 }
        }
        written[last.host, default: 0] += last.count
        written[""] = nil
        for (host, count) in written { hosts[bare(host), default: 0] += count }
        var own = Set(project.scope.map { bare(afterScheme($0).prefix { $0 != "/" && $0 != ":" }) })
        let isStatedByPerson = !own.isEmpty
        if let most = hosts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key, own.isEmpty {
            own = [most]
        }
        // What many pages call their own address belongs to the site, wherever it was mirrored.
        for (host, count) in stated where count * leastShare >= pages { own.insert(host) }
        guard !own.isEmpty,
            !(hosts.keys.allSatisfy { own.contains($0) } && stated.keys.allSatisfy { own.contains($0) })
        else { return }
        for index in captures.indices where captures.role(at: index) == .page {
            if let host = host(of: captures.url(at: index)), !own.contains(host),
                isStatedByPerson || captures.isRecord(at: index)
            {
                exclude(captures, index, "a page of \(host), which is not in scope")
            } else if !captures.isRecord(at: index),
                let host = captures.statedHost(at: index).map({ bare($0[...]) }), !own.contains(host),
                hosts[host] == nil
            {
                exclude(captures, index, "the page names \(host) as its own host, which is not in scope")
            }
        }
    }

    private static func exclude(_ captures: Captures, _ index: Int, _ reason: String) {
        captures.update(index) {
            $0.role = .foreign
            $0.reason = reason
        }
    }

    private static func host(of url: String?) -> String? {
        url.flatMap { WebURL.host(ofNormalised: $0) }.map(bare)
    }

    private static func afterScheme(_ text: String) -> Substring {
        text.firstRange(of: "://").map { text[$0.upperBound...] } ?? text[...]
    }

    private static func bare(_ host: Substring) -> String {
        let lower = host.lowercased()
        return lower.utf8.starts(with: "www.".utf8) ? String(lower.dropFirst(4)) : lower
    }
}
