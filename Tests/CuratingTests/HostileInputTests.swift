import Curating
import Foundation
import Serialising
import TestKit
import Testing
import Vocabulary

@Suite(.fewAtOnce) struct HostileInputTests {
    private func codes(_ folder: TemporaryFolder) throws -> [String] {
        var reader = CSVReader(Array(try folder.read("curated/report/finding.csv").utf8))
        _ = reader.next()
        return reader.map { $0[1] }.filter { $0 != "rights-undetermined" && $0 != "host-unknown" }
    }

    @Test("Each bad file is at most one finding, and the run goes on")
    func badFiles() async throws {
        let folder = try TemporaryFolder()
        try folder.write("cartulary.yml", "limits: {page_bytes: 2000000}\nmounts: {s: 'http://x.org/'}")
        try folder.write("raw/s/good.html", "<html><title>Good page</title><p>ok")
        try folder.write("raw/s/empty.html", "")
        try folder.write("raw/s/binary.html", bytes: (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        try folder.write("raw/s/truncated.html", "<html><body><p>cut <a href=\"x")
        try folder.write("raw/s/deep.html", "<html>" + String(repeating: "<div>", count: 100_000))
        try folder.write("raw/s/large.html", "<html>" + String(repeating: "<p>x</p>", count: 300_000))
        try folder.write("raw/s/text.html", "no markup at all")
        try folder.write(
            "raw/s/attributes.html", "<html><p " + (0..<6000).map { "a\($0)=1" }.joined(separator: " ") + ">")
        try folder.write("raw/s/zeros.html", "<html><title>Zero\u{0}s</title>")
        try folder.write(
            "raw/s/lies.html", bytes: Array("<html><meta charset=utf-8><p>".utf8) + [0xE9, 0xE8, 0xEA])
        let report = try await Curator(project: folder.path).curate()
        let all = try codes(folder)
        #expect(
            all.filter { $0 != "target-not-captured" }.sorted() == [
                "encoding-contradicted", "nul-bytes", "page-rejected", "page-truncated", "page-truncated",
            ])
        #expect(report.records["page"] == 6)
        #expect(report.hasFailed)
        #expect(try folder.read("curated/data/page.csv").contains("Good page"))
    }

    @Test("Attributes by the ten thousand, of a megabyte, and a page with a hole have their records")
    func largeTags() async throws {
        let folder = try TemporaryFolder()
        let end = "></div><p>What stands behind it is read as well."
        let letters = String(repeating: "letters ", count: 131_072)
        for (name, tag) in [
            ("many", (0..<10_000).map { "a\($0)=1" }.joined(separator: " ")),
            ("million", "title='\(letters.prefix(1_000_000))'"), ("larger", "id=x title='\(letters)'"),
            ("hole", String(repeating: "\u{0}", count: 400_000)),
        ] {
            try folder.write("raw/x.org/\(name).html", "<html><title>\(name)</title><div \(tag)" + end)
        }
        let report = try await Curator(project: folder.path).curate()
        #expect(report.records["page"] == 4)
        let found = try codes(folder)
        #expect(found == ["page-truncated", "page-truncated", "nul-bytes"])
        let text = try folder.read("curated/data/page_text.csv")
        #expect(text.components(separatedBy: "What stands behind it is read as well.").count == 5)
        let findings = try folder.read("curated/report/finding.csv")
        #expect(findings.contains("Attributes from byte 37 on"))
        #expect(try await Curator(project: folder.path).verify().isClean)
    }

    @Test("Names of files as they come: colons, question marks, spaces, other scripts, escapes")
    func names() async throws {
        let folder = try TemporaryFolder()
        for name in [
            "a:b;c.html", "index.html?x=1&y=%2F.html", "a b.html", "عربي.html", "100%.html", "%2525.html",
            String(repeating: "long", count: 50) + ".html", "a#b.html", "café.html", "cafe\u{301}.html",
            "'\"<>.html",
        ] {
            try folder.write(
                "raw/x.org/" + name, "<html><title>\(name.count)</title><a href=\"a%20b.html\">l</a>")
        }
        let report = try await Curator(project: folder.path).curate()
        #expect(report.records["page"] == 11)
        let verified = try await Curator(project: folder.path).verify()
        #expect(verified.isClean)
    }

    @Test("Symbolic links are not followed, and raw/ is never written")
    func links() async throws {
        let folder = try TemporaryFolder()
        try folder.write("raw/x.org/a.html", "<html><title>a</title>")
        try folder.write("secret.html", "<html><title>secret</title>")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/raw/x.org/link.html", withDestinationPath: folder.path + "/secret.html")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/raw/up", withDestinationPath: folder.path)
        let before = folder.contents(of: "raw")
        _ = try await Curator(project: folder.path).curate()
        #expect(folder.contents(of: "raw") == before)
        #expect(try codes(folder).filter { $0 == "file-skipped" }.count == 2)
        #expect(!(try folder.read("curated/data/page.csv").contains("secret")))
    }

