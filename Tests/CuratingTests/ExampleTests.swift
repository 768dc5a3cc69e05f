import Curating
import Foundation
import Proving
import Serialising
import TestKit
import Testing
import Vocabulary

/// The example of this repository: what the text extract of C.I.T.I.E.S. must become.
@Suite(.fewAtOnce) struct ExampleTests {
    /// A copy of the example, curated.
    private func example() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in ["cartulary.yml", "recipes", "schemas", "raw"] {
            try FileManager.default.copyItem(
                atPath: Repository.path + "/" + name, toPath: folder.path + "/" + name)
        }
        _ = try await Curator(project: folder.path).curate()
        return folder
    }

    private func rows(_ folder: TemporaryFolder, _ name: String) throws -> [[String: String]] {
        var reader = CSVReader(Array(try folder.read("curated/\(name).csv").utf8))
        let columns = reader.next() ?? []
        return reader.map { Dictionary(zip(columns, $0)) { a, _ in a } }
    }

    @Test("The records are those that a reader would make by hand")
    func records() async throws {
        let folder = try await example()
        let publications = try rows(folder, "data/publication")
        #expect(
            publications.map { $0["id"] } == [
                "publication/magasin-du-monde", "publication/report-on-urban-commons",
                "publication/the-engagement-of-citizens-and-workers-in-the-governance-and-management-of-healthcare-services",
            ])
        let report = publications[1]
        #expect(report["title"] == "Report on urban commons" && report["title_lang"] == "en")
        #expect(
            report["type"] == "report" && report["language"] == "ko" && report["language_basis"] == "stated")
        #expect(report["supported_by"] == "organisation/seoul-social-economy-center")
        #expect(report["publisher"]?.hasPrefix("organisation/c-i-t-i-e-s-") == true)
        #expect(report["places"] == "[\"Seoul\",\"Barcelona\",\"Montreal\"]")
        #expect(["date", "url", "pages", "title_original"].allSatisfy { report[$0] == "" })
        #expect(
            publications[0]["title_lang"] == "" && publications[0]["type"] == ""
                && publications[0]["language"] == "")
        #expect(
            publications[2]["type"] == "paper"
                && publications[2]["abstract"]?.contains("7 health co-op case studies") == true)

        let topics = try rows(folder, "data/topic")
        #expect(
            topics.map { $0["id"] }
                == [
                    "commons", "public-markets", "social-finance", "socially-responsible-finance",
                    "urban-commons",
                ].map { "topic/" + $0 })
        #expect(topics[0]["title"] == "COMMONS – Reinventing the relationship to the city together.")
        #expect(topics[3]["title_lang"] == "en" && topics[3]["description_lang"] == "fr")

        let notices = try rows(folder, "data/notice")
        #expect(
            notices.map { $0["id"] } == [
                "notice/closure", "notice/new-report-on-urban-commons", "notice/under-construction",
            ])
        #expect(
            notices[0]["activities_ended"] == "2020" && notices[0]["website_active_until"] == "2021-09"
                && notices[0]["issued"] == "")
        #expect(notices[1]["publication"] == "publication/report-on-urban-commons")
        #expect(
            try rows(folder, "data/notice_topics").map { $0["topic_id"] } == [
                "topic/public-markets", "topic/social-finance", "topic/urban-commons",
            ])

        let contacts = try rows(folder, "data/contact")
        #expect(
            contacts.map { $0["id"] } == [
                "contact/asian-partners", "contact/european-partners",
                "contact/partners-in-the-americas-and-in-africa",
            ])
        #expect(contacts.allSatisfy { $0["email"] == "" && $0["label"]?.contains("developped") == true })

        let organisations = try rows(folder, "data/organisation")
        #expect(
            Set(organisations.compactMap { $0["name"] }) == [
                "C.I.T.I.E.S.", "Oxfam Quebec", "Seoul Social Economy Center",
            ])
        #expect(organisations.first { $0["name"] == "C.I.T.I.E.S." }?["aliases"] == "[\"CITIES\"]")

        let events = try rows(folder, "data/event")
        #expect(events.count == 1 && events[0]["date"] == "2019-10" && events[0]["duration"] == "week-long")
        let pages = try rows(folder, "data/page")
        #expect(
            pages.map { $0["url"] } == [
                "http://cities-ess.org/?lang=en", "http://cities-ess.org/topics/commons/?lang=en",
            ])
        #expect(pages.allSatisfy { $0["captured_at"] == "" && $0["fidelity"] == "reconstructed" })
    }

    @Test("The findings are those that a reader would make, none twice")
    func findings() async throws {
        let folder = try await example()
        let findings = try rows(folder, "report/finding")
        var codes: [String: Int] = [:]
        for finding in findings where finding["severity"] != "note" {
            codes[finding["code"] ?? "", default: 0] += 1
        }
        #expect(
            codes == [
                "language-contradicted": 1, "country-for-language": 1, "reference-unaddressed": 3,
                "contact-without-address": 3, "reconstructed-capture": 2, "rights-undetermined": 1,
                "text-broken-word": 1, "text-placeholder": 1,
            ])
        #expect(findings.count { $0["code"] == "headline-repeated" } == 1)
        #expect(findings.first { $0["code"] == "text-broken-word" }?["help"]?.contains("Korean") == true)
        #expect(
            findings.first { $0["code"] == "language-contradicted" }?["subject"]
                == "topic/socially-responsible-finance")
        #expect(try rows(folder, "report/reference").count { $0["state"] == "unaddressed" } == 6)
    }

    @Test("Every text of the source is on the home page, word for word and in its order, and nothing else is")
    func reconstruction() async throws {
        let source = try Repository.text("raw/cities-ess.org/cities-home.txt")
        let page = try Repository.text("raw/cities-ess.org/home.en.html")
        let body = try #require(page.firstRange(of: "<body")).lowerBound
        let visible = plain(String(page[body...]))
        #expect(visible.split(whereSeparator: \.isWhitespace) == source.split(whereSeparator: \.isWhitespace))
        #expect(!page.contains(#/href="(?!http://cities-ess.org/\?lang=en")/#))
        let commons = try Repository.text("raw/cities-ess.org/topics/commons.en.html")
        let section = plain(String(commons[try #require(commons.firstRange(of: "<body")).lowerBound...]))
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(source.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(section))
    }

    /// The text of the reconstruction's own simple markup.
    private func plain(_ html: String) -> String {
        var text = html.replacing(#/<!--.*?-->/#, with: " ").replacing(#/<[^>]*>/#, with: " ")
        for (reference, letter) in [
            ("&#8211;", "–"), ("&#8217;", "’"), ("&#8220;", "“"), ("&#8221;", "”"), ("&#8230;", "…"),
            ("&egrave;", "è"), ("&eacute;", "é"), ("&amp;", "&"),
        ] {
            text = text.replacing(reference, with: letter)
        }
        return text
    }

    @Test("Every quote of text stands in the source; quotes of markup are the ones that a reconstruction has")
    func quotes() async throws {
        let folder = try await example()
        let source = String(
            try Repository.text("raw/cities-ess.org/cities-home.txt").filter { !$0.isWhitespace })
        var texts = 0
        var attributes: Set<String> = []
        for file in folder.files(in: "curated/evidence") where file.hasSuffix(".jsonl") {
            for line in try folder.read("curated/evidence/" + file).split(separator: "\n") {
                let value = try JSONReader.value(of: Array(line.utf8)[...])
                // An element without text, as `meta` is, quotes nothing.
                guard let exact = value["exact"]?.string, !exact.isEmpty else { continue }
                if value["path"]?.string?.contains("/@") == true {
                    attributes.insert(exact)
                } else {
                    texts += 1
                    #expect(source.contains(exact.filter { !$0.isWhitespace }), "\(exact)")
                }
            }
        }
        #expect(texts >= 30)
        let own = ["", "topics/commons/"].map { "http://cities-ess.org/\($0)?lang=en" }
        #expect(attributes == Set(["en-US"] + own))
    }

    @Test("The committed dataset is the one that the example makes")
    func committed() async throws {
        let folder = try await example()
        let made = folder.contents(of: "curated")
        #expect(made.count > 20)
        for (name, data) in made {
            #expect(
                FileManager.default.contents(atPath: Repository.path + "/curated/" + name) == data,
                "curated/\(name)")
        }
    }

    @Test("Explain leads from a value through the reconstruction to the source")
    func explain() async throws {
        let folder = try await example()
        let explainer = try Curator(project: folder.path).explainer()
        let explanation = try #require(
            explainer.explanation(of: "publication/report-on-urban-commons", field: "title"))
        #expect(explanation.hasTwoHops)
        let origin = try #require(explanation.fields.first?.origins.first)
        #expect(origin.rulePlace.hasPrefix("recipes/cities-ess.yml:"))
        #expect(origin.excerpt?.source?.line == 27)
        #expect(origin.excerpt?.quote.contains("Report on urban commons (KR)") == true)
        #expect(explanation.referredToBy == ["notice/new-report-on-urban-commons (publication)"])
        let empty = try #require(
            explainer.explanation(of: "publication/report-on-urban-commons", field: "date"))
        #expect(empty.fields.first?.origins.first?.reason == "no-rule")
        #expect(explainer.explanation(of: "publication/none", field: nil) == nil)
        #expect(explainer.ids().count == 20)
    }
}
