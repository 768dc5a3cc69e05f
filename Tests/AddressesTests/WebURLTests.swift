import Addresses
import Serialising
import TestKit
import Testing

@Suite struct WebURLTests {
    @Test(
        "URLs are normalised as browsers do",
        arguments: [
            ("HTTP://Example.ORG:80/a/../b/./c", "http://example.org/b/c"), ("http://x", "http://x/"),
            ("http://x/?lang=en", "http://x/?lang=en"), ("http://x/a b", "http://x/a%20b"),
            ("http://x/é?é#é", "http://x/%C3%A9?%C3%A9#%C3%A9"),
            ("http://bücher.de/", "http://xn--bcher-kva.de/"), ("http://0x7f.1/", "http://127.0.0.1/"),
            ("http://[::1]:8080/", "http://[::1]:8080/"),
            ("http://[2001:db8:0:0:1:0:0:1]/", "http://[2001:db8::1:0:0:1]/"),
            ("mailto:a@b.org", "mailto:a@b.org"), ("http://u:p@x/", "http://u:p@x/"),
            ("file:///C|/a", "file:///C:/a"),
            ("http://x/%7Euser/%2e%2E/", "http://x/"), ("http:\\\\x\\y", "http://x/y"),
            (" http://x/\n", "http://x/"),
            ("https://x:443/", "https://x/"), ("https://x:80/", "https://x:80/"),
            ("javascript:void(0)", "javascript:void(0)"),
        ])
    func normalised(text: String, href: String) {
        #expect(WebURL(text)?.href == href)
    }

    @Test(
        "Relative links are resolved",
        arguments: [
            ("b.html", "http://x/a/b.html"), ("../c", "http://x/c"), ("/d", "http://x/d"),
            ("?q", "http://x/a/i.html?q"),
            ("#f", "http://x/a/i.html?k=1#f"), ("//y/z", "http://y/z"), ("", "http://x/a/i.html?k=1"),
            (".", "http://x/a/"),
            ("http:g", "http://x/a/g"), ("https://y", "https://y/"), ("\\e", "http://x/e"),
            ("index.html%3Flang=ko.html", "http://x/a/index.html%3Flang=ko.html"),
        ])
    func resolved(link: String, href: String) throws {
        let base = try #require(WebURL("http://x/a/i.html?k=1"))
        #expect(WebURL(link, base: base)?.href == href)
    }

    @Test(
        "What is no URL is nil",
        arguments: [
            "", "about.html", "http://", "http://a b/", "http://x:99999/", "http://[::1", "http://1.2.3.4.5/",
            "http://x:a/", "//x", "http://%zz/",
        ])
    func refused(text: String) {
        #expect(WebURL(text) == nil)
    }

    @Test("The resource of a URL has no fragment")
    func resource() {
        #expect(WebURL("http://x/a?b#c")?.resource == "http://x/a?b")
    }

    @Test(
        "A file of raw/ is a place that links of its folder can be resolved against",
        arguments: ["a/b.html", "a/index.html?lang=ko.html", "ü/x y#z.html", "a/100%.html"])
    func place(file: String) throws {
        let place = try #require(WebURL(placeOf: file))
        #expect(place.file == file)
        let sibling = try #require(WebURL("c.html", base: place))
        #expect(sibling.file == file.split(separator: "/").dropLast().joined(separator: "/") + "/c.html")
    }

    @Test(
        "File names become paths of URLs; names that are encoded already stay",
        arguments: [
            ("a b", "a%20b"), ("a%20b", "a%20b"), ("100%", "100%25"), ("a?b", "a%3Fb"), ("ü", "%C3%BC"),
            ("a/b.html", "a/b.html"),
        ])
    func fileNames(name: String, path: String) {
        #expect(PercentEncoding.path(fromFile: name) == path)
    }

    @Test(
        "The web platform's own tests pass, but for a known remainder",
        .enabled(if: Corpora.has("std-url-wpt"), "needs CARTULARY_CORPORA"))
    func webPlatformTests() throws {
        let cases =
            try JSONReader.value(of: Corpora.bytes("std-url-wpt/tests/wpt/urltestdata.json")[...]).array ?? []
        var total = 0
        var failures: [String] = []
        for item in cases {
            guard let input = item["input"]?.string else { continue }
            let base = item["base"]?.string
            total += 1
            let url = base.map { text in WebURL(text).flatMap { WebURL(input, base: $0) } } ?? WebURL(input)
            let expected = item["failure"] == .boolean(true) ? nil : item["href"]?.string
            if url?.href != expected {
                failures.append(
                    "\(input) on \(base ?? "none"): \(url?.href ?? "nil"), not \(expected ?? "nil")")
            }
        }
        #expect(total > 500)
        #expect(
            failures.count <= 4,
            "\(failures.count) of \(total): \(failures.prefix(30).joined(separator: "\n"))")
    }

    @Test(
        "Escapes have one form (RFC 3986, section 6.2.2)",
        arguments: [
            ("/%7Ea%2fb%c3%A9", "/~a%2Fb%C3%A9"), ("plain", "plain"), ("100%", "100%"), ("%zz%4", "%zz%4"),
            ("%41%2D%5f%20", "A-_%20"), ("", ""), ("%", "%"), ("%2", "%2"), ("a%%41", "a%A"),
        ])
    func escapes(text: String, expected: String) { #expect(PercentEncoding.normalised(text) == expected) }
}
