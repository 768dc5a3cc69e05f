import Archives
import Vocabulary

/// What the record of an archive is for the dataset.
struct RecordRole {
    let role: Capture.Role
    let mediaType: String
    let reason: String

    /// - Parameter head: The first bytes of the payload, decoded.
    init(record: ArchiveRecord, head: [UInt8], declaredType: String?, url: String?) {
        let declared = declaredType ?? "application/octet-stream"
        switch record.head.type {
        case "warcinfo", "metadata":
            self.init(.metadata, declared, "a \(record.head.type) record")
        case "request": self.init(.request, declared, "a request record")
        case "continuation": self.init(.other, declared, "a continuation of another record")
        case "revisit": self.init(.other, declared, "a revisit of another record")
        default: self = Self.answer(record, head, declared, url)
        }
    }

    private init(_ role: Capture.Role, _ mediaType: String, _ reason: String) {
        self.role = role
        self.mediaType = mediaType
        self.reason = reason
    }

    private static func answer(_ record: ArchiveRecord, _ head: [UInt8], _ declared: String, _ url: String?)
        -> RecordRole
    {
        if let url, !url.utf8.starts(with: "http".utf8),
            ["dns:", "whois:", "metadata:", "urn:"].contains(where: { url.utf8.starts(with: $0.utf8) })
        {
            return RecordRole(.metadata, declared, "no page: \(url.prefix { $0 != ":" })")
        }
        if let status = record.http?.status {
            if (300...399).contains(status) {
                return RecordRole(.redirect, declared, "HTTP status \(status)")
            }
            if status >= 400 { return RecordRole(.error, declared, "HTTP status \(status)") }
        }
        let name = url.map(Self.name) ?? ""
        if name == "robots.txt" { return RecordRole(.robots, declared, "its address is robots.txt") }
        let kind = MediaKind(
            name: name, head: head, length: record.blockLength - (record.http?.length ?? 0),
            declaredType: declared)
        if record.head.type == "conversion", kind.role == .page {
            return RecordRole(.other, kind.mediaType, "a conversion of another record")
        }
        return RecordRole(kind.role, kind.mediaType, kind.reason)
    }

    /// The last part of a URL's path.
    private static func name(of url: String) -> String {
        let path = url.utf8.prefix { $0 != 0x3F && $0 != 0x23 }
        let start = path.lastIndex(of: 0x2F).map { path.index(after: $0) } ?? path.startIndex
        return String(Substring(path[start...]))
    }
}
