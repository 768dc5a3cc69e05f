package import Digests

/// Writes records of WARC for tests, with their digests.
package struct WARCBuilder: Sendable {
    /// How records are packed.
    package enum Packing: Sendable, CaseIterable {
        case plain, gzip, oneMember, zstd
    }

    package private(set) var records: [[UInt8]] = []
    private var number = 0

    package init() {}

    /// Adds a record; its id is `<urn:uuid:test-N>`.
    package mutating func add(
        type: String = "response", url: String? = nil, date: String = "2019-05-01T10:00:00Z",
        fields: [String] = [],
        version: String = "1.1", block: [UInt8]
    ) {
        number += 1
        var lines = ["WARC/\(version)", "WARC-Type: \(type)", "WARC-Record-ID: <urn:uuid:test-\(number)>"]
        lines.append("WARC-Date: \(date)")
        if let url { lines.append("WARC-Target-URI: \(url)") }
        lines += fields + ["Content-Length: \(block.count)"]
        records.append(
            Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + block + Array("\r\n\r\n".utf8))
    }

    /// Adds a response with digests of block and payload.
    package mutating func addPage(
        _ url: String, _ body: String, status: String = "200 OK",
        headers: [String] = ["Content-Type: text/html"],
        date: String = "2019-05-01T10:00:00Z", fields: [String] = []
    ) {
        let head = (["HTTP/1.1 \(status)"] + headers).joined(separator: "\r\n") + "\r\n\r\n"
        let block = Array(head.utf8) + Array(body.utf8)
        add(
            url: url, date: date,
            fields: fields + [
                "WARC-Payload-Digest: sha1:\(Self.digest(Array(body.utf8)))",
                "WARC-Block-Digest: sha1:\(Self.digest(block))",
                "Content-Type: application/http; msgtype=response",
            ], block: block)
    }

    /// SHA-1 as hexadecimal digits.
    package static func digest(_ bytes: [UInt8], _ algorithm: MessageDigest.Algorithm = .sha1) -> String {
        let digest = MessageDigest(algorithm)
        bytes.withUnsafeBytes { digest.update($0) }
        return Hexadecimal.text(digest.finish())
    }

    private var all: [UInt8] { records.reduce(into: []) { $0.append(contentsOf: $1) } }

    package func bytes(_ packing: Packing) -> [UInt8] {
        switch packing {
        case .plain: all
        case .gzip: records.flatMap { Compression.gzip($0) }
        case .oneMember: Compression.gzip(all)
        case .zstd: records.flatMap { Compression.zstd($0) }
        }
    }
}
