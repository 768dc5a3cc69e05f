import Serialising
package import Vocabulary

/// What `raw/` holds, as a summary and as tables.
package enum InventoryText {
    package static func summary(_ holdings: Holdings, terminal: Terminal) -> String {
        var lines: [String] = []
        let total = holdings.files.reduce(0) { $0 + $1.length }
        lines.append("\(holdings.captures.count) captures in \(holdings.files.count) files, \(total) bytes")
        lines += table("role", holdings.captures, terminal) { $0.role.rawValue }
        lines += table("media type", holdings.captures.filter { $0.role != .request }, terminal) {
            $0.mediaType
        }
        let records = holdings.captures.filter(\.isRecord)
        if !records.isEmpty {
            lines += table("record", records, terminal) { $0.record?.type ?? "" }
            lines += verdicts("payload digest", records, terminal) { $0.record?.payloadDigest?.verdict }
            lines += verdicts("block digest", records, terminal) { $0.record?.blockDigest?.verdict }
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

    private static func table(
        _ title: String, _ captures: [Capture], _ terminal: Terminal, _ key: (borrowing Capture) -> String
    ) -> [String] {
        var counts: [String: (count: Int, bytes: Int)] = [:]
        for index in captures.indices {
            let name = key(captures[index])
            counts[name, default: (0, 0)].count += 1
            counts[name, default: (0, 0)].bytes += captures[index].payloadLength
        }
        let rows = counts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(12)
        return ["", terminal.styled(title, .bold)]
            + rows.map {
                "  \(padded(String($0.value.count), 9)) \(padded(String($0.value.bytes), 14)) bytes  \($0.key)"
            }
    }

    private static func verdicts(
        _ title: String, _ captures: [Capture], _ terminal: Terminal,
        _ verdict: (Capture) -> CaptureRecord.DigestVerdict?
    ) -> [String] {
        var counts: [CaptureRecord.DigestVerdict: Int] = [:]
        for index in captures.indices {
            if let verdict = verdict(captures[index]) { counts[verdict, default: 0] += 1 }
        }
        let rows = CaptureRecord.DigestVerdict.allCases.filter { counts[$0] != nil }
        return ["", terminal.styled(title, .bold)]
            + rows.map { "  \(padded(String(counts[$0] ?? 0), 9)) \($0.rawValue)" }
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