    @Test("No address of a person leaves, in any file of the dataset")
    func personalData() async throws {
        let folder = try TemporaryFolder()
        let page = """
            <html><title>Ask jane.doe@example.org</title><meta name=description content="jane.doe@example.org"><h1>jane.doe [at] example.org</h1>
            <div class=person><b>Jane</b> <a href="mailto:jane.doe@example.org?subject=x">jane.doe@example.org</a> <a href="tel:+15551234">call</a>
            <a href="/form?to=jane.doe@example.org">form</a><i>jane.doe@example.org</i></div><p>see jane.doe@example.org for it</p>
            """
        try folder.write("raw/x.org/a.html", page)
        // Wherever a page can have a text or an address of its own.
        let who = "jane.doe@example.org"
        try folder.write(
            "raw/x.org/b.html",
            """
            <html lang=en><title>Title \(who)</title><meta name=author content="Jane \(who)">
            <meta property=og:title content="Quite other words \(who)"><link rel=canonical href="http://x.org/\(who)">
            <meta http-equiv=refresh content="0;url=http://x.org/r?\(who)"><link rel=shortlink href="/s?\(who)">
            <script type=application/ld+json>{"@type":"Article","author":{"name":"B","email":"\(who)"},"x":"\(who)",}</script>
            <h1>Head \(who) one two three</h1><h1>Head \(who) one two three</h1><p>See the French version \(who).
            <a href="p.html?u=\(who)#f\(who)">link \(who)</a><img src="\(who).png" alt="\(who)" title="\(who)">
            <p lang="\(who)">Un texte \(who)</p><table><caption>\(who)</caption><tr><th>a<th>b<tr><td>\(who)<td>2</table>
            <p>Ã©tÃ© \(who) under construction</p><iframe src="http://x.org/\(who)"></iframe><a hreflang="\(who)" href=/fr>Français</a>
            <div class=person><b></b>\(who)</div>
            """)
        try folder.write(
            "schemas/person.json",
            "{\"fields\": [{\"name\": \"name\"}, {\"name\": \"email\", \"format\": \"email\"}, {\"name\": \"note\", \"meaning\": \"text\"}, {\"name\": \"link\", \"format\": \"uri\"}]}"
        )
        try folder.write(
            "recipes/x.yml",
            "routes: [{id: all, where: .person, mentions: [{css: p, match: '(see .*) for'}], records: [{kind: person, each: .person, key: [name], fields: {name: b, email: {css: a, attribute: href}, note: i, link: {xpath: 'a[3]/@href', steps: [url]}}}]}]"
        )
        _ = try await Curator(project: folder.path).curate()
        for (name, data) in folder.contents(of: "curated") {
            let text = String(decoding: data, as: UTF8.self)
            #expect(!text.contains("jane.doe"), "\(name)")
            #expect(!text.contains("5551234"), "\(name)")
        }
        #expect(try folder.read("curated/data/person.csv").contains("person/jane,Jane,,"))
        #expect(try codes(folder).contains("personal-data-withheld"))
        #expect(try await Curator(project: folder.path).verify().isClean)

        try folder.write("cartulary.yml", "publish: [person.email]")
        _ = try await Curator(project: folder.path).curate()
        #expect(try folder.read("curated/data/person.csv").contains("jane.doe@example.org"))
        #expect(!(try folder.read("curated/data/page.csv").contains("jane.doe")))
    }

    @Test("A page that ended the program twice, the second time alone, is left out with a finding")
    func crash() async throws {
        let folder = try TemporaryFolder()
        try folder.write("raw/x.org/a.html", "<html><title>a</title>")
        try folder.write("raw/x.org/b.html", "<html><title>b</title>")
        let key = try await pageKey(of: "raw/x.org/b.html", in: folder)
        try FileManager.default.removeItem(atPath: folder.path + "/.cartulary/workspace.sqlite")
        try folder.write(".cartulary/in-flight", "+" + key + "\n")
        #expect(try await Curator(project: folder.path).curate().records["page"] == 2)
        for name in ["workspace.sqlite", "workspace.sqlite-wal", "workspace.sqlite-shm"] {
            try? FileManager.default.removeItem(atPath: folder.path + "/.cartulary/" + name)
        }
        try folder.write(".cartulary/in-flight", "!" + key + "\n")
        #expect(try await Curator(project: folder.path).curate().records["page"] == 1)
        #expect(try codes(folder).contains("capture-crashed"))
    }

    /// The key of a page's work, as a run marks it.
    private func pageKey(of file: String, in folder: TemporaryFolder) async throws -> String {
        _ = try await Curator(project: folder.path).curate()
        return try Curator(project: folder.path).workKey(ofFile: String(file.dropFirst(4)))
    }
}
