import Addresses
import Serialising
package import Vocabulary
package import Workspace

/// Writes the index of captures that came from WARCs, as CDXJ: a line of key, moment and JSON for each.
package enum CDXJWriter {
    /// Nil where no capture has a place that a replay can go to.
    package static func write(_ captures: Captures, in folder: OutputFolder, scratch: String) throws
        -> ManifestEntry?
    {
        let lines = lines(of: captures, in: scratch)
        guard !lines.isEmpty else { return nil }
        var file = try OutputFile("report/capture.cdxj", in: folder)
        try lines.forEachSorted { try file.write(Array($0)) }
        return try file.finish()
    }

    /// Hands on the lines of the index, in their order.
    package static func forEachLine(of captures: Captures, scratch: String, _ body: ([UInt8]) -> Void) {
        lines(of: captures, in: scratch).forEachSorted { body(Array($0)) }
    }

    private static func lines(of captures: Captures, in scratch: String) -> ScratchLines {
        let lines = ScratchLines(in: scratch)
        for capture in captures { if let line = line(capture) { lines.append(line) } }
        return lines
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
