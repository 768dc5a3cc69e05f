import Vocabulary
import Workspace

/// Tells the address that a browser left in a page that it saved from one that a tool writes into all that it
/// makes, to be allowed to run scripts: Natural Docs gives each page its own site's.
enum SavedPages {
    /// A page is saved again, and once more; more files of one address are a tool's.
    private static let mostOfOneAddress = 3
    private static let note = StatedAddress.note(of: .browser)

    static func tellApart(_ captures: Captures) {
        var counts: [Int: Int] = [:]
        for index in captures.indices where !captures.isRecord(at: index) {
            guard let url = captures.urlNumber(at: index), captures[index].note == note else { continue }
            counts[url, default: 0] += 1
        }
        guard counts.values.contains(where: { $0 > mostOfOneAddress }) else { return }
        for index in captures.indices where !captures.isRecord(at: index) {
            guard let url = captures.urlNumber(at: index), let count = counts[url],
                count > mostOfOneAddress, captures[index].note == note
            else { continue }
            captures.update(index) {
                $0.note =
                    "not at \($0.url ?? ""), which is in a comment of this file and of \(count - 1) others"
                $0.url = nil
                $0.fidelity = .unknown
            }
        }
    }
}
