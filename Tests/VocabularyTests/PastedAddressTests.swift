import Testing
import Vocabulary

@Suite struct PastedAddressTests {
    @Test(
        "Addresses that a person means by one another",
        arguments: [
            ("http://x.org/a", "https://x.org/a"), ("http://www.x.org/a/", "x.org/a"),
            ("http://X.ORG", "x.org/"),
            ("http://x.org/a#b", "x.org/a"), ("HTTPS://WWW.x.org/A", "x.org/A"),
            ("http://x.org?q", "x.org?q"),
            ("", "#"), ("http://x.org//", "x.org"),
        ])
    func equal(a: String, b: String) { #expect(PastedAddress(a) == PastedAddress(b)) }

    @Test(
        "Addresses of different things",
        arguments: [
            ("http://x.org/a", "http://x.org/A"), ("http://x.org/a", "http://x.org/b"), ("x.org", "y.org"),
            ("http://x.org/?q", "http://x.org/?r"), ("http://ww.x.org", "x.org"),
        ])
    func unequal(a: String, b: String) { #expect(PastedAddress(a) != PastedAddress(b)) }
}
