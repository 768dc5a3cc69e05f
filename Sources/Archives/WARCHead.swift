import Glibc

/// Reads the header of a WARC record (WARC 0.17, 0.18, 1.0, 1.1: ISO 28500, section 4 and 5).
enum WARCHead {
    /// What stands at a place where a record should begin.
    enum Reading {
        case head(RecordHead)
        /// The header is there, and longer than what is in view.
        case needsMore
        case noRecord
    }

    /// The end of a header all of whose lines are fields, and the bytes that were looked at to find it.
    ///
    /// Stricter than reading where a record must be: this is asked where one may be.
    static func strictEnd(in view: UnsafeRawBufferPointer) -> (end: Int?, examined: Int) {
        let limit = min(view.count, 1 << 16)
        guard limit > 10, let base = view.baseAddress, view[5] >= 0x30, view[5] <= 0x39, view[6] == 0x2E
        else {
            return (nil, 8)
        }
        var start = 0
        while start < limit, let found = memchr(base + start, 0x0A, limit - start) {
            let line = UnsafeRawPointer(found) - base
            let length = line - start
            if start == 0 {
                guard length <= 16 else { return (nil, length) }
            } else if length == 0 || length == 1 && view[start] == 0x0D {
                return (line + 1, line + 1)
            } else if view[start] != 0x20, view[start] != 0x09, memchr(base + start, 0x3A, length) == nil {
                return (nil, line + 1)
            }
            start = line + 1
        }
        return (nil, limit)
    }

    /// - Parameter isWhole: Whether nothing follows what is in view.
    static func read(_ view: UnsafeRawBufferPointer, isWhole: Bool) -> Reading {
        guard view.starts(with: "WARC/".utf8) else { return .noRecord }
        guard let end = HTTPHead.end(in: view) else {
            return isWhole || view.count >= RecordHead.longest ? .noRecord : .needsMore
        }
        let lineEnd = view.firstIndex(of: 0x0A) ?? end
        let version = String(decoding: view[5..<min(lineEnd, 16)].prefix { $0 > 0x20 }, as: UTF8.self)
        guard version.utf8.count <= 8, version.utf8.contains(0x2E) else { return .noRecord }
        var head = RecordHead(format: .warc(version: version), fields: HeaderFields(), length: end)
        let bad = head.fields.read(UnsafeRawBufferPointer(rebasing: view[min(lineEnd + 1, end)..<end]))
        if bad > 0 { head.problems.append("\(bad) lines of the header are no field") }
        head.type = (head.fields["WARC-Type"] ?? "").lowercased()
        guard let text = head.fields["Content-Length"] else {
            head.problems.append("there is no Content-Length")
            return head.type.isEmpty ? .noRecord : .head(head)
        }
        head.blockLength = Int(text).flatMap { $0 >= 0 ? $0 : nil }
        if head.blockLength == nil { head.problems.append("its Content-Length is `\(text.prefix(40))`") }
        if head.type.isEmpty { head.problems.append("there is no WARC-Type") }
        return .head(head)
    }
}

/// Reads the header line of an ARC record (ARC File Format 1.0, Internet Archive 1996).
enum ARCHead {
    private static let schemes = [
        "http://", "https://", "ftp://", "dns:", "filedesc://", "file://", "gopher://", "whois:",
    ]

    static func canBegin(with bytes: ArraySlice<UInt8>) -> Bool {
        schemes.contains { bytes.starts(with: $0.utf8) || $0.utf8.starts(with: bytes) && bytes.count > 4 }
    }

    static func read(_ view: UnsafeRawBufferPointer, isWhole: Bool) -> WARCHead.Reading {
        let start = view.prefix(16)
        guard canBegin(with: Array(start)[...]) else { return .noRecord }
        guard let end = view.prefix(RecordHead.longest).firstIndex(of: 0x0A) else {
            return isWhole || view.count >= RecordHead.longest ? .noRecord : .needsMore
        }
        let text = String(decoding: view[..<end], as: UTF8.self).trimmed
        var words = text.split(separator: " ").map(String.init)
        // URL IP date type length; version 2 has result, checksum, location, offset, name before the length.
        // An address may hold spaces: what comes after it is counted from the end.
        guard words.count >= 5, let length = Int(words[words.count - 1]), length >= 0 else {
            return .noRecord
        }
        let tail = words.count >= 10 && RecordHead.moment(words[words.count - 8]) != nil ? 9 : 4
        let url = words.dropLast(tail).joined(separator: " ")
        words = Array(words.suffix(tail))
        guard !url.isEmpty, let date = RecordHead.moment(words[1]) else { return .noRecord }
        var head = RecordHead(format: .arc, fields: HeaderFields(), length: end + 1)
        let isFirst = url.hasPrefix("filedesc:")
        var lines = [
            "WARC-Type: \(isFirst ? "warcinfo" : url.hasPrefix("dns:") ? "resource" : "response")",
            "WARC-Target-URI: \(url)", "WARC-Date: \(date)", "WARC-IP-Address: \(words[0])",
            "Content-Type: \(words[2])",
        ]
        if isFirst { lines.append("WARC-Filename: \(url.dropFirst("filedesc://".count))") }
        Array(lines.joined(separator: "\n").utf8).withUnsafeBytes { _ = head.fields.read($0) }
        head.type = head.fields["WARC-Type"] ?? ""
        head.blockLength = length
        return .head(head)
    }
}
