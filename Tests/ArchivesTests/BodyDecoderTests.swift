import Archives
import TestKit
import Testing

@Suite struct BodyDecoderTests {
    private static let text = Array(String(repeating: "The quick brown fox. ", count: 200).utf8)
    /// brotli has no compressor here: "hello" and a longer text as the reference encoder writes them.
    private static let brotli: [UInt8] = [0x0B, 0x02, 0x80, 0x68, 0x65, 0x6C, 0x6C, 0x6F, 0x03]

    private func decoded(
        _ headers: String, _ body: [UInt8], limit: Int = 1 << 20, piece: Int = 7
    ) -> (text: [UInt8], unframed: [UInt8], report: BodyDecoder.Report) {
        let head = Array("HTTP/1.1 200 OK\r\n\(headers)\r\n".utf8).withUnsafeBytes { HTTPHead($0) }
        let decoder = BodyDecoder(head, limit: limit)
        var text: [UInt8] = []
        var unframed: [UInt8] = []
        for start in stride(from: 0, to: body.count, by: piece) {
            Array(body[start..<min(body.count, start + piece)]).withUnsafeBytes { bytes in
                decoder.feed(
                    bytes, unframed: { unframed.append(contentsOf: $0) },
                    decoded: { text.append(contentsOf: $0) })
            }
        }
        let report = decoder.finish(
            unframed: { unframed.append(contentsOf: $0) }, decoded: { text.append(contentsOf: $0) })
        return (text, unframed, report)
    }

    private func chunked(_ bytes: [UInt8], size: Int = 50) -> [UInt8] {
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            let chunk = bytes[start..<min(bytes.count, start + size)]
            result += Array("\(String(chunk.count, radix: 16));ext=1\r\n".utf8) + chunk + [0x0D, 0x0A]
        }
        return result + Array("0\r\nTrailer: x\r\n\r\n".utf8)
    }

    @Test("Codings are undone, alone and on top of each other", arguments: [1, 7, 100_000])
    func codings(piece: Int) {
        let gzip = Compression.gzip(Self.text)
        for (header, body) in [
            ("", Self.text), ("Content-Encoding: gzip\r\n", gzip), ("content-encoding: x-gzip\r\n", gzip),
            ("Content-Encoding: deflate\r\n", Compression.deflate(Self.text, isRaw: false)),
            ("Content-Encoding: deflate\r\n", Compression.deflate(Self.text, isRaw: true)),
            ("Content-Encoding: zstd\r\n", Compression.zstd(Self.text)),
            ("Content-Encoding: gzip, gzip\r\n", Compression.gzip(gzip)),
            ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunked(gzip)),
            ("Transfer-Encoding: Chunked\r\n", chunked(Self.text)),
            ("Content-Encoding: identity\r\n", Self.text),
        ] {
            let result = decoded(header, body, piece: piece)
            #expect(result.text == Self.text, "\(header)")
            #expect(result.report.problem == nil && !result.report.hasBrokenChunks, "\(header)")
        }
        #expect(decoded("Content-Encoding: br\r\n", Self.brotli, piece: piece).text == Array("hello".utf8))
    }

    @Test("The payload as specified is without chunks, with its content codings")
    func unframed() {
        let gzip = Compression.gzip(Self.text)
        let result = decoded("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunked(gzip))
        #expect(result.unframed == gzip)
        #expect(result.report.wasChunked && result.report.codings == ["gzip"])
    }

    @Test("What is declared and not there is noted, and the bytes are taken as they are")
    func falselyDeclared() {
        let chunks = decoded("Transfer-Encoding: chunked\r\n", Array("<html>no chunk".utf8))
        #expect(chunks.text == Array("<html>no chunk".utf8) && chunks.report.isFalselyChunked)
        for coding in ["gzip", "zstd", "br", "deflate"] {
            let result = decoded("Content-Encoding: \(coding)\r\n", Self.text, piece: 4096)
            #expect(result.text == Self.text && result.report.falseCodings == [coding], "\(coding)")
        }
    }

    @Test("Broken chunks give what they hold, and the rest as it is")
    func brokenChunks() {
        let result = decoded("Transfer-Encoding: chunked\r\n", Array("5\r\nhelloXX\r\nrest".utf8))
        #expect(String(decoding: result.text, as: UTF8.self) == "helloXX\r\nrest")
        #expect(result.report.hasBrokenChunks)
        #expect(decoded("Transfer-Encoding: chunked\r\n", Array("5\r\nhel".utf8)).report.hasBrokenChunks)
    }

    @Test("A body that ends early, is damaged, or has an unknown coding says so")
    func problems() {
        let gzip = Compression.gzip(Self.text)
        #expect(
            decoded("Content-Encoding: gzip\r\n", Array(gzip.dropLast(20))).report.problem
                == "its gzip ends early")
        var damaged = gzip
        damaged[gzip.count / 2] ^= 0xFF
        #expect(decoded("Content-Encoding: gzip\r\n", damaged).report.problem != nil)
        let unknown = decoded("Content-Encoding: rot13\r\n", Self.text)
        #expect(unknown.text == Self.text && unknown.report.problem?.contains("rot13") == true)
        #expect(
            decoded("Content-Encoding: gzip,gzip,gzip,gzip,gzip\r\n", gzip).report.problem?.contains("5")
                == true)
    }

    @Test("A bomb is stopped, by its ratio or by its size")
    func bombs() {
        let zeros = Compression.gzip([UInt8](repeating: 0, count: 40 << 20))
        let byRatio = decoded("Content-Encoding: gzip\r\n", zeros, limit: 1 << 30, piece: 4096)
        #expect(byRatio.report.isBomb && byRatio.text.count < 20 << 20)
        let bySize = decoded("Content-Encoding: gzip\r\n", zeros, limit: 1 << 20, piece: 4096)
        #expect(bySize.report.isBomb && bySize.text.count < 3 << 20)
        let nested = decoded(
            "Content-Encoding: gzip, gzip\r\n", Compression.gzip(zeros), limit: 1 << 20, piece: 4096)
        #expect(nested.report.isBomb)
    }

    @Test(
        "Heads as real servers send them",
        arguments: [
            (
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"EUC-KR\"\r\n\r\n", 200, "text/html",
                "EUC-KR"
            ),
            ("HTTP/1.0 404\nContent-type:TEXT/HTML\n\n", 404, "text/html", ""),
            (
                "HTTP/1.1 301 \r\nContent-Type: text/html,text/plain\r\n folded: no\r\n\r\n", 301,
                "text/html", ""
            ),
            ("HTTP/2 200\r\nX-Odd line\r\ncontent-type: a/b;charset=x\r\n\r\n", 200, "a/b", "x"),
            ("HTTP/1.1 20x OK\r\n\r\n", -1, "", ""),
        ] as [(String, Int, String, String)])
    func heads(text: String, status: Int, type: String, charset: String) throws {
        let head = try #require(Array((text + "body").utf8).withUnsafeBytes { HTTPHead($0) })
        #expect(head.status == (status < 0 ? nil : status))
        #expect(head.mediaType ?? "" == type)
        #expect(head.charset ?? "" == charset)
        #expect(head.length == text.utf8.count)
    }

    @Test("Latin-1 in a header is read as Latin-1")
    func latin1() throws {
        let bytes = Array("HTTP/1.1 200 OK\r\nLocation: /caf".utf8) + [0xE9] + Array("\r\n\r\n".utf8)
        let head = try #require(bytes.withUnsafeBytes { HTTPHead($0) })
        #expect(head.fields["location"] == "/café")
    }
}
