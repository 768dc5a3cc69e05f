import Markup
import Testing

@testable import Extracting

/// An id of the body names a template, or the page alone.
@Suite struct PageTemplateTests {
    private func template(_ body: String, _ address: String) throws -> String {
        let tree = try MarkupDocument(
            parsing: Array("<title>x</title>\(body)<div class=a><p>Words</div>".utf8)
        ).tree
        return PageTemplate.name(of: PageScan.parts(of: tree), in: tree, address: address)
    }

    @Test(
        "Ids of pages do not count",
        arguments: [
            ("api-section-vm", "http://x.org/api/vm.html"),
            ("api_child_process", "http://x.org/child_process.html"),
            ("xac.csv", "d/2015/translation-xac.csv.html"), ("Contact", "http://x.org/contact/"),
            ("p-about", "http://x.org/index.php?page=about"),
            ("p-about", "http://x.org/index.php?from=/a/b&page=about"),
            ("post-12", "http://x.org/other.html"),
            ("über-uns", "http://x.org/über-uns.html"),
        ])
    func ofPages(id: String, address: String) throws {
        #expect(try template("<body id='\(id)'>", address) == template("<body>", address))
    }

    @Test(
        "Ids of templates do",
        arguments: [
            ("release-notes", "http://x.org/firefox/10/buglist.html"),
            ("manual-page", "d/manual/bind.html.de"),
            ("home-page", "http://x.org/index.html"), ("default", "http://x.org/default.asp"),
            ("article", ""),
            ("article", "http://x.org/a.html"), ("news", "http://news.org/"), ("news", "http://news.org"),
        ])
    func ofTemplates(id: String, address: String) throws {
        let one = try template("<body id='\(id)'>", address)
        #expect(try one != template("<body>", address))
        #expect(try one == template("<body id='\(id)' class=x>", "http://x.org/another.html"))
        #expect(one.count == 16)
    }
}
