import Reviewing
import Serialising
import Testing
import Vocabulary

@Suite struct FindingFormatTests {
    private static let quote = Quote(capture: "c", ranges: [10..<14], path: "/html", exact: "w <& \"ö")

    private static func finding(_ kind: FindingKind, _ subject: String, quote: Quote? = nil) -> Finding {
        Finding(
            kind, subject: subject, field: "f", summary: "a \"b\" & <c>", help: "Do\nthis %.", quote: quote)
    }

    private static func place(record: String? = nil) -> ReportedFinding.Place {
        ReportedFinding.Place(
            file: "raw/x y/ä.html", line: 3, column: 5, endLine: 3, endColumn: 9, text: "한국 w <& \"ö",
            caret: 3..<8, recordURL: record)
    }

    /// One that counts, one waived, one known from before, a note.
    private static let reported = [
        ReportedFinding(finding(.targetNotCaptured, "http://x.org/a", quote: quote), place: place()),
        ReportedFinding(
            finding(.targetNotCaptured, "http://x.org/b"),
            waiver: Waiver(
                code: "target-not-captured", subject: "http://x.org/b", reason: "gone & known", by: "A. Body",
                until: "2027-01-01", place: SourcePlace(file: "cartulary.yml", line: 1))),
        ReportedFinding(finding(.targetNotCaptured, "http://x.org/c"), baseline: .unchanged),
        ReportedFinding(
            finding(.longCell, "page/p", quote: quote), place: place(record: "http://x.org/p"), baseline: .new
        ),
    ]

    private static func text(
        _ form: FindingForm, _ findings: [ReportedFinding] = reported, isComplete: Bool = false
    ) -> String {
        var counts = RunCounts()
        for finding in findings {
            if finding.counts {
                counts.codes[finding.finding.kind.code, default: 0] += 1
            } else {
                counts.accepted[finding.finding.kind.code, default: 0] += 1
            }
        }
        var writer = form.writer(
            terminal: Terminal(isTerminal: false, hasColours: false, width: 80), version: "1.2.3",
            isComplete: isComplete)
        var text = writer.head(counts)
        for finding in findings { text += writer.text(of: finding) }
        return text + writer.tail()
    }

    private static func json(_ form: FindingForm, _ findings: [ReportedFinding] = reported) throws
        -> JSONValue
    {
        try JSONReader.value(of: Array(text(form, findings).utf8)[...])
    }

    @Test("Text has the place, the line with a caret under wide letters too, and what is set aside")
    func text() {
        let text = Self.text(.text)
        #expect(text.contains("warning target-not-captured (1)\n"))
        #expect(text.contains("  raw/x y/ä.html:3:5\n    한국 w <& \"ö\n         ^^^^^\n"))
        #expect(text.contains("raw/x y/ä.html:3:5 (http://x.org/p)"))
        #expect(text.contains("1 findings are waived") && text.contains("1 findings are in the baseline"))
        #expect(!text.contains("http://x.org/b"))
    }

    @Test("Of many findings of one code three are shown, or all", arguments: [false, true])
    func many(isComplete: Bool) {
        let findings = (1...9).map { ReportedFinding(Self.finding(.longCell, "page/\($0)")) }
        let text = Self.text(.text, findings, isComplete: isComplete)
        #expect(text.split(separator: "\n").count { $0.contains("page/") } == (isComplete ? 9 : 3))
        #expect(text.contains("6 more of long-cell") == !isComplete)
    }

    @Test("SARIF has rules, regions of files, waivers as suppressions and the baseline as a state")
    func sarif() throws {
        let log = try Self.json(.sarif)
        #expect(log["version"]?.string == "2.1.0")
        let run = try #require(log["runs"]?[0])
        #expect(run["tool"]?["driver"]?["rules"]?.array?.count == FindingKind.all.count)
        let results = try #require(run["results"]?.array)
        #expect(results.count == 4)
        let location = results[0]["locations"]?[0]?["physicalLocation"]
        #expect(location?["artifactLocation"]?["uri"]?.string == "raw/x%20y/%C3%A4.html")
        #expect(location?["region"]?["startLine"]?.integer == 3)
        #expect(location?["region"]?["endColumn"]?.integer == 9)
        #expect(results[1]["suppressions"]?[0]?["justification"]?.string?.contains("gone & known") == true)
        #expect(results[2]["baselineState"]?.string == "unchanged")
        #expect(results[3]["baselineState"]?.string == "new")
        // The lines of a record are not those of its archive.
        #expect(results[3]["locations"]?[0]?["physicalLocation"]?["region"] == nil)
        let index = try #require(results[0]["ruleIndex"]?.integer)
        #expect(FindingKind.all[index].code == "target-not-captured")
    }

