import Testing

@testable import Proving

@Suite struct SourceTextTests {
    @Test(
        "A quote is found without regard to white space",
        arguments: [
            ("civil\nservants", "civil servants"), ("a  b", "a b"), ("K orean", "Korean"), ("x", "x"),
        ])
    func found(text: String, quote: String) {
        let bytes = Array(("before " + text + " after").utf8)
        #expect(SourceText(bytes).range(of: quote) == 7..<(7 + text.utf8.count))
    }

    @Test("What is not there is not found", arguments: ["", "y", "before after"])
    func missing(quote: String) {
        #expect(SourceText(Array("before x after".utf8)).range(of: quote) == nil)
    }

    @Test("Surroundings are one line, cut at characters")
    func surroundings() {
        let text = Array(
            (String(repeating: "é", count: 100) + "\n\tX  Y" + String(repeating: "é", count: 100)).utf8)
        #expect(Surroundings.before(201, in: text).hasPrefix("…é"))
        #expect(Surroundings.quote(200..<206, in: text) == " X Y")
        #expect(Surroundings.after(206, in: text).hasSuffix("é…"))
        #expect(
            Surroundings.quote(
                0..<text.count,
                in: Array(String(repeating: "a", count: 900).utf8)[...].prefix(text.count).map { $0 }
            ).hasSuffix("[…]"))
    }
}
