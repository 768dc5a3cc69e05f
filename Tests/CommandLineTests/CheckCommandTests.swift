import Foundation
import TestKit
import Testing

/// `cartulary check`, run as a user runs it.
@Suite struct CheckCommandTests {
    /// A site with one link that leads nowhere, and a text whose language is not the declared one.
    private func site(_ projectFile: String = "") throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(
            "raw/x.org/index.html",
            """
            <!DOCTYPE html><html lang="en"><head><title>Über uns</title></head><body>
            <p>Wir sind ein Verein, der sich seit vielen Jahren um die Geschichte der Stadt und ihrer Häuser kümmert.
            <p>Es gibt <a href="gone.html">eine Seite</a>, die niemand gesichert hat, und das ist sehr schade.
            </body></html>
            """)
        if !projectFile.isEmpty { try folder.write("cartulary.yml", projectFile) }
        return folder
    }

    private static let waiver = """
        licenses: [{name: CC-BY-4.0}]
        fail_on: warning
        waivers:
          - code: target-not-captured
            subject: http://x.org/gone.html
            reason: taken down in 2019
            by: the archivist
            until: 2030-01-01
          - code: language-contradicted
            subject: page/http://x.org/
            reason: the template says en
            by: the archivist
            until: 2030-01-01
        """

    @Test("Findings are shown with file, line, column and caret, and nothing is written")
    func places() throws {
        let folder = try site()
        let outcome = try Program.run(["check", "--all"], in: folder.path)
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("warning target-not-captured (1)"))
        #expect(outcome.output.contains("raw/x.org/index.html:3:"))
        #expect(outcome.output.contains("^^^^"))
        #expect(!folder.exists("curated"))
    }

    @Test("A waiver sets its finding aside until its day, in curate and check")
    func waivers() throws {
        let folder = try site(Self.waiver)
        let curated = try Program.run(["curate"], in: folder.path)
        #expect(curated.code == 0, "\(curated.output)")
        #expect(curated.output.contains("2 waived"))
        #expect(try folder.read("curated/report/finding.csv").contains("taken down in 2019 (the archivist"))
        #expect(try Program.run(["check", "--as-of", "2030-01-01"], in: folder.path).code == 0)
        let late = try Program.run(["check", "--as-of", "2030-01-02"], in: folder.path)
        #expect(late.code == 1)
        #expect(late.output.contains("waiver-expired (2)") && late.output.contains("target-not-captured (1)"))
        #expect(try Program.run(["verify", "--quiet"], in: folder.path).code == 0)
    }

    @Test(
        "A waiver that hides more than it names, or says too little, is refused with its place",
        arguments: [
            ("{code: long-cell, subject: '*', reason: r, by: b, until: 2030-01-01}", "every finding"),
            ("{code: long-cell, subject: 'page/*', reason: r, by: b, until: 2030-01-01}", "every finding"),
            ("{code: long-cel, subject: 'page/x', reason: r, by: b, until: 2030-01-01}", "`long-cell`?"),
            ("{code: long-cell, subject: 'page/x', by: b, until: 2030-01-01}", "needs `reason`"),
            ("{code: long-cell, subject: 'page/x', reason: r, by: b, until: soon}", "no day"),
            (
                "{code: long-cell, subject: 'page/x', reason: r, by: b, unti: 2030-01-01}",
                "did you mean `until`"
            ),
        ])
    func refused(waiver: String, message: String) throws {
        let folder = try site("waivers:\n  - \(waiver)\n")
        let outcome = try Program.run(["check"], in: folder.path)
        #expect(outcome.code == 2)
        #expect(outcome.error.contains("cartulary.yml:2:") && outcome.error.contains(message))
    }

    @Test("What stands in a baseline does not count; what is new does", arguments: ["csv", "json"])
    func baseline(form: String) throws {
        let folder = try site("licenses: [{name: CC-BY-4.0}]\nfail_on: warning\n")
        #expect(try Program.run(["curate"], in: folder.path).code == 1)
        let old = "curated/report/finding.\(form)"
        let same = try Program.run(["check", "--baseline", old], in: folder.path)
        #expect(same.code == 0, "\(same.output)")
        #expect(same.output.contains("are in the baseline"))
        try folder.write("raw/x.org/more.html", "<html lang=en><a href='other.html'>another page</a>")
        let more = try Program.run(["check", "--baseline", old], in: folder.path)
        #expect(more.code == 1)
        #expect(more.output.contains("other.html") && !more.output.contains("gone.html"))
        let wrong = try Program.run(["check", "--baseline", "cartulary.yml"], in: folder.path)
        #expect(wrong.code == 2 && wrong.error.contains("no report of findings"))
    }

    @Test("Forms for programs are alone on standard output, or in a file beside the summary")
    func forms() throws {
        let folder = try site()
        let sarif = try Program.run(["check", "--format", "sarif", "--quiet"], in: folder.path)
        let log = try JSONSerialization.jsonObject(with: Data(sarif.output.utf8)) as? [String: Any]
        #expect(log?["version"] as? String == "2.1.0")
        let junit = try Program.run(["check", "--format", "junit", "--to", "out.xml"], in: folder.path)
        #expect(junit.output.contains("outcome"))
        #expect(try folder.read("out.xml").contains("<testsuite name=\"target-not-captured\" tests=\"1\""))
        #expect(
            try Program.run(["check", "--format", "github"], in: folder.path).output.contains("::warning "))
        #expect(try Program.run(["check", "--format", "sarf"], in: folder.path).code == 2)
    }

    @Test("Findings are no part of the project, and of a check that stops nothing is left")
    func wrongPlaces() throws {
        let folder = try site()
        for place in ["raw/findings.sarif", "curated/findings.sarif", "cartulary.yml", "recipes", "."] {
            let outcome = try Program.run(["check", "--format", "sarif", "--to", place], in: folder.path)
            #expect(outcome.code == 2 && outcome.error.contains("name another"), "\(place): \(outcome.error)")
        }
        let free = try Program.run(
            ["check", "--format", "sarif", "--to", "out.sarif", "--quiet"], in: folder.path)
        #expect(free.code < 2 && folder.exists("out.sarif") && !folder.exists("out.sarif.partial"))
        try folder.write("recipes/bad.yml", "routes: 1")
        let stopped = try Program.run(["check", "--format", "sarif", "--to", "late.sarif"], in: folder.path)
        #expect(stopped.code == 2)
        #expect(!folder.exists("late.sarif") && !folder.exists("late.sarif.partial"))
    }

    @Test("A code is explained, and a wrong one gets the nearest")
    func explain() throws {
        #expect(try Program.run(["check", "--explain", "long-cell"]).output.contains("Declare the field"))
        let wrong = try Program.run(["check", "--explain", "long-cel"])
        #expect(wrong.code == 2 && wrong.error.contains("did you mean long-cell?"))
        #expect(try Program.run(["check", "--as-of", "soon"]).code == 2)
    }

    @Test("An address of a person beside a finding is not shown")
    func withheld() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "raw/x.org/index.html",
            "<p>Ask anna.person@x.org about <a href='gone.html'>the page</a> or <a href='mailto:b.p@x.org'>Bea</a>"
        )
        for form in ["text", "json", "sarif", "junit", "gitlab", "github", "csv"] {
            let outcome = try Program.run(["check", "--format", form, "--all"], in: folder.path)
            #expect(outcome.output.contains("gone.html"), "\(form)")
            #expect(!outcome.output.contains("@x.org"), "\(form)")
        }
    }
}
