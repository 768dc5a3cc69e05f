import Capturing
import TestKit
import Testing
import Vocabulary
import Workspace

@Suite struct InventoryTests {
    private func captures(_ files: [String: String], _ change: (inout Project) -> Void = { _ in }) throws
        -> Outcome<[Capture]>
    {
        let folder = try TemporaryFolder()
        for (name, text) in files { try folder.write("raw/" + name, text) }
        var project = Project()
        change(&project)
        let found = try Inventory(of: folder.path + "/raw", project: project).holdings()
        return Outcome(Array(found.value.captures), findings: found.findings)
    }

    @Test(
        "URLs follow from paths below a host",
        arguments: [
            ("example.org/index.html", "http://example.org/"),
            ("example.org:8080/a.html", "http://example.org:8080/a.html"),
            ("127.0.0.1+8124/a.html", "http://127.0.0.1:8124/a.html"),
            ("example.org/a/index.html", "http://example.org/a/"),
            ("example.org/a.html", "http://example.org/a.html"),
            ("www.example.org/x", "http://www.example.org/x"),
            ("example.org/index.html?lang=ko.html", "http://example.org/?lang=ko"),
            ("example.org/index.html?p=3743&lang=ko.html", "http://example.org/?p=3743&lang=ko"),
            ("example.org/page.php?id=1.html", "http://example.org/page.php?id=1"),
            ("example.org/index.html@lang=fr.html", "http://example.org/?lang=fr"),
            ("crawl-2020/example.org/ü.html", "http://example.org/%C3%BC.html"),
            ("EXAMPLE.org/a b.html", "http://example.org/a%20b.html"),
        ])
    func hosts(file: String, url: String) throws {
        #expect(try captures([file: "<html>"]).value.first?.url == url)
    }

    @Test(
        "Without a host the path is the key, and one finding a folder says so",
        arguments: ["docs/a.html", "a.html", "v1.0/a.html", "page.html/b.html"])
    func unknownHost(file: String) throws {
        let outcome = try captures([file: "<html>"])
        #expect(outcome.value.first?.url == nil)
        #expect(outcome.value.first?.pageKey == file)
        #expect(outcome.findings.map(\.kind) == [.hostUnknown])
    }

