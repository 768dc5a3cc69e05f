import Foundation
import TestKit
import Testing

/// Versions of a text in several languages, run as a user runs it.
@Suite struct LanguagesCommandTests {
    private static let texts = [
        "en":
            "The harbour museum shows how the people of the coast lived and worked for three hundred years.",
        "fr":
            "Le musée du port montre comment les gens de la côte vivaient et travaillaient pendant trois siècles.",
        "de":
            "Das Hafenmuseum zeigt, wie die Menschen an der Küste drei Jahrhunderte lang lebten und arbeiteten.",
    ]

    /// A page at `/<name>` with a text in a language and links to versions.
    private static func page(
        _ language: String, declared: String? = nil, _ links: [(String, String)], head: String = ""
    ) -> String {
        let alternates = links.map { "<link rel=alternate hreflang=\"\($0.0)\" href=\"\($0.1)\">" }.joined()
        let text = texts[language, default: ""]
        return """
            <!DOCTYPE html><html lang="\(declared ?? language)"><head><title>\(text.prefix(40))</title>\(head)\(alternates)
            </head><body><p>\(text)</p><p>\(text)</p></body></html>
            """
    }

    private static func run(_ pages: [String: String]) throws -> (
        findings: [[String]], folder: TemporaryFolder
    ) {
        let folder = try TemporaryFolder()
        for (name, text) in pages { try folder.write("raw/x.org/\(name)", text) }
        #expect(try Program.run(["curate", "--quiet"], in: folder.path).code == 0)
        let rows = try folder.read("curated/report/finding.csv").split(separator: "\n").dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        return (rows.filter { $0[1].hasPrefix("hreflang") || $0[1].hasPrefix("language") }, folder)
    }

    private static let all = [
        ("de", "de.html"), ("en", "en.html"), ("fr", "fr.html"), ("x-default", "en.html"),
    ]

    @Test("A cluster that agrees with itself and its texts has no finding, and one group")
    func sound() throws {
        let (findings, folder) = try Self.run([
            "de.html": Self.page("de", Self.all), "en.html": Self.page("en", Self.all),
            "fr.html": Self.page("fr", Self.all),
        ])
        #expect(findings.isEmpty, "\(findings)")
        let rows = try folder.read("curated/report/translation.csv").split(separator: "\n").dropFirst()
        #expect(rows.count == 3 && rows.allSatisfy { $0.contains(",present,") })
        #expect(rows.first == "page/http://x.org/de.html,de,present,page/http://x.org/de.html,hreflang,de")
    }

