import Serialising
import Vocabulary
package import Workspace

/// What `raw/` holds, as a summary and as tables.
package enum InventoryText {
    /// How many captures of a sort there are, and their payloads' bytes.
    private struct Count {
        var captures = 0
        var bytes = 0

        mutating func add(_ bytes: Int) {
            captures += 1
            self.bytes += bytes
        }
    }

    private typealias Verdict = CaptureRecord.DigestVerdict

    package static func summary(_ holdings: Holdings, terminal: Terminal) -> String {
        var roles: [Capture.Role: Count] = [:]
        var types: [String: Count] = [:]
        var records: [String: Count] = [:]
        var payload: [Verdict: Int] = [:]
        var block: [Verdict: Int] = [:]
        let captures = holdings.captures
        for capture in captures {
            let bytes = capture.payloadLength
            roles[capture.role, default: Count()].add(bytes)
            if capture.role != .request { types[capture.mediaType, default: Count()].add(bytes) }
            guard let record = capture.record else { continue }
            records[record.type, default: Count()].add(bytes)
            if let verdict = record.payloadDigest?.verdict { payload[verdict, default: 0] += 1 }
            if let verdict = record.blockDigest?.verdict { block[verdict, default: 0] += 1 }
        }
        var lines = [
            "\(captures.count) captures in \(holdings.files.count) files, \(holdings.files.bytes) bytes"
        ]
        let byName = Dictionary(roles.map { ($0.key.rawValue, $0.value) }) { first, _ in first }
        lines += table("role", byName, terminal) + table("media type", types, terminal)
        if !records.isEmpty {
            lines += table("record", records, terminal) + verdicts("payload digest", payload, terminal)
            lines += verdicts("block digest", block, terminal)
        }
        lines += ["", terminal.styled("damages", .bold)]
        var kinds: [String: Int] = [:]
        for damage in holdings.damages { kinds[damage.kind.rawValue, default: 0] += 1 }
        if kinds.isEmpty { lines.append("  none") }
        for (kind, count) in kinds.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            lines.append("  \(padded(String(count), 9)) \(kind)")
        }
        return lines.joined(separator: "\n")
    }

    private static func table(_ title: String, _ counts: [String: Count], _ terminal: Terminal) -> [String] {
        let rows = counts.sorted { ($1.value.captures, $0.key) < ($0.value.captures, $1.key) }.prefix(12)
        return ["", terminal.styled(title, .bold)]
            + rows.map {
                "  \(padded(String($0.value.captures), 9)) \(padded(String($0.value.bytes), 14)) bytes  \($0.key)"
            }
    }

    private static func verdicts(_ title: String, _ counts: [Verdict: Int], _ terminal: Terminal) -> [String]
    {
        let rows = Verdict.allCases.filter { counts[$0] != nil }
        return ["", terminal.styled(title, .bold)]
            + rows.map { "  \(padded(String(counts[$0] ?? 0), 9)) \($0.rawValue)" }
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
