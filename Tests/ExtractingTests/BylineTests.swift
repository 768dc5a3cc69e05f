import Testing

@testable import Extracting

/// The name in a line that says who wrote a text.
@Suite struct BylineTests {
    @Test(
        "Words in front of a name are no part of it, and neither is what stands behind a bar",
        arguments: [
            ("By Jane Doe", "Jane Doe"), ("Posted by Jane Doe", "Jane Doe"), ("Autor: Jane Doe", "Jane Doe"),
            ("Veröffentlicht von Jane Doe", "Jane Doe"), ("Artikel von Jane Doe", "Jane Doe"),
            ("par Jane Doe", "Jane Doe"), ("Author Jane Doe", "Jane Doe"), ("Jane Doe • 8h", "Jane Doe"),
            ("Jane Doe | 5 comments", "Jane Doe"), ("Text: Jane Doe", "Jane Doe"),
            ("Jane von Doe", "Jane von Doe"),
            ("By", "By"), ("Written", "Written"), ("Story Jane", "Story Jane"), ("", ""), ("| |", "| |"),
        ])
    func names(line: String, name: String) {
        #expect(Byline.name(in: line) == name)
    }
}