    @Test("Labels that two pages bear crosswise are one finding; one wrong label is another")
    func swapped() throws {
        let wrong = [("de", "de.html"), ("en", "fr.html"), ("fr", "en.html")]
        let crossed = try Self.run([
            "de.html": Self.page("de", wrong), "en.html": Self.page("en", wrong),
            "fr.html": Self.page("fr", wrong),
        ]).findings
        #expect(crossed.map { $0[1] } == ["hreflang-swapped"], "\(crossed)")
        let single = try Self.run([
            "de.html": Self.page("de", Self.all), "en.html": Self.page("en", Self.all),
            "fr.html": Self.page("de", declared: "de", Self.all),
        ]).findings
        #expect(
            single.map { [$0[1], $0[2], $0[3]] } == [
                ["hreflang-contradicted", "page/http://x.org/fr.html", "fr"]
            ])
    }

    @Test(
        "What a cluster lacks: itself, a return, one version a language, the page to be read, a tag",
        arguments: [
            ([("fr", "fr.html")], Self.all, "", "hreflang-no-self"),
            (Self.all, [("fr", "fr.html")], "", "hreflang-no-return"),
            (Self.all + [("fr", "fr2.html")], Self.all, "", "hreflang-duplicate"),
            (Self.all, Self.all, "<link rel=canonical href=de.html>", "hreflang-not-canonical"),
            (Self.all + [("jp", "ja.html")], Self.all, "", "language-not-registered"),
            (Self.all + [("en_GB", "gb.html")], Self.all, "", "language-not-well-formed"),
        ] as [([(String, String)], [(String, String)], String, String)])
    func faults(en: [(String, String)], fr: [(String, String)], head: String, code: String) throws {
        let findings = try Self.run([
            "de.html": Self.page("de", Self.all), "en.html": Self.page("en", en),
            "fr.html": Self.page("fr", fr, head: head),
        ]).findings
        #expect(findings.contains { $0[1] == code }, "\(findings)")
    }

    @Test("The matrix shows texts against languages, and declared against detected")
    func matrix() throws {
        let two = [("en", "b-en.html"), ("fr", "b-fr.html")]
        let (_, folder) = try Self.run([
            "de.html": Self.page("de", Self.all), "en.html": Self.page("en", Self.all),
            "fr.html": Self.page("fr", Self.all), "b-en.html": Self.page("en", two),
            "b-fr.html": Self.page("fr", declared: "fr-CA", two),
        ])
        let text = try Program.run(["languages"], in: folder.path).output
        #expect(text.contains("en fr de  text\nx  x  .   page/http://x.org/b-en.html"))
        #expect(text.contains("2  2  1   of 2 texts") && text.contains("    1  fr-CA           fr"))
        let json = try Program.run(["languages", "--json"], in: folder.path).output
        #expect(json.contains("\"missing\": [\"de\"]"))
        let table = try folder.read("curated/report/language.csv")
        #expect(table.contains("true,true,fr-CA,html@lang=fr-CA"))
    }

    private static let labels = "page/http://x.org/en,hreflang"

    @Test(
        "Labels of headers and site maps stand in the truth table beside what was detected, and make clusters"
    )
    func otherSources() throws {
        let folder = try TemporaryFolder()
        var archive = WARCBuilder()
        archive.addPage(
            "http://x.org/en", Self.page("en", []),
            headers: [
                "Content-Type: text/html",
                "Link: </en>; rel=alternate; hreflang=en, </fr>; rel=alternate; hreflang=fr",
                "Link: </gone>; rel=alternate; hreflang=de",
            ])
        archive.addPage("http://x.org/fr", Self.page("fr", []))
        archive.addPage(
            "http://x.org/sitemap.xml",
            "<?xml version='1.0'?><urlset><url><loc>http://x.org/fr</loc>"
                + "<xhtml:link rel='alternate' hreflang='fr' href='/fr'/>"
                + "<xhtml:link rel='alternate' hreflang='de' href='/en'/></url></urlset>",
            headers: ["Content-Type: application/xml"])
        try folder.write("raw/site.warc", bytes: archive.bytes(.plain))
        #expect(try Program.run(["curate", "--quiet"], in: folder.path).code == 0)
        let rows = try folder.read("curated/report/language.csv").split(separator: "\n").map(String.init)
        #expect(
            rows.contains { $0.hasPrefix(Self.labels + ",en,hreflang-http,,en,") && $0.contains("agreement") }
        )
        #expect(
            rows.contains {
                $0.hasPrefix(Self.labels + ",de,hreflang-sitemap,,en,") && $0.contains("contradiction")
            })
        #expect(rows.contains { $0.hasPrefix("http://x.org/gone,hreflang,de,hreflang-http,,,,0,abstention") })
        let findings = try folder.read("curated/report/finding.csv")
        #expect(findings.contains("hreflang-contradicted,page/http://x.org/en,de"))
        #expect(!findings.contains("hreflang-no-return"))
        let references = try folder.read("curated/report/reference.csv")
        #expect(references.contains("page/http://x.org/en,link-header,/gone,in-scope-not-captured"))
        #expect(references.contains("http://x.org/sitemap.xml,sitemap,/en,resolved,page/http://x.org/en"))
        let referrers = try folder.read("curated/report/referrer.csv")
        #expect(referrers.contains("page/http://x.org/fr,page/http://x.org/en,link-header,1"))
        #expect(referrers.contains("page/http://x.org/fr,http://x.org/sitemap.xml,sitemap,2"))
        let translations = try folder.read("curated/report/translation.csv")
        #expect(translations.contains("fr,present,page/http://x.org/fr,hreflang,fr"))
    }

    @Test("A page that is its own translation, and a thousand edges to one page, are bounded and said")
    func many() throws {
        var pages = [
            "self.html": Self.page("en", [("en", "self.html"), ("fr", "self.html"), ("de", "self.html")])
        ]
        for number in 0..<300 { pages["p\(number).html"] = Self.page("en", [("en", "self.html")]) }
        let findings = try Self.run(pages).findings
        #expect(findings.count { $0[1] == "hreflang-contradicted" } == 2)
        #expect(findings.count { $0[1] == "hreflang-no-self" } == 300)
    }
}
