import Archives
import Curating
import Foundation
import Proving
import TestKit
import Testing
import Vocabulary

/// The same site as folder, WARC and WACZ gives the same records, apart from provenance.
@Suite(.fewAtOnce) struct ContainersTests {
    private static let pages: [(path: String, html: String)] = [
        (
            "index.html",
            "<html lang=en><title>Home of the harbour</title><a href='/news/one.html'>one</a> <a href='/lost'>lost</a>"
        ),
        (
            "news/one.html",
            "<html lang=en><title>The first news</title><h1>First</h1><p>Some words of text, a few more.</p>"
        ),
        (
            "fr/index.html",
            "<html lang=fr><meta charset=utf-8><title>Le musée du port</title><a href='/'>Accueil</a><p>Été à la mer"
        ),
    ]
    private static let schema = """
        {"name": "item", "title": "Items", "fields": [{"name": "title", "type": "string", "meaning": "text"}]}
        """
    private static let recipe = """
        routes: [{id: all, where: h1, records: [{kind: item, key: [title], fields: {title: h1}}]}]
        """

    private func dataset(_ raw: [String: [UInt8]]) async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for (name, bytes) in raw { try folder.write("raw/" + name, bytes: bytes) }
        try folder.write("schemas/item.json", Self.schema)
        try folder.write("recipes/site.yml", Self.recipe)
        _ = try await Curator(project: folder.path).curate()
        return folder
    }

    /// A table without the columns that say where a record comes from.
    private func content(_ table: String, of folder: TemporaryFolder) throws -> [String] {
        let text = try folder.read("curated/data/\(table).csv")
        let header = text.prefix { $0 != "\n" }.split(separator: ",", omittingEmptySubsequences: false)
        let provenance = ["captured_at", "fidelity", "capture_id"]
        let kept = header.indices.filter { !provenance.contains(String(header[$0])) }
        return text.split(separator: "\n").map { line in
            // No cell of these pages holds a comma but in quotes at the front.
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            return cells.count == header.count
                ? kept.map { String(cells[$0]) }.joined(separator: ",") : String(line)
        }
    }

    @Test("Folder, WARC (plain, gzip, one member, zstd), and WACZ")
    func containers() async throws {
        var files: [String: [UInt8]] = [:]
        var builder = WARCBuilder()
        for page in Self.pages {
            files["x.org/" + page.path] = Array(page.html.utf8)
            let path =
                page.path.hasSuffix("index.html") ? String(page.path.dropLast("index.html".count)) : page.path
            builder.addPage("http://x.org/" + path, page.html)
        }
        var zip = ZIPWriter()
        let wacz =
            try zip.member("archive/site.warc.gz", builder.bytes(.gzip))
            + zip.member("datapackage.json", Array("{\"resources\": []}".utf8))
        let folder = try await dataset(files)
        let others = [
            try await dataset(["site.warc": builder.bytes(.plain)]),
            try await dataset(["site.warc.gz": builder.bytes(.gzip)]),
            try await dataset(["site.warc.gz": builder.bytes(.oneMember)]),
            try await dataset(["site.warc.zst": builder.bytes(.zstd)]),
            try await dataset(["site.wacz": wacz + zip.directory()]),
        ]
        for table in ["page", "link", "item"] {
            let expected = try content(table, of: folder)
            #expect(expected.count > 1)
            for other in others { #expect(try content(table, of: other) == expected, "\(table)") }
        }
        for other in others {
            #expect(try await Curator(project: other.path).verify().isClean)
            let explainer = try Curator(project: other.path).explainer()
            let title = explainer.explanation(of: "page/http://x.org/fr/", field: "title")
            #expect(title?.excerpts.first?.quote.contains("musée") == true)
        }
    }

    @Test("A flipped byte of an archive fails its fixity, and names the values that rest on it")
    func fixity() async throws {
        var builder = WARCBuilder()
        for page in Self.pages { builder.addPage("http://x.org/" + page.path, page.html) }
        var bytes = builder.bytes(.plain)
        let folder = try await dataset(["site.warc": bytes])
        let place = try #require(String(decoding: bytes, as: UTF8.self).firstRange(of: "The first"))
        bytes[String(decoding: bytes, as: UTF8.self)[..<place.lowerBound].utf8.count] = UInt8(ascii: "X")
        try folder.write("raw/site.warc", bytes: bytes)
        let verification = try await Curator(project: folder.path).verify()
        #expect(verification.fixity.map(\.file) == ["raw/site.warc"])
        #expect(verification.differences.contains { $0.field == "title" && $0.derived == "Xhe first news" })
    }

    @Test("Redirects, aliases and the index are reports of a run")
    func reports() async throws {
        var builder = WARCBuilder()
        builder.addPage("http://x.org/", "<title>Home</title>")
        builder.addPage("https://www.x.org/", "<title>Home</title>")
        builder.addPage("http://x.org/a", "", status: "301 Moved", headers: ["Location: /b"])
        builder.addPage("http://x.org/b", "", status: "302 Found", headers: ["Location: http://x.org/a"])
        builder.addPage("http://x.org/c", "<meta http-equiv=refresh content='0; url=/'><title>c</title>")
        builder.addPage(
            "http://x.org/p",
            "<link rel=canonical href='/post'><link rel=shortlink href='/?p=7'><title>p</title>")
        let folder = try await dataset(["site.warc.gz": builder.bytes(.gzip)])
        let redirects = try folder.read("curated/report/redirect.csv")
        // Of a loop the end is where it came round.
        #expect(redirects.contains("http://x.org/a,http,301,/b,http://x.org/b,http://x.org/a,2,true,"))
        #expect(
            redirects.contains("http://x.org/b,http,302,http://x.org/a,http://x.org/a,http://x.org/b,2,true,")
        )
        #expect(redirects.contains("http://x.org/c,meta-refresh,,/,http://x.org/,http://x.org/,1,false,"))
        #expect(
            redirects.contains("http://x.org/p,canonical,,/post,http://x.org/post,http://x.org/post,1,false,")
        )
        let aliases = try folder.read("curated/report/alias.csv")
        #expect(aliases.contains("http://x.org/p,http://x.org/?p=7,shortlink,false,false,"))
        let index = try folder.read("curated/report/capture.cdxj").split(separator: "\n")
        #expect(index.count == 6 && index == index.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        #expect(index[0].hasPrefix("org,x)/ 20190501100000 {\"url\":"))
    }
}
