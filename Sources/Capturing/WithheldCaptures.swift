import Vocabulary
import Workspace

/// Gives captures that are kept back a role of their own, so that nothing is made of them.
enum WithheldCaptures {
    /// Marks the captures of addresses that are kept back, and those that hold the same bytes.
    ///
    /// - Returns: A finding for each entry that names an address of which nothing was captured.
    static func mark(_ captures: Captures, _ withheld: [Withheld]) -> [Finding] {
        var entries: [Substring: Withheld] = [:]
        for entry in withheld {
            if case .address(let url) = entry.subject { entries[Withheld.common(url)] = entry }
        }
        guard !entries.isEmpty else { return [] }
        var digests: [String: Withheld] = [:]
        var used: Set<String> = []
        for index in captures.indices where captures.role(at: index).isContent {
            let capture = captures[index]
            let address = capture.url ?? capture.file
            guard let entry = entries[Withheld.common(address)] else { continue }
            used.insert(entry.name)
            mark(captures, index, entry.explanation)
            if capture.payloadLength > 0, !capture.sha256.isEmpty { digests[capture.sha256] = entry }
        }
        for index in captures.indices where captures.role(at: index).isContent {
            guard let entry = digests[captures[index].sha256] else { continue }
            mark(captures, index, "the same bytes as \(entry.name), \(entry.explanation)")
        }
        return entries.values.filter { !used.contains($0.name) }.map(Finding.init(unused:))
    }

    private static func mark(_ captures: Captures, _ index: Int, _ reason: String) {
        captures.update(index) {
            $0.role = .withheld
            $0.reason = reason
            $0.note = nil
        }
    }
}

extension Capture.Role {
    /// Whether it is something that was on the site, and not a record or file about it.
    fileprivate var isContent: Bool {
        switch self {
        case .request, .metadata, .sidecar, .source, .unreadable, .withheld: false
        default: true
        }
    }
}
