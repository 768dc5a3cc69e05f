import Curating
import TestKit
import Testing
import Vocabulary

/// Links lead to captures however their addresses are spelled, and the dataset says by which rule.
@Suite(.fewAtOnce) struct AliasesTests {
    private static let session = "0123456789abcdef0123456789abcdef"

    private func site(_ project: String = "", links: [String]) async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        if !project.isEmpty { try folder.write("cartulary.yml", project) }
        var builder = WARCBuilder()
        let anchors = links.map { "<a href='\($0)'>x</a>" }.joined(separator: " ")
        builder.addPage("http://x.org/", "<title>Home</title><p>\(anchors)")
        builder.addPage("http://x.org/caf%C3%A9/", "<title>Café</title>")
        builder.addPage("http://x.org/Forum/view.php?t=1&sid=\(Self.session)", "<title>Thread</title>")
        builder.addPage("http://x.org/moved", "", status: "301 Moved", headers: ["Location: /moved/"])
        try folder.write("raw/site.warc.gz", bytes: builder.bytes(.gzip))
        _ = try await Curator(project: folder.path).curate()
        return folder
    }

    private func states(_ folder: TemporaryFolder) throws -> [[String]] {
        try folder.read("curated/report/reference.csv").split(separator: "\n").dropFirst().map { row in
            row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    @Test(
        "The state, the page and the rule of a link",
        arguments: [
            ("caf%c3%a9", "resolved", "page/http://x.org/caf%C3%A9/", "\"alias: percent-encoding, slash\""),
            (
                "/Forum/view.php?sid=ffffffffffffffffffffffffffffffff&t=1", "resolved",
                "page/http://x.org/Forum/view.php?t=1&sid=\(session)", "alias: session"
            ),
            ("/index.php", "resolved", "page/http://x.org/", "alias: index"),
            ("/forum/view.php?t=1", "in-scope-not-captured", "http://x.org/forum/view.php?t=1", ""),
            // A redirect to what was not captured leads nowhere, though the two are nearly spelled alike.
            ("/moved", "in-scope-not-captured", "http://x.org/moved/", "redirect: 1"),
            ("/gone", "in-scope-not-captured", "http://x.org/gone", ""),
        ])
    func states(link: String, state: String, to: String, reason: String) async throws {
        let folder = try await site(links: [link])
        let row = try #require(try states(folder).first { $0[1] == "link" })
        let text = row.joined(separator: ",")
        #expect(row[3] == state)
        #expect(text.contains("\(state),\(to),\(reason),"), "\(text)")
        #expect(try !folder.read("curated/report/finding.csv").contains("balance-broken"))
        #expect(try await Curator(project: folder.path).verify().isClean)
    }

    @Test("What the project says of its server holds")
    func project() async throws {
        let project = "aliases: {ignore_case: true, ignore_query: [highlight]}\n"
        let folder = try await site(project, links: ["/forum/VIEW.php?t=1&highlight=sea"])
        let row = try #require(try states(folder).first { $0[1] == "link" })
        #expect(row[3] == "resolved")
        #expect(row.joined(separator: ",").contains("\"alias: session, case, query\""))
    }

    @Test("Pages that are likely one are aliases of each other")
    func groups() async throws {
        let folder = try TemporaryFolder()
        var builder = WARCBuilder()
        for address in ["/a?b=1&c=2", "/a?c=2&b=1", "/a?c=2&b=1&sid=\(Self.session)", "/d"] {
            builder.addPage("http://x.org" + address, "<title>A</title>")
        }
        try folder.write("raw/site.warc.gz", bytes: builder.bytes(.gzip))
        _ = try await Curator(project: folder.path).curate()
        let rows = try folder.read("curated/report/alias.csv").split(separator: "\n").dropFirst()
        #expect(
            rows.map { $0.split(separator: ",").dropLast().joined(separator: " ") } == [
                "http://x.org/a?b=1&c=2 http://x.org/a?c=2&b=1 query true true",
                "http://x.org/a?b=1&c=2 http://x.org/a?c=2&b=1&sid=\(Self.session) session query true true",
                "http://x.org/a?c=2&b=1 http://x.org/a?b=1&c=2 query true true",
                "http://x.org/a?c=2&b=1&sid=\(Self.session) http://x.org/a?b=1&c=2 session query true true",
            ])
    }

    @Test(
        "What is no name of a part of the query is refused",
        arguments: [
            "ignore_query: ['*']", "ignore_query: ['a=1']", "ignore_query: ['']", "ignore_cases: true",
        ])
    func refused(member: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write("cartulary.yml", "aliases: {\(member)}\n")
        try folder.write("raw/x.org/a.html", "<title>A</title>")
        await #expect {
            _ = try await Curator(project: folder.path).curate()
        } throws: { "\($0)".contains("cartulary.yml") }
    }
}