    @Test(
        "An address that a browser left counts, unless a tool wrote one into many pages", arguments: [3, 4])
    func savedPages(count: Int) throws {
        var files = ["x.org/own.html": "<!-- saved from url=(0018)http://y.org/b.htm -->\n<html>"]
        for number in 1...count {
            files["x.org/\(number).html"] = "<html><!-- saved from url=(0017)http://tool.example -->\(number)"
        }
        let captures = try captures(files).value
        let own = captures.filter { $0.url == "http://y.org/b.htm" }
        #expect(own.map(\.file) == ["x.org/own.html"] && own.map(\.fidelity) == [.rewritten])
        let others = captures.filter { $0.file != "x.org/own.html" }
        #expect(
            others.map(\.url)
                == (1...count).map { count > 3 ? "http://x.org/\($0).html" : "http://tool.example/" })
        #expect(others.allSatisfy { $0.fidelity == (count > 3 ? .unknown : .rewritten) })
        #expect(others[0].note?.contains("of 3 others") == (count > 3))
    }

    @Test("A mount says where a folder stood")
    func mounts() throws {
        let outcome = try captures(["docs/2017/index.html": "<html>", "other/a.html": "<html>"]) {
            $0.mounts = ["docs": "https://example.org/x/"]
        }
        #expect(outcome.value.map(\.url) == ["https://example.org/x/2017/", nil])
    }

    @Test("Two files never take one derived URL from each other")
    func collisions() throws {
        let outcome = try captures([
            "x.org/index.html?a": "<html>1", "x.org/index.html?a.html": "<html>2",
            "x.org/index.html": "<html>3",
        ])
        #expect(Set(outcome.value.compactMap(\.url)).count == 3)
        #expect(outcome.value.allSatisfy { $0.role == .page })
    }

    @Test(
        "Roles come from bytes first, then from names",
        arguments: [
            ("a.html", "<!DOCTYPE html><p>x", Capture.Role.page), ("a", "  <HTML><body>", .page),
            ("a.html.ko.euc-kr", "<?xml version=\"1.0\"?><!DOCTYPE html><html>", .page),
            ("feed/index.html", "<?xml version=\"1.0\"?><rss version=\"2.0\">", .feed),
            ("wp-json/index.html", "{\"a\": \"<html>\"}", .data),
            ("a.js.html", "function f() { return '<div>' }", .script),
            ("robots.txt.html", "User-agent: *", .data),
            ("bind.html", "URI: bind.html.en\nContent-Language: en", .data),
            ("a.pdf", "%PDF-1.4", .document), ("a.html", "%PDF-1.4", .document),
            ("a.css", "p { color: red }", .style), ("x.gif", "GIF89a", .image),
            ("e.html", "", .empty), ("a.txt", "see <html> for it", .data),
            ("a.xml", "<?xml version=\"1.0\"?><oembed>&lt;html", .data),
            ("front.html", "---\nlayout: x\n---\n<p>x", .data), ("part.html", "<h1>x</h1>", .page),
            ("bin.html", "\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\u{8}", .other),
            ("c.html", "<!-- saved -->\n<table><tr>", .page), ("captures.jsonl.bak", "{}", .data),
            ("site.cdx", " CDX a", .sidecar),
        ])
    func roles(file: String, text: String, role: Capture.Role) throws {
        #expect(try captures([file: text]).value.first?.role == role)
    }

    @Test("captures.jsonl is exhaustive for its folder, and what it states counts")
    func sidecar() throws {
        let lines = """
            {"url":"http://X.org:80/?lang=en","ts":"2019-05-01T10:00:00Z","file":"home.html","fidelity":"reconstructed","derived_from":"ABC","note":"n"}
            {"url":null,"file":"source.txt","role":"source"}
            {"file":"gone.html"}

            {"file":"home.html","rolle":"page"}
            {"file":"../x.html"}
            not json
            """
        let outcome = try captures([
            "s/captures.jsonl": lines, "s/home.html": "<html>", "s/source.txt": "x", "s/extra.html": "<html>",
            "t/free.html": "<html>",
        ])
        let home = try #require(outcome.value.first { $0.file == "s/home.html" })
        #expect(home.url == "http://x.org/?lang=en")
        #expect(home.date == "2019-05-01T10:00:00Z")
        #expect(home.fidelity == .reconstructed)
        #expect(home.derivedFrom == "abc")
        #expect(outcome.value.first { $0.file == "s/source.txt" }?.role == .source)
        #expect(outcome.value.first { $0.file == "s/extra.html" }?.role == .other)
        #expect(outcome.value.first { $0.file == "t/free.html" }?.role == .page)
        #expect(outcome.findings.count { $0.kind == .captureNotListed } == 1)
        #expect(outcome.findings.count { $0.kind == .captureFileMissing } == 1)
        let problems = outcome.findings.filter { $0.kind == .sidecarUnreadable }.map(\.summary)
        #expect(problems.count == 3)
        #expect(problems[0].contains("line 5") && problems[0].contains("did you mean `role`?"))
        #expect(problems[1].contains("outside the folder"))
        #expect(problems[2].contains("not JSON"))
    }

    @Test("A digest that a sidecar states must be the file's")
    func fixity() throws {
        let outcome = try captures([
            "captures.jsonl": "{\"file\":\"a.html\",\"sha256\":\"00\"}", "a.html": "<html>",
        ])
        #expect(outcome.findings.contains { $0.kind == .fixityFailed && $0.subject == "a.html" })
    }

    @Test("Of several captures of one URL the newest counts, and the other is named")
    func policy() throws {
        let lines = """
            {"url":"http://x.org/","ts":"2018-01-01T00:00:00Z","file":"a.html"}
            {"url":"http://x.org/","ts":"2019-01-01T00:00:00Z","file":"b.html"}
            """
        let files = ["captures.jsonl": lines, "a.html": "<html>1", "b.html": "<html>2"]
        let newest = try captures(files)
        #expect(newest.value.filter { $0.role == .page }.map(\.file) == ["b.html"])
        #expect(newest.findings.filter { $0.kind == .capturePassedOver }.map(\.subject) == ["a.html"])
        #expect(
            try captures(files) { $0.captures = .first }.value.filter { $0.role == .page }.map(\.file) == [
                "a.html"
            ])
        #expect(try captures(files) { $0.captures = .all }.value.count { $0.role == .page } == 2)
    }

    @Test("Captures are in the order of their paths, with stable ids")
    func order() throws {
        let outcome = try captures(["b.html": "<html>", "a/z.html": "<html>", "B.html": "<html>"])
        #expect(outcome.value.map(\.file) == ["B.html", "a/z.html", "b.html"])
        #expect(outcome.value.allSatisfy { $0.id.count == 16 && $0.sha256.count == 64 })
        #expect(Set(outcome.value.map(\.id)).count == 3)
    }

    @Test("A folder that is not there is an error with its path")
    func missing() {
        #expect(throws: InventoryError.self) {
            _ = try Inventory(of: "/nowhere/raw", project: Project()).holdings()
        }
    }
}
