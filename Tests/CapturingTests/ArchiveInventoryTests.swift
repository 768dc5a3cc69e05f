import Archives
import Capturing
import Digests
import TestKit
import Testing
import Vocabulary
import Workspace

@Suite struct ArchiveInventoryTests {
    private func holdings(
        _ files: [String: [UInt8]], digests: DigestMode = .all, _ change: (inout Project) -> Void = { _ in }
    ) throws -> (holdings: Holdings, findings: [Finding], folder: TemporaryFolder) {
        let folder = try TemporaryFolder()
        for (name, bytes) in files { try folder.write("raw/" + name, bytes: bytes) }
        var project = Project()
        change(&project)
        let outcome = try Inventory(of: folder.path + "/raw", project: project, digests: digests).holdings()
        return (outcome.value, outcome.findings, folder)
    }

    private func page(_ title: String) -> String { "<html lang=en><title>\(title)</title><p>words" }

    @Test("Records have roles by their type, status and bytes")
    func roles() throws {
        var builder = WARCBuilder()
        builder.add(type: "warcinfo", block: Array("software: test\r\n".utf8))
        builder.addPage("http://x.org/", page("home"))
        builder.addPage("http://x.org/about", page("about"))
        builder.addPage("http://x.org/old", "", status: "301 Moved", headers: ["Location: /"])
        builder.addPage("http://x.org/gone", page("gone"), status: "404 Not Found")
        builder.addPage("http://x.org/robots.txt", "User-agent: *", headers: ["Content-Type: text/plain"])
        builder.addPage(
            "http://x.org/feed", "<?xml version='1.0'?><rss>", headers: ["Content-Type: text/html"])
        builder.addPage(
            "http://x.org/a.js", "var x = '<html>'", headers: ["Content-Type: application/javascript"])
        builder.addPage("http://ads.example/frame", page("advert"))
        builder.add(
            type: "request", url: "http://x.org/", block: Array("GET / HTTP/1.1\r\nHost: x.org\r\n\r\n".utf8))
        builder.add(type: "resource", url: "http://x.org/doc.pdf", block: Array("%PDF-1.4".utf8))
        builder.add(type: "metadata", url: "http://x.org/", block: Array("via: x".utf8))
        let roles = try holdings(["a.warc": builder.bytes(.plain)]).holdings.captures.map(\.role)
        #expect(
            roles == [
                .metadata, .page, .page, .redirect, .error, .robots, .feed, .script, .foreign, .request,
                .document, .metadata,
            ])
    }

    @Test("Digests get their verdicts, and say which bytes they cover")
    func verdicts() throws {
        let chunked = "5\r\nhello\r\n0\r\n\r\n"
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        let sha1 = { (text: String) in WARCBuilder.digest(Array(text.utf8)) }
        var builder = WARCBuilder()
        for stated in [
            "sha1:\(sha1("hello"))", "sha1:\(sha1(chunked))", "sha1:\(sha1("other"))", "",
            "sha-256:\(WARCBuilder.digest(Array("hello".utf8), .sha256).uppercased())",
            "MD5: \(WARCBuilder.digest(Array("hello".utf8), .md5))",
            "sha1:VL2MMHO4YXUKFWV63YHTWSBM3GXKSQ2N===",
            "crc32:12345678", "sha1:tooshort",
        ] {
            builder.add(
                url: "http://x.org/\(stated.count)",
                fields: stated.isEmpty ? [] : ["WARC-Payload-Digest: \(stated)"],
                block: Array((head + chunked).utf8))
        }
        let (holdings, _, _) = try holdings(["a.warc.gz": builder.bytes(.gzip)])
        #expect(
            holdings.captures.map { $0.record?.payloadDigest?.verdict } == [
                .asSpecified, .rawFraming, .mismatch, .absent, .asSpecified, .asSpecified, .asSpecified,
                .notCheckable,
                .notCheckable,
            ])
        #expect(holdings.captures[1].record?.payloadDigest?.covers.contains("chunks included") == true)
        #expect(holdings.damages.map(\.kind) == [.digestMismatch])
        #expect(
            holdings.captures.allSatisfy { $0.sha256 == WARCBuilder.digest(Array("hello".utf8), .sha256) })
    }

    @Test("Revisits have the payload of their original, in whichever file it lies", arguments: [0, 1, 2])
    func revisits(way: Int) throws {
        var first = WARCBuilder()
        first.addPage("http://x.org/a", page("original"), date: "2019-01-01T00:00:00Z")
        let digest = WARCBuilder.digest(Array(page("original").utf8))
        let fields = [
            ["WARC-Refers-To: <urn:uuid:test-1>"],
            ["WARC-Refers-To-Target-URI: http://x.org/a", "WARC-Refers-To-Date: 2019-01-01T00:00:00Z"], [],
        ][way]
        var second = WARCBuilder()
        second.add(
            type: "revisit", url: way == 2 ? "http://x.org/b" : "http://x.org/a",
            date: "2020-01-01T00:00:00Z",
            // Another spelling of the same digest.
            fields: fields + ["WARC-Payload-Digest: SHA-1:\(digest.uppercased())"],
            block: Array("HTTP/1.1 200 OK\r\n\r\n".utf8))
        let (holdings, findings, folder) = try holdings([
            "a.warc.gz": first.bytes(.gzip), "b.warc": second.bytes(.plain),
        ])
        let revisit = try #require(holdings.captures.last)
        #expect(revisit.role == .page)
        #expect(revisit.record?.original == holdings.captures[0].id)
        #expect(revisit.record?.payloadDigest?.verdict == .original)
        let reader = CaptureReader(folder: folder.path + "/raw", limit: 1 << 20)
        #expect(reader.payload(of: revisit) == Array(page("original").utf8))
        #expect(!findings.contains { $0.kind == .revisitUnresolved })
    }

    @Test("A revisit without an original is said")
    func lostOriginal() throws {
        var builder = WARCBuilder()
        builder.add(type: "revisit", url: "http://x.org/", fields: ["WARC-Refers-To: <urn:none>"], block: [])
        let (holdings, findings, _) = try holdings(["a.warc": builder.bytes(.plain)])
        #expect(holdings.captures.first?.role == .other)
        #expect(findings.contains { $0.kind == .revisitUnresolved })
    }

    @Test(
        "Of several captures of one address the policy chooses",
        arguments: [
            (Project.CapturePolicy.newest, "2021"), (.first, "2018"), (.at("2019-06-01"), "2019"),
            (.at("2017"), "2018"),
        ])
    func policies(policy: Project.CapturePolicy, year: String) throws {
        var builder = WARCBuilder()
        for year in ["2019", "2021", "2018"] {
            builder.addPage("http://x.org/", page(year), date: "\(year)-05-01T00:00:00Z")
        }
        let (holdings, findings, _) = try holdings(["a.warc": builder.bytes(.plain)]) { $0.captures = policy }
        #expect(holdings.captures.filter { $0.role == .page }.map { $0.date?.prefix(4) ?? "" } == [year[...]])
        #expect(findings.count { $0.kind == .capturePassedOver } == 2)
    }

    @Test("With `all` every capture counts, each with a key of its own")
    func allCaptures() throws {
        var builder = WARCBuilder()
        for year in ["2019", "2021"] {
            builder.addPage("http://x.org/", page(year), date: "\(year)-05-01T00:00:00Z")
        }
        let pages = try holdings(["a.warc": builder.bytes(.plain)]) { $0.captures = .all }.holdings.captures
        #expect(Set(pages.map(\.pageKey)).count == 2 && pages.allSatisfy { $0.role == .page })
    }

    @Test("Any capture is read again by random access", arguments: WARCBuilder.Packing.allCases)
    func randomAccess(packing: WARCBuilder.Packing) throws {
        var builder = WARCBuilder()
        for number in 1...20 {
            builder.addPage("http://x.org/\(number)", page(String(repeating: "\(number) ", count: number)))
        }
        let (holdings, _, folder) = try holdings(["a.warc.gz": builder.bytes(packing)])
        let reader = CaptureReader(folder: folder.path + "/raw", limit: 1 << 20)
        for capture in holdings.captures.reversed() {
            let number = Int(capture.url?.split(separator: "/").last ?? "") ?? 0
            #expect(
                reader.payload(of: capture)
                    == Array(page(String(repeating: "\(number) ", count: number)).utf8))
        }
    }

    /// Under the thread sanitizer this also shows that what the reader keeps is guarded in its sight.
    @Test("Many tasks read captures of many files at once, each its own")
    func concurrentAccess() async throws {
        var files: [String: [UInt8]] = [:]
        for number in 1...80 {
            var builder = WARCBuilder()
            builder.addPage("http://x.org/\(number)", page("\(number)"))
            files["\(number).warc"] = builder.bytes(.plain)
        }
        let (holdings, _, folder) = try holdings(files)
        let reader = CaptureReader(folder: folder.path + "/raw", limit: 1 << 20)
        let captures = Array(holdings.captures)
        let read = await withTaskGroup(of: [String: [UInt8]?].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    Dictionary(
                        captures.map { ($0.url ?? "", reader.payload(of: $0)) },
                        uniquingKeysWith: { first, _ in first })
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(read.count == 8)
        for pages in read {
            for number in 1...80 { #expect(pages["http://x.org/\(number)"] == Array(page("\(number)").utf8)) }
        }
    }

    @Test("Records far inside one large gzip member are read by checkpoints")
    func checkpoints() throws {
        var builder = WARCBuilder()
        var state: UInt64 = 5
        // Eight bytes at a time: in debug, a step for each byte takes ten seconds.
        let words = (0..<(3 << 17)).map { _ -> UInt64 in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 3) & 0x1F1F_1F1F_1F1F_1F1F | 0x4040_4040_4040_4040
        }
        let noise = words.withUnsafeBytes { Array($0) }
        for number in 1...14 {
            builder.addPage("http://x.org/\(number)", page("\(number)"))
            builder.add(type: "resource", url: "http://x.org/big-\(number)", block: noise)
        }
        let (holdings, _, folder) = try holdings(["a.warc.gz": builder.bytes(.oneMember)], digests: .none)
        #expect(holdings.captures.count == 28)
        let reader = CaptureReader(folder: folder.path + "/raw", limit: 8 << 20)
        for capture in holdings.captures.filter({ $0.role == .page }).reversed() {
            let number = capture.url?.split(separator: "/").last ?? ""
            #expect(reader.payload(of: capture) == Array(page(String(number)).utf8))
        }
    }

    @Test("A WACZ is read in place; what it says of itself is held against its bytes")
    func wacz() throws {
        var builder = WARCBuilder()
        builder.addPage("http://x.org/", page("home"))
        let warc = builder.bytes(.gzip)
        func archive(hash: String, offset: Int, page: String) throws -> [UInt8] {
            let package = """
                {"resources": [{"path": "archive/a.warc.gz", "hash": "sha256:\(hash)"}]}
                """
            let digest = WARCBuilder.digest(Array(package.utf8), .sha256)
            var writer = ZIPWriter()
            var bytes: [UInt8] = []
            for (name, content) in [
                ("archive/a.warc.gz", warc), ("datapackage.json", Array(package.utf8)),
                ("datapackage-digest.json", Array("{\"hash\": \"sha256:\(digest)\"}".utf8)),
                (
                    "pages/pages.jsonl",
                    Array("{\"format\": \"json-pages-1.0\"}\n{\"url\": \"\(page)\"}\n".utf8)
                ),
                (
                    "indexes/index.cdx",
                    Array("org,x)/ 2019 {\"filename\": \"a.warc.gz\", \"offset\": \"\(offset)\"}\n".utf8)
                ),
            ] {
                bytes += try writer.member(name, content)
            }
            return bytes + writer.directory()
        }
        let right = WARCBuilder.digest(warc, .sha256)
        let good = try holdings(["a.wacz": archive(hash: right, offset: 0, page: "http://x.org/")])
        #expect(good.holdings.damages.isEmpty, "\(good.holdings.damages)")
        let capture = try #require(good.holdings.captures.first)
        #expect(capture.role == .page && capture.entry == "archive/a.warc.gz" && capture.offset > 0)
        let reader = CaptureReader(folder: good.folder.path + "/raw", limit: 1 << 20)
        #expect(reader.payload(of: capture) == Array(page("home").utf8))
        let wrong = String(repeating: "0", count: 64)
        let bad = try holdings(["a.wacz": archive(hash: wrong, offset: 7, page: "http://x.org/other")])
        #expect(
            bad.holdings.damages.map(\.kind).sorted { $0.rawValue < $1.rawValue } == [
                .digestMismatch, .indexDisagrees, .indexDisagrees,
            ])
    }

    @Test("A ZIP of WARCs that is no WACZ, with a packed member")
    func zipOfArchives() throws {
        var builder = WARCBuilder()
        for number in 1...30 { builder.addPage("http://x.org/\(number)", page("same words every time")) }
        var writer = ZIPWriter()
        let bytes = try writer.member("deep/a.warc", builder.bytes(.plain)) + writer.member("notes.txt", [65])
        let found = try holdings(["all.zip": bytes + writer.directory()])
        let pages = found.holdings.captures.filter { $0.role == .page }
        #expect(pages.count == 30)
        let reader = CaptureReader(folder: found.folder.path + "/raw", limit: 1 << 20)
        #expect(reader.payload(of: pages[29]) == Array(page("same words every time").utf8))
    }

    @Test("Pointers of git-lfs, empty files and archives of unknown packing are itemised")
    func notHere() throws {
        let pointer =
            "version https://git-lfs.github.com/spec/v1\noid sha256:\(String(repeating: "a", count: 64))\nsize 9\n"
        let found = try holdings([
            "big.warc.gz": Array(pointer.utf8), "empty.html": [],
            "other.warc.lz4": [0x04, 0x22, 0x4D, 0x18, 0],
        ])
        #expect(Set(found.holdings.damages.map(\.kind)) == [.lfsPointer, .emptyFile, .entryUnsupported])
        #expect(found.holdings.captures.first { $0.file == "big.warc.gz" }?.role == .unreadable)
    }

    @Test("Fidelity follows from the bytes: what is declared and was undone by the writer")
    func fidelity() throws {
        var builder = WARCBuilder()
        builder.addPage("http://x.org/1", page("1"))
        builder.addPage("http://x.org/2", page("2"), headers: ["Content-Encoding: gzip"])
        builder.addPage("http://x.org/3", page("3"), headers: ["Transfer-Encoding: chunked"])
        let pages = try holdings(["a.warc": builder.bytes(.plain)]).holdings.captures
        #expect(pages.map(\.fidelity) == [.asReceived, .contentDecoded, .transferDecoded])
        var httrack = WARCBuilder()
        httrack.add(type: "warcinfo", block: Array("software: HTTrack Website Copier/3.50\r\n".utf8))
        httrack.addPage("http://x.org/", page("1"))
        #expect(
            try holdings(["a.warc": httrack.bytes(.plain)]).holdings.captures[1].fidelity == .contentDecoded)
    }

    @Test(
        "Addresses and dates from the comments that tools leave",
        arguments: [
            (
                "<html>\n<!-- Mirrored from www.x.org/a.html?id=7 by HTTrack Website Copier/3.x [XR&CO'2014], Sat, 01 Jan 2011 10:20:30 GMT -->",
                "http://www.x.org/a.html?id=7", "2011-01-01T10:20:30Z", Capture.Fidelity.rewritten
            ),
            (
                "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://x.org/p \n saved date: Mon Feb 12 2024 10:11:12 GMT+0100 (CET)\n--><meta charset=utf-8>",
                "https://x.org/p", "2024-02-12T10:11:12+01:00", .rendered
            ),
            ("<!-- saved from url=(0014)http://x.org/s -->\n<html><p>x", "http://x.org/s", "", .rewritten),
            ("<!-- saved from url=(0014)about:internet -->\n<html><p>x", "", "", .unknown),
            ("<html><!-- Page saved with SingleFile\n url: file:///home/me/p.html -->", "", "", .rendered),
            ("<html><!-- a comment --><p>x", "", "", .unknown),
        ])
    func comments(html: String, url: String, date: String, fidelity: Capture.Fidelity) throws {
        let capture = try #require(try holdings(["a.html": Array(html.utf8)]).holdings.captures.first)
        #expect(capture.url ?? "" == url)
        #expect(capture.date ?? "" == date)
        #expect(capture.fidelity == fidelity)
    }

    @Test("Pages that name another host as their own are not the site's, unless many do")
    func foreign() throws {
        var files: [String: [UInt8]] = [:]
        for number in 1...30 { files["x.org/\(number).html"] = Array("<html><title>\(number)</title>".utf8) }
        files["x.org/share.html"] = Array(
            "<html><link rel=canonical href='https://social.example/x'><title>s</title>".utf8)
        let one = try holdings(files).holdings.captures
        #expect(one.filter { $0.role == .foreign }.map(\.file) == ["x.org/share.html"])
        for number in 1...30 {
            files["x.org/\(number).html"] = Array(
                "<html><link rel='canonical' href='https://new.example/\(number)'>".utf8)
        }
        let moved = try holdings(files).holdings.captures
        #expect(moved.filter { $0.role == .foreign }.map(\.file) == ["x.org/share.html"])
    }

    @Test(
        "A record of the site stays the site's, whatever address its page says that it was first published at"
    )
    func syndicated() throws {
        var builder = WARCBuilder()
        for number in 1...30 { builder.addPage("http://x.org/\(number)", page("\(number)")) }
        builder.addPage(
            "http://x.org/guest", "<html><link rel=canonical href='https://y.example/p'><title>g</title>")
        let captures = try holdings(["a.warc": builder.bytes(.plain)]) { $0.scope = ["x.org"] }.holdings
            .captures
        #expect(captures.count(where: { $0.role == .page }) == 31)
        #expect(!captures.contains { $0.role == .foreign })
    }

    @Test(
        "The corpora's archives are read or itemised",
        .enabled(if: Corpora.has("warc-warcio"), "needs CARTULARY_CORPORA"))
    func corpora() throws {
        let names = [
            "warc-warcio", "warc-jwarc", "warc-resiliparse", "warc-pywacz", "warc-aut", "warc-whirlwind",
        ]
        for name in names {
            for file in Corpora.files(
                in: name, suffixes: [".warc", ".warc.gz", ".arc", ".arc.gz", ".wacz", ".bad"])
            {
                let found = try holdings([
                    file.split(separator: "/").joined(separator: "-"): Corpora.bytes(file)
                ])
                let records = found.holdings.captures.count(where: \.isRecord)
                #expect(records > 0 || !found.holdings.damages.isEmpty || file.hasSuffix(".bad"), "\(file)")
            }
        }
    }
}
