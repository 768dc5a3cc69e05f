import Reviewing
import Testing
import Vocabulary

@Suite struct ExplanationPageTests {
    private func page(quote: String, value: String = "Report", windows: [SourceView.Window]) -> String {
        let excerpt = LocatedExcerpt(
            before: "", quote: quote, after: "", file: "x/home.html", range: 5..<16, line: 2,
            path: "/html/body/p[1]",
            url: "http://x/", capturedAt: "", fidelity: "as-received", source: nil, isWithheld: false)
        let origin = Origin(
            basis: "quoted", note: "", rule: "x/r.title", rulePlace: "recipes/x.yml:7", steps: ["trim"],
            reason: "",
            excerpt: excerpt)
        let explanation = Explanation(
            record: "topic/a",
            fields: [
                ExplainedField(name: "title", value: value, origins: [origin]),
                ExplainedField(
                    name: "date", value: "",
                    origins: [
                        Origin(
                            basis: "declared", note: "schemas/x.json:3", rule: "", rulePlace: "", steps: [],
                            reason: "no-rule", excerpt: nil)
                    ]),
            ], referredToBy: ["event/b (topic)"])
        let view = SourceView(
            file: "x/home.html", url: "http://x/", fidelity: "as-received", capturedAt: "", windows: windows)
        return ExplanationPage(explanation, views: [view]).html()
    }

    private let window = SourceView.Window(
        line: 3, isCutBefore: true, isCutAfter: false,
        pieces: [
            .init(text: "<p>", quotes: []), .init(text: "Report", quotes: [1]),
            .init(text: "</p>", quotes: []),
        ])

    @Test("Record, rule, quote and source stand side by side, and the quote leads to its place")
    func content() {
        let html = page(quote: "Report", windows: [window])
        for part in [
            "<h1>topic/a</h1>", "recipes/x.yml:7", "href=\"#q1\"",
            "<a id=\"q1\"></a><mark class=\"q1\">Report</mark>",
            "…&lt;p&gt;", "line 3", "empty: the recipe has no rule for it (no-rule)", "event/b (topic)",
            "5 to 16, line 2 of raw/x/home.html",
        ] {
            #expect(html.contains(part), "\(part)")
        }
    }

    @Test("What a page says can not become markup of ours, and nothing is loaded or run")
    func hostile() {
        let attack = "</pre><script>alert(1)</script><img src=x onerror=alert(1)>\u{0}"
        let html = page(
            quote: attack, value: attack,
            windows: [
                .init(
                    line: 1, isCutBefore: false, isCutAfter: false, pieces: [.init(text: attack, quotes: [1])]
                )
            ])
        #expect(!html.contains("<script") && !html.contains("<img") && !html.contains("\u{0}"))
        #expect(html.contains("default-src 'none'"))
    }

    @Test("Quotes in each other share one mark, and each has its anchor")
    func nested() {
        let html = page(
            quote: "Report",
            windows: [
                .init(
                    line: 1, isCutBefore: false, isCutAfter: false,
                    pieces: [.init(text: "a", quotes: [1, 2]), .init(text: "b", quotes: [1])])
            ])
        #expect(
            html.contains(
                "<a id=\"q1\"></a><a id=\"q2\"></a><mark class=\"q1 q2\">a</mark><mark class=\"q1\">b</mark>")
        )
    }
}
