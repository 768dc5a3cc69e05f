import Addresses
import Serialising
package import Vocabulary

/// Writes the index of captures that came from WARCs, as CDXJ: a line of key, moment and JSON for each.
package enum CDXJWriter {
    /// Nil where no capture has a place that a replay can go to.
    package static func write(_ captures: [Capture], in folder: String) throws -> ManifestEntry? {
        let bytes = bytes(of: captures)
        guard !bytes.isEmpty else { return nil }
        var file = try OutputFile("report/capture.cdxj", in: folder)
        try file.write(bytes)
        return try file.finish()
    }

    /// The lines of the index, in their order.
    package static func bytes(of captures: [Capture]) -> [UInt8] {
        Array(captures.compactMap(line).sorted { $0.lexicographicallyPrecedes($1) }.joined())
    }

    private static func line(_ capture: Capture) -> [UInt8]? {
        guard let record = capture.record, capture.inner == 0, capture.length > 0, let date = capture.date,
            ["response", "resource", "revisit", "conversion"].contains(record.type),
            let url = capture.url.flatMap({ WebURL($0) })
        else { return nil }
        let digits = String(date.filter(\.isNumber).prefix(14))
        guard digits.count == 14 else { return nil }
        var json = JSONWriter()
        json.beginObject()
        func member(_ name: String, _ value: String) {
            json.name(name)
            json.string(value)
        }
        member("url", url.resource)
        member("mime", record.type == "revisit" ? "warc/revisit" : record.declaredType ?? capture.mediaType)
        if let status = record.status { member("status", String(status)) }
        if let digest = record.payloadDigest?.stated, !digest.isEmpty { member("digest", digest) }
        member("length", String(capture.length))
        member("offset", String(capture.offset))
        member("filename", capture.file)
        json.endObject()
        return Array("\(SURT.key(of: url)) \(digits) ".utf8) + json.bytes + [0x0A]
    }
}
