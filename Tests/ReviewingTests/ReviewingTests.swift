import Reviewing
import TestKit
import Testing
import Vocabulary

@Suite struct ReviewingTests {
    private let plain = Terminal(descriptor: -1, environment: [:])

    @Test("Where nobody looks there are no colours and no moving lines")
    func plainTerminal() {
        #expect(!plain.isTerminal)
        #expect(plain.styled("x", .red) == "x")
        #expect(plain.width == 80)
    }

    @Test("The summary has the counts, the worst findings and the outcome within the width")
    func summary() {
        var counts = RunCounts()
        counts.captures = ["page": 3, "data": 1]
        counts.records = ["page": 3, "link": 0]
        counts.findings = [.error: 1, .warning: 2]
        counts.codes = ["nul-bytes": 2]
        let worst = [Finding(.nulBytes, subject: "s", summary: String(repeating: "long words ", count: 30))]
        let text = Summary(counts: counts, worst: worst, terminal: plain).text(
            dataset: "curated", outcome: "exit code 0")
        #expect(text.contains("captures  3 page, 1 data"))
        #expect(text.contains("records   3 page\n"))
        #expect(text.contains("1 error, 2 warnings, 0 notes"))
        #expect(text.contains("(2 of this kind)"))
        #expect(text.contains("curated/report/finding.csv"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test(
        "In a narrow terminal every line fits, with colours or without", arguments: [40, 60, 80, 200],
        [true, false])
    func narrow(width: Int, hasColours: Bool) {
        var counts = RunCounts()
        counts.captures = ["page": 3000, "document": 200, "request": 5000, "metadata": 70, "redirect": 90]
        counts.findings = [.error: 12, .warning: 2345, .note: 6789]
        counts.withheld = 17
        let terminal = Terminal(isTerminal: true, hasColours: hasColours, width: width)
        let text = Summary(counts: counts, worst: [], terminal: terminal).text(
            dataset: "s/curated",
            outcome: "exit code 1: the dataset was written, and findings are at or above")
        for line in text.replacing(#/\u{1B}\[\d*m/#, with: "").split(separator: "\n") {
            #expect(line.count <= max(width, 44), "\(line)")
        }
        #expect(text.contains("3000 page"))
    }

    @Test("Errors of configuration look like a compiler's")
    func configuration() {
        let errors = ConfigurationErrors([
            ConfigurationError(at: SourcePlace(file: "b.yml", line: 2, column: 3), "x"),
            ConfigurationError(at: SourcePlace(file: "a.yml", line: 9), "y"),
        ])
        #expect(
            ConfigurationReport.text(errors, terminal: plain)
                == "a.yml:9:1: error: y\nb.yml:2:3: error: x\n2 errors; nothing was written")
    }

    @Test("docs/findings.md is the reference that the checks make")
    func reference() throws {
        let text = FindingReference.markdown()
        for kind in FindingKind.all {
            #expect(text.contains("| `\(kind.code)` | \(kind.severity.rawValue) |"))
        }
        #expect(try Repository.text("docs/findings.md") == text)
    }

    private func explanation(fidelity: String, source: LocatedExcerpt.Source?) -> Explanation {
        let excerpt = LocatedExcerpt(
            before: "…<p>", quote: "Report (KR)", after: "</p>…", file: "x/home.html", range: 5..<16, line: 2,
            path: "/html/body/p[1]", url: "http://x/", capturedAt: "", fidelity: fidelity, source: source,
            isWithheld: false)
        let origin = Origin(
            basis: "quoted", note: "", rule: "x/r.title", rulePlace: "recipes/x.yml:7",
            steps: ["match", "trim"], reason: "", excerpt: excerpt)
        let empty = Origin(
            basis: "declared", note: "schemas/x.json:3", rule: "", rulePlace: "", steps: [],
            reason: "no-rule", excerpt: nil)
        return Explanation(
            record: "topic/a",
            fields: [
                ExplainedField(name: "title", value: "Report", origins: [origin]),
                ExplainedField(name: "date", value: "", origins: [empty]),
            ], referredToBy: ["event/b (topic)"])
    }

    @Test("An explanation leads from the value to the bytes, in two hops where there are two")
    func explanation() {
        let text = ExplanationText(terminal: plain).text(
            explanation(fidelity: "reconstructed", source: .init(file: "x/source.txt", range: 1..<9, line: 4))
        )
        for part in [
            "Proved in two hops", "title = Report", "steps    match → trim",
            "rule     x/r.title (recipes/x.yml:7)", "»Report (KR)«", "5 to 16, line 2 of raw/x/home.html",
            "/html/body/p[1]", "date not stated",
            "source   1 to 9, line 4 of raw/x/source.txt",
            "date is empty: the recipe has no rule for it (no-rule)", "event/b (topic)",
        ] {
            #expect(text.contains(part), "\(part)\n\(text)")
        }
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test("A capture as received is proved in one hop")
    func oneHop() {
        let text = ExplanationText(terminal: plain).text(explanation(fidelity: "as-received", source: nil))
        #expect(!text.contains("two hops"))
        #expect(!text.contains("source   "))
        let json = ExplanationJSON.text(explanation(fidelity: "as-received", source: nil))
        #expect(json.contains("\"two_hops\": false"))
        #expect(json.contains("\"start\": 5"))
    }

    @Test("A verification says what differs, and when nothing does")
    func verification() {
        var result = Verification()
        result.values = 9
        #expect(VerificationText(terminal: plain).text(result).contains("All are equal."))
        result.fixity = [
            .init(file: "raw/a", stated: "0123456789abcdef", actual: nil, values: ["topic/a.title"])
        ]
        result.differences = [.init(record: "topic/a", field: "title", stated: "A", derived: "")]
        let text = VerificationText(terminal: plain).text(result)
        #expect(text.contains("fixity failed raw/a is not there"))
        #expect(text.contains("1 values rest on it: topic/a.title"))
        #expect(text.contains("value differs topic/a title"))
        #expect(text.contains("the bytes give    nothing"))
    }
}
