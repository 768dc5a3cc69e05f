import Curating
import Foundation
import Proving
import TestKit
import Testing
import Vocabulary

/// What `explain` says of the golden projects.
@Suite(.fewAtOnce) struct ExplainTests {
    private func project(_ name: String) async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let fixture = Repository.path + "/Tests/Fixtures/" + name
        for part in ["raw", "recipes", "schemas"]
        where FileManager.default.fileExists(atPath: "\(fixture)/\(part)") {
            try FileManager.default.copyItem(atPath: "\(fixture)/\(part)", toPath: "\(folder.path)/\(part)")
        }
        _ = try await Curator(project: folder.path).curate()
        return folder
    }

    private func origin(_ project: String, _ id: String, _ field: String) async throws -> (
        ExplainedField, Origin
    ) {
        let folder = try await self.project(project)
        let explanation = try #require(
            try Curator(project: folder.path).explainer().explanation(of: id, field: field))
        let explained = try #require(explanation.fields.first)
        return (explained, try #require(explained.origins.first))
    }

    @Test("Bytes of a page that is not UTF-8 are shown as its letters, and counted as its bytes")
    func encoding() async throws {
        let (field, origin) = try await origin(
            "xml-prolog-euc-kr", "page/http://x.org/index.html.ko", "heading")
        let excerpt = try #require(origin.excerpt)
        #expect(field.value == "서울의 공유 도시")
        #expect(excerpt.quote == "<h1>서울의 <em>공유</em> 도시</h1>")
        let bytes = try #require(
            FileManager.default.contents(
                atPath: Repository.path + "/Tests/Fixtures/xml-prolog-euc-kr/raw/" + excerpt.file))
        #expect(bytes[excerpt.range].prefix(4) == Data("<h1>".utf8))
        #expect(bytes[excerpt.range].suffix(5) == Data("</h1>".utf8))
        #expect(excerpt.line == 4)
    }

    @Test("A link is explained by its element, and its columns by what they follow from")
    func link() async throws {
        let folder = try await project("base-href")
        let explainer = try Curator(project: folder.path).explainer()
        let explanation = try #require(explainer.explanation(of: "link/803578a1aa82", field: nil))
        let href = try #require(explanation.fields.first { $0.name == "href" })
        #expect(href.value == "c.html#x")
        #expect(href.origins.first?.excerpt?.quote == "<a href=\"c.html#x\">c</a>")
        #expect(explanation.fields.first { $0.name == "occurrences" }?.value == "2")
    }

    @Test("A withheld value has a place and no quote")
    func withheld() async throws {
        let (field, origin) = try await origin("addresses-of-people", "item/office", "email")
        #expect(field.value.isEmpty)
        #expect(origin.reason == "withheld")
        #expect(origin.excerpt?.isWithheld == true)
        #expect(origin.excerpt?.quote == "" && origin.excerpt?.before == "" && origin.excerpt?.after == "")
    }

    @Test("A value by default leads to the line of the recipe")
    func fallback() async throws {
        let (field, origin) = try await origin("candidates", "item/news.unnamed", "name")
        #expect(field.value == "unnamed")
        #expect(origin.basis == "declared")
        #expect(origin.note.hasPrefix("recipes/x.yml:"))
        #expect(origin.steps == ["default"])
    }

    @Test("A candidate is named by its place in the list")
    func candidate() async throws {
        let (field, origin) = try await origin("candidates", "item/news.two", "name")
        #expect(field.value == "Two")
        #expect(origin.rule == "x/item.name[2]")
        #expect(origin.rulePlace.hasPrefix("recipes/x.yml:"))
    }

    @Test("A text that a step rejected says so, with the words that were rejected")
    func rejected() async throws {
        let (field, origin) = try await origin("unclosed-table", "item/third-issue", "issued")
        #expect(field.value.isEmpty)
        #expect(origin.reason == "step-rejected")
        #expect(origin.excerpt?.quote.contains("soon") == true)
    }

    @Test("A companion is explained by what made it")
    func companion() async throws {
        let (field, origin) = try await origin("ambiguous-dates", "item/one", "any_to")
        #expect(field.value == "2023-11-08")
        #expect(origin.note == "edtf-bounds@1 from any")
    }

    @Test("A value from two pages has two origins")
    func twoPages() async throws {
        let folder = try await project("record-on-two-pages")
        let explainer = try Curator(project: folder.path).explainer()
        let explanation = try #require(
            explainer.explanation(of: "item/the-commons-of-the-city-of-seoul", field: "id"))
        #expect(explanation.fields.first?.origins.isEmpty == false)
        #expect(explainer.explanation(of: "item", field: nil) == nil)
        #expect(explainer.explanation(of: "nothing/here", field: nil) == nil)
    }
}