    @Test("SARIF holds no more of a code than hosts take, and says how many are left out")
    func sarifLimit() throws {
        let findings = (1...620).map {
            ReportedFinding(Self.finding(.targetNotCaptured, "http://x.org/\($0)"))
        }
        let results = try #require(
            try Self.json(.sarif, findings + [Self.reported[3]])["runs"]?[0]?["results"]?.array)
        #expect(results.count == 502)
        #expect(results[500]["occurrenceCount"]?.integer == 120)
        #expect(results[501]["ruleId"]?.string == "long-cell")
    }

    @Test("JUnit has a case for each finding; waived and known are skipped, notes pass")
    func junit() {
        let text = Self.text(.junit)
        #expect(
            text.contains(
                "<testsuite name=\"target-not-captured\" tests=\"3\" errors=\"0\" failures=\"1\" skipped=\"2\">"
            ))
        #expect(text.contains("<testsuite name=\"long-cell\" tests=\"1\" errors=\"0\" failures=\"0\""))
        #expect(text.contains("<failure type=\"warning\" message=\"a &quot;b&quot; &amp; &lt;c&gt;\">"))
        #expect(text.contains("<skipped message=\"waived: gone &amp; known\"/>"))
        #expect(text.hasSuffix("</testsuite>\n</testsuites>\n"))
    }

    @Test("Text of a page cannot begin a command of its own in annotations")
    func annotations() {
        #expect(
            Self.text(.github)
                == "::warning title=target-not-captured,file=raw/x y/ä.html,line=3,col=5::"
                + "a \"b\" & <c> Do%0Athis %25.\n::notice title=long-cell::a \"b\" & <c> Do%0Athis %25.\n")
        #expect(Self.text(.azure).hasPrefix("##vso[task.logissue type=warning;code=target-not-captured;"))
        #expect(Self.text(.azure).contains("Do%0Athis %AZP25."))
    }

    @Test("GitLab's report has what counts, each with a fingerprint of its own")
    func gitlab() throws {
        let items = try #require(try Self.json(.gitlab).array)
        #expect(items.map { $0["severity"]?.string } == ["minor", "info"])
        #expect(Set(items.compactMap { $0["fingerprint"]?.string }).count == 2)
        #expect(items[0]["location"]?["lines"]?["begin"]?.integer == 3)
    }

    @Test("JSON and CSV have one row a finding, with place, waiver and baseline")
    func tables() throws {
        let rows = try #require(try Self.json(.json).array)
        #expect(rows.map { $0["line"]?.integer } == [3, nil, nil, 3])
        #expect(rows[1]["waived"]?.string == "gone & known (A. Body, until 2027-01-01)")
        let table = Array(CSVReader(Array(Self.text(.csv).utf8)))
        #expect(table.count == 5 && table.allSatisfy { $0.count == table[0].count })
        #expect(table[4].last == "new")
    }

    @Test("No findings: each form is whole", arguments: FindingForm.allCases)
    func none(form: FindingForm) throws {
        let text = Self.text(form, [])
        switch form {
        case .json, .sarif, .gitlab: _ = try JSONReader.value(of: Array(text.utf8)[...])
        case .junit: #expect(text.hasSuffix("<testsuites name=\"cartulary\">\n</testsuites>\n"))
        case .csv: #expect(text.hasPrefix("severity,code,"))
        case .text, .github, .azure: #expect(text.isEmpty)
        }
    }

    @Test("A code is explained with what to do, and an unknown one is none")
    func explanation() {
        let terminal = Terminal(isTerminal: false, hasColours: false, width: 80)
        for kind in FindingKind.all {
            let text = FindingExplanation.text(of: kind.code, terminal: terminal) ?? ""
            #expect(text.contains(kind.meaning) && text.contains(kind.help))
        }
        #expect(FindingExplanation.text(of: "no-such-code", terminal: terminal) == nil)
    }
}
