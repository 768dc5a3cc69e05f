import Foundation
import TestKit
import Testing

/// What is missing, what is broken, and the gate, run as a user runs them.
@Suite struct CompletenessTests {
    private func site() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        var builder = WARCBuilder()
        builder.addPage(
            "http://x.org/",
            """
            <html lang=en><title>Home</title><a href="/a#part">part of a</a> <a href="/a#gone">lost part</a>
            <a href="/old">moved</a> <a href="/out">moved away</a> <a href="/round">in a circle</a>
            <a href="/error">broken</a> <a href="/missing">missing</a> <a href="/missing#x">missing again</a>
            <a href="/files/report.pdf">the report</a> <a href="/share?to=all">share</a> <img src="/logo.png">
            <a href="#top">up</a> <a href="http://y.org/">elsewhere</a>
            """)
        builder.addPage("http://x.org/a", "<html lang=en><title>A</title><p id=part>x <a href=/missing>m</a>")
        for (path, to) in [
            ("old", "/a"), ("out", "http://y.org/"), ("round", "/round2"), ("round2", "/round"),
        ] {
            builder.addPage("http://x.org/" + path, "", status: "301 Moved", headers: ["Location: \(to)"])
        }
        builder.addPage("http://x.org/error", "gone", status: "404 Not Found")
        builder.addPage(
            "http://x.org/sitemap.xml",
            "<?xml version='1.0'?><urlset><url><loc>http://x.org/a</loc></url><url><loc>http://x.org/mapped</loc></url>",
            headers: ["Content-Type: application/xml"])
        try folder.write("raw/site.warc", bytes: builder.bytes(.plain))
        try folder.write(
            "lists/known.csv", "url,source\nhttp://x.org/known,a letter\nhttp://x.org/missing,a letter\n")
        try folder.write(
            "cartulary.yml",
            """
            known_urls: lists/known.csv
            excluded: [{url: "http://x.org/share?*", reason: share buttons}]
            gate: {deadline: 2027-03-31, missing: 0, broken: 5}
            """)
        return folder
    }

    private func rows(_ folder: TemporaryFolder, _ report: String) throws -> [[String]] {
        try folder.read("curated/report/\(report).csv").split(separator: "\n").dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    @Test("Each reference ends in one state, through redirects, with its fragment looked up")
    func states() throws {
        let folder = try site()
        #expect(try Program.run(["curate", "--quiet"], in: folder.path).code == 0)
        let references = try rows(folder, "reference")
        func state(_ written: String) -> [String] {
            references.first { $0[2] == written }.map { [$0[3], $0[4], $0[5], $0[7]] } ?? []
        }
        #expect(state("/a#part") == ["resolved", "page/http://x.org/a", "", "found"])
        #expect(state("/a#gone") == ["resolved", "page/http://x.org/a", "", "not-found"])
        #expect(state("/old") == ["resolved", "page/http://x.org/a", "redirect: 1", ""])
        #expect(state("/out") == ["external", "http://y.org/", "redirect: 1", ""])
        #expect(state("/round").first == "captured-not-extracted")
        #expect(state("/error").first == "broken")
        #expect(state("/missing#x") == ["in-scope-not-captured", "http://x.org/missing", "", ""])
        #expect(state("/share?to=all") == ["excluded", "http://x.org/share?to=all", "share buttons", ""])
        #expect(state("#top").last == "found")
        let findings = try rows(folder, "finding").map { $0[1] + " " + $0[2] }
        #expect(findings.contains("fragment-not-found page/http://x.org/a"))
        #expect(findings.contains("target-broken http://x.org/error"))
        #expect(findings.contains("known-url-not-captured http://x.org/known"))
        #expect(findings.count { $0 == "target-not-captured http://x.org/missing" } == 1)
        #expect(!findings.contains { $0.contains("share") })
    }

    @Test("What is missing is ordered by what depends on it, and is input for a crawler")
    func missing() throws {
        let folder = try site()
        #expect(try Program.run(["missing"], in: folder.path).code == 2)
        #expect(try Program.run(["curate", "--quiet"], in: folder.path).code == 0)
        let urls = try Program.run(["missing", "--format", "urls"], in: folder.path)
        #expect(
            urls.output
                == "http://x.org/missing\nhttp://x.org/files/report.pdf\nhttp://x.org/logo.png\nhttp://x.org/mapped\nhttp://x.org/known\n"
        )
        let missing = try rows(folder, "missing")
        #expect(missing.map { $0[1] } == ["page", "document", "image", "page", "page"])
        #expect(Array(missing[0][2...5]) == ["2", "3", "a letter", "page/http://x.org/"])
        let documents = try Program.run(
            ["missing", "--format", "urls", "--kind", "document"], in: folder.path)
        #expect(documents.output == "http://x.org/files/report.pdf\n")
        #expect(try Program.run(["missing", "--kind", "pdf"], in: folder.path).code == 2)
    }

    @Test("All balances hold, and the addresses of the site are each in one state")
    func ledger() throws {
        let folder = try site()
        #expect(try Program.run(["curate", "--quiet"], in: folder.path).code == 0)
        let ledger = try rows(folder, "ledger")
        let totals = ledger.filter { $0[1] == "total" }
        #expect(
            totals.map { $0[0] } == ["bytes", "captures", "text", "addresses", "references", "documents"])
        #expect(totals.allSatisfy { $0[4] == "holds" })
        func count(_ item: String) -> String? { ledger.first { $0[0] == "addresses" && $0[1] == item }?[3] }
        #expect(count("missing") == "5" && count("broken") == "1" && count("excluded") == "1")
        #expect(count("captured") == "3" && count("external") == "1")
    }

    @Test("The gate warns before the deadline and fails from it on")
    func gate() throws {
        let folder = try site()
        #expect(try Program.run(["curate", "--quiet"], in: folder.path).code == 0)
        let early = try Program.run(["gate", "--as-of", "2027-03-30"], in: folder.path)
        #expect(early.code == 0 && early.output.contains("warning"))
        let late = try Program.run(["gate", "--as-of", "2027-03-31"], in: folder.path)
        #expect(late.code == 1 && late.output.contains("1 of 2 are above their limits"))
        let json = try Program.run(["gate", "--as-of", "2027-03-31", "--json"], in: folder.path)
        #expect(json.output.contains("\"passes\": false"))
    }

    @Test(
        "Limits, days and exclusions that cannot be are refused with their place",
        arguments: [
            ("gate: {mising: 0}", "did you mean `missing`"), ("gate: {missing: -1}", "whole number"),
            ("gate: {deadline: 2027-13-01}", "no day"),
            ("excluded: [{url: '*', reason: r}]", "every address"),
            ("excluded: [{url: 'http://x.org/*'}]", "needs a `url`"), ("title: x", "sets no limits"),
        ])
    func refused(line: String, message: String) throws {
        let folder = try site()
        try folder.write("cartulary.yml", line + "\n")
        let outcome = try Program.run(["gate"], in: folder.path)
        #expect(outcome.code == 2 && outcome.error.contains(message), "\(outcome.error)")
    }
}
