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
            ("Jane von Doe", "Jane von Doe"), ("Jane Doe <jane@example.org>", "Jane Doe"),
            ("By Jane Doe jane@example.org", "Jane Doe"), ("jane@example.org", "jane@example.org"),
            ("By", "By"), ("Written", "Written"), ("Story Jane", "Story Jane"), ("", ""), ("| |", "| |"),
        ])
    func names(line: String, name: String) {
        #expect(Byline.name(in: line) == name)
    }

    @Test(
        "The heading of a section on authors names nobody, and neither does a day",
        arguments: [
            ("9. AUTHORS", false), ("Author", false), ("Autor:", false), ("7.1 Author(s)", false),
            ("February 6, 2023", false), ("2023-02-06", false), ("6. Februar 1999", false),
            ("Jane Doe", true), ("Author Jane Doe", true), ("Jane Doe, 6 February 2023", true),
            ("Agent 2099X", true), ("The 1900 House Press Committee", true), ("김하나 기자", true),
        ])
    func namesNobody(line: String, mayName: Bool) {
        #expect(Byline.mayName(line) == mayName)
    }
}
