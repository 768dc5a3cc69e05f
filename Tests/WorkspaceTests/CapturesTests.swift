import Testing
import Vocabulary

@testable import Workspace

/// An inventory gives back what was put into it.
@Suite struct CapturesTests {
    private func capture(_ id: String, _ url: String?, _ role: Capture.Role = .page) -> Capture {
        Capture(
            id: id, file: "a/\(id).html", length: 12, sha256: "", url: url, mediaType: "text/html",
            role: role,
            reason: "begins as HTML")
    }

    /// A capture in which every field is filled.
    private var full: Capture {
        var capture = Capture(
            id: "00112233aabbccdd", file: "crawl/a.warc.gz", length: 512,
            sha256: String(repeating: "ab", count: 32),
            url: "https://example.org/é", date: "2019-05-06T07:08:09Z", mediaType: "text/html",
            charset: "utf-8",
            role: .redirect, reason: "HTTP 301", fidelity: .transferDecoded, derivedFrom: "cd", note: "a note"
        )
        capture.entry = "archive/data.warc.gz"
        capture.offset = 1 << 40
        capture.inner = 77
        capture.payloadLength = 3
        capture.statedHost = "example.org"
        capture.version = "00112233aabbccdd"
        var record = CaptureRecord(id: "<urn:uuid:1>", type: "revisit")
        record.blockLength = 900
        record.status = 301
        record.declaredType = "text/html"
        record.language = "fr"
        record.versions = [HeaderVersion(language: "ko", written: "/ko")]
        record.location = "/neu"
        record.blockDigest = .init(stated: "sha1:A", verdict: .asSpecified, covers: "the block")
        record.payloadDigest = .init(stated: "sha1:B", verdict: .original, covers: "")
        record.refersToID = "<urn:uuid:0>"
        record.refersToURI = "https://example.org/"
        record.refersToDate = "2018-01-01T00:00:00Z"
        record.original = "ffeeddccbbaa9988"
        record.originalPlace = .init(file: "b.warc", entry: nil, offset: 5, inner: 6, length: 7)
        record.isResynchronised = true
        record.software = "a crawler"
        capture.record = record
        return capture
    }

    @Test("Every field of a capture comes back, and absent ones are absent")
    func roundTrip() {
        let plain = capture("p", nil, .unreadable)
        let captures: Captures = [full, plain]
        #expect(captures[0] == full && captures[1] == plain)
        #expect(captures.isRevisit(at: 0) && captures.isRecord(at: 0) && !captures.isRecord(at: 1))
        #expect(captures.statedHost(at: 0) == "example.org" && captures.url(at: 1) == nil)
    }

    @Test("Every role and every fidelity comes back")
    func cases() {
        for role in Capture.Role.allCases {
            for fidelity in Capture.Fidelity.allCases {
                var one = capture("x", nil, role)
                one.fidelity = fidelity
                #expect(Captures([one])[0] == one)
            }
        }
    }

    @Test("A change is kept, whether it makes a capture shorter or longer, and touches no other")
    func update() {
        let captures = Captures([capture("a", "http://x/a"), capture("b", "http://x/b"), capture("c", nil)])
        captures.update(1) {
            $0.role = .other
            $0.reason = "another capture of http://x/b counts, which is a long reason"
        }
        captures.update(2) { $0.url = "http://x/c" }
        captures.update(1) { $0.reason = "" }
        #expect(captures[0] == capture("a", "http://x/a"))
        #expect(captures[1].role == .other && captures.role(at: 1) == .other && captures[1].reason == "")
        #expect(captures[2] == capture("c", "http://x/c") && captures.number(ofURL: "http://x/c") != nil)
    }

    @Test("Captures of one URL share its number; of two with one id the first is found")
    func numbers() {
        let captures = Captures([
            capture("a", "http://x/"), capture("b", "http://x/"), capture("a", "http://y/"),
        ])
        #expect(captures.urlNumber(at: 0) == captures.urlNumber(at: 1))
        #expect(captures.urlNumber(at: 2) != captures.urlNumber(at: 0) && captures.urlCount == 2)
        #expect(captures[id: "a"]?.url == "http://x/" && captures.index(ofID: "b") == 1)
        #expect(captures[id: "z"] == nil && captures.index(ofID: "z") == nil)
    }

    @Test("What pages say of themselves is noted by capture")
    func notes() throws {
        let captures = Captures([capture("a", "http://x/a"), capture("b", nil)])
        let notes = CaptureNotes(of: captures, in: "/is/not/there")
        let encoding = EncodingDecision(name: "utf-8", reason: "BOM", replacements: 2, competitors: "")
        let stated = [StatedTarget(kind: .canonical, written: "/b", url: "http://x/b")]
        notes.note(encoding, stated, of: "b")
        notes.note(nil, stated, of: "z")
        #expect(notes.encoding(at: 1) == encoding && notes.stated(at: 1) == stated)
        #expect(notes.encoding(at: 0) == nil && notes.stated(at: 0) == [])
    }
}
