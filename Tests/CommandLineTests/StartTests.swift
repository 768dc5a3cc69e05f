import Foundation
import TestKit
import Testing

/// From an empty folder to a dataset, and what stops a newcomer on the way.
@Suite struct StartTests {
    private func mirror() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(
            "mirror/x.org/index.html", "<html lang=en><title>A page</title><p>Some words of text")
        try folder.write(
            "mirror/x.org/news/one.html", "<html lang=en><title>News</title><p>More words of text")
        return folder
    }

    @Test("Three commands lead from captures to tables for a spreadsheet, each named by the one before")
    func threeCommands() throws {
        let folder = try mirror()
        let made = try Program.run(["init", "site", "--from", "mirror"], in: folder.path)
        #expect(made.code == 0, "\(made.error)")
        #expect(made.output.contains("next       cartulary curate site\n"))
        #expect(made.output.contains("2 files") && made.output.contains("by hard link"))
        for file in ["cartulary.yml", "recipes/site.yml", ".gitattributes", ".gitignore"] {
            #expect(folder.exists("site/" + file))
        }
        #expect(try Program.run(["lint", "site"], in: folder.path).code == 0)
        #expect(try Program.run(["curate", "site"], in: folder.path).code == 0)
        let export = try Program.run(["export", "excel", "site"], in: folder.path)
        #expect(export.code == 0)
        #expect(export.output.hasPrefix("site/exports/excel/: "))
        #expect(try folder.read("site/exports/excel/page.csv").hasPrefix("\u{FEFF}id,url,"))
        // What init and exports made is no obstacle to the next run.
        #expect(try Program.run(["curate", "site", "--quiet"], in: folder.path).code == 0)
    }

    @Test("In a folder that is not empty nothing is overwritten")
    func nothingOverwritten() throws {
        let folder = try mirror()
        try folder.write("site/.gitignore", "mine\n")
        try folder.write("site/raw/x.org/page.html", "<title>Mine</title>")
        let made = try Program.run(["init", "site", "--ci", "github"], in: folder.path)
        #expect(made.code == 0, "\(made.error)")
        #expect(made.output.contains("kept       .gitignore, as before"))
        #expect(made.output.contains(".github/workflows/dataset.yml"))
        #expect(try folder.read("site/.gitignore") == "mine\n")
        #expect(try folder.read("site/raw/x.org/page.html") == "<title>Mine</title>")
    }

    @Test("A mount that pages name is found, and lint is content with it")
    func mount() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "b"] {
            try folder.write(
                "mirror/docs/\(name)/index.html",
                "<html><link rel=canonical href=\"https://x.org/\(name)/\"><title>\(name)</title>")
        }
        #expect(try Program.run(["init", "site", "--from", "mirror", "--quiet"], in: folder.path).code == 0)
        #expect(try folder.read("site/cartulary.yml").contains("\"mirror/docs\": https://x.org/"))
        #expect(try Program.run(["curate", "site", "--quiet"], in: folder.path).code == 0)
        #expect(try folder.read("site/curated/data/page.csv").contains("\npage/https://x.org/a/,"))
    }

    /// What stops a newcomer: the arguments, what is said of where and why, and what to do.
    struct Stop: Sendable, CustomTestStringConvertible {
        var arguments: [String]
        var says: [String]
        var testDescription: String { arguments.joined(separator: " ") }
    }

    @Test(
        "What stops a newcomer is said in a sentence, with what to do",
        arguments: [
            Stop(
                arguments: ["curate", "mirrow"],
                says: ["mirrow does not exist", "did you mean mirror?", "cartulary init"]),
            Stop(
                arguments: ["curate", "site.warc.gz"],
                says: ["is a file", "cartulary init site --from site.warc.gz"]),
            Stop(
                arguments: ["curate", "mirror"],
                says: ["holds no raw/", "cartulary init my-site --from mirror"]),
            Stop(arguments: ["curate", "."], says: ["but 4 projects", "cartulary curate again"]),
            Stop(arguments: ["curate", "bare"], says: ["bare/raw is empty", "put the captures there"]),
            Stop(
                arguments: ["curate", "named"],
                says: ["cartulary.yaml is not read", "rename it cartulary.yml"]),
            Stop(arguments: ["curate", "foreign"], says: ["foreign/curated/mine.txt", "move the file out"]),
            Stop(arguments: ["verify", "bare"], says: ["holds no dataset yet", "cartulary curate bare"]),
            Stop(
                arguments: ["explain", "x", "--project", "bare"],
                says: ["holds no dataset yet", "cartulary curate bare"]),
            Stop(
                arguments: ["export", "excel", "bare"],
                says: ["holds no dataset yet", "cartulary curate bare"]),
            Stop(
                arguments: ["export", "sqlite", "done", "--to", "taken"],
                says: ["taken is there already", "--force"]),
            Stop(
                arguments: ["handover", "done", "--issued", "soon"],
                says: ["--issued takes a date such as 2026"]),
            Stop(
                arguments: ["init", "done", "--from", "mirror"], says: ["is a project already", "done/raw"]),
            Stop(arguments: ["init", "taken"], says: ["taken is a file", "name a folder"]),
            Stop(
                arguments: ["init", "new", "--from", "nowhere"],
                says: ["nowhere does not exist", "--from takes"]),
            Stop(
                arguments: ["init", "mirror/new", "--from", "mirror"],
                says: ["lie in each other", "beside the captures"]),
            Stop(
                arguments: ["init", "new", "--from", "done"],
                says: ["is a project itself", "cartulary curate done"]),
            Stop(
                arguments: ["init", "again", "--from", "mirror"],
                says: ["again/raw/mirror is there already", "move it"]),
            Stop(arguments: ["init", "new", "--ci", "jenkins"], says: ["jenkins", "github", "gitlab"]),
            Stop(
                arguments: ["curate", "both"],
                says: ["both/cartulary.yaml is not read", "bring both together"]),
            Stop(arguments: ["curate", "flat"], says: ["flat/raw cannot be listed", "it must be a folder"]),
            Stop(arguments: ["inventory", "bare"], says: ["bare/raw is empty"]),
            Stop(arguments: ["handover", "bare"], says: ["holds no dataset yet", "cartulary curate bare"]),
            Stop(
                arguments: ["lint", "taken"], says: ["taken is a file", "cartulary init taken --from taken"]),
            Stop(arguments: ["init"], says: ["Missing expected argument", "<folder>"]),
        ])
    func stops(stop: Stop) throws {
        let folder = try mirror()
        try folder.write("site.warc.gz", "x")
        try folder.write("taken", "x")
        try folder.write("bare/raw/.keep", "")
        try FileManager.default.removeItem(atPath: folder.path + "/bare/raw/.keep")
        try folder.write("named/cartulary.yaml", "title: x")
        try folder.write("both/cartulary.yaml", "title: x")
        try folder.write("both/cartulary.yml", "title: x")
        try folder.write("flat/raw", "a file")
        try folder.write("done/cartulary.yml", "title: x")
        try folder.write("done/raw/x.org/index.html", "<title>x</title>")
        try folder.write("foreign/curated/mine.txt", "x")
        try folder.write("again/raw/mirror/index.html", "<title>x</title>")
        if stop.arguments.first != "curate" || stop.arguments.last != "." {
            try folder.write("foreign/raw/x.org/index.html", "<title>x</title>")
        }
        if stop.arguments.contains("done"), stop.arguments.first != "init" {
            #expect(try Program.run(["curate", "done", "--quiet"], in: folder.path).code == 0)
        }
        let before = folder.contents(of: ".")
        let outcome = try Program.run(stop.arguments, in: folder.path)
        #expect(outcome.code == 2, "\(outcome.error)")
        for text in stop.says { #expect(outcome.error.contains(text), "\(outcome.error)") }
        let after = folder.contents(of: ".").filter { !$0.key.contains(".cartulary/") }
        #expect(after == before.filter { !$0.key.contains(".cartulary/") })
    }

    @Test("What cannot be finished ends with 3, says why, and leaves nothing half-written")
    func unfinished() async throws {
        let folder = try mirror()
        _ = try Program.run(["init", "site", "--from", "mirror", "--quiet"], in: folder.path)
        #expect(try Program.run(["curate", "site", "--quiet"], in: folder.path).code == 0)
        // The place of the exports is taken by a file.
        try folder.write("site/exports", "in the way")
        for arguments in [
            ["export", "excel", "site"], ["export", "sqlite", "site"],
            ["handover", "site", "--issued", "2026"],
        ] {
            let outcome = try Program.run(arguments, in: folder.path)
            #expect(outcome.code == 3, "\(arguments): \(outcome.error)")
            #expect(outcome.error.contains("cannot be written"))
        }
        #expect(try folder.read("site/exports") == "in the way")
        // Another run has the folder.
        let lock = try #require(FileHandle(forUpdatingAtPath: folder.path + "/site/.cartulary/lock"))
        #expect(flock(lock.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
        let busy = try Program.run(["curate", "site"], in: folder.path)
        #expect(busy.code == 3)
        #expect(busy.error.contains("another run is under way") && busy.error.contains("wait for its end"))
        try lock.close()
    }

    @Test("A site with no HTML is said to be one, by init and by the run")
    func noPages() throws {
        let folder = try TemporaryFolder()
        try folder.write("mirror/x.org/notes.txt", "no markup")
        let made = try Program.run(["init", "site", "--from", "mirror"], in: folder.path)
        #expect(made.output.contains("none of the files is a page of HTML"))
        let run = try Program.run(["curate", "site"], in: folder.path)
        #expect(run.code == 1)
        #expect(run.output.contains("no-pages"))
        #expect(try folder.read("site/curated/report/finding.csv").contains("error,no-pages,raw,"))
    }

    @Test("JSON for machines says what the summary says")
    func json() throws {
        let folder = try mirror()
        _ = try Program.run(["init", "site", "--from", "mirror", "--quiet"], in: folder.path)
        for command in ["curate", "check"] {
            let outcome = try Program.run([command, "site", "--json"], in: folder.path)
            let value = try #require(
                try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
            #expect(value["exit_code"] as? Int == 0)
            #expect((value["records"] as? [String: Int])?["page"] == 2)
            #expect((value["dataset"] as? String) == (command == "curate" ? "site/curated" : nil))
        }
        let verified = try Program.run(["verify", "site", "--json"], in: folder.path)
        let value = try #require(
            try JSONSerialization.jsonObject(with: Data(verified.output.utf8)) as? [String: Any])
        #expect(value["is_clean"] as? Bool == true)
    }

    @Test("A pipe that closes ends the program with no word, and with the dataset in place")
    func pipe() throws {
        let folder = try mirror()
        _ = try Program.run(["init", "site", "--from", "mirror", "--quiet"], in: folder.path)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        let binary = try #require(Program.path)
        process.arguments = [
            "-c",
            "'\(binary)' curate site 2>problems | true; '\(binary)' explain --project site 2>>problems | "
                + "head -n 1",
        ]
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(try folder.read("problems") == "reading raw/\npages: 2\nwriting tables: 3\n")
        #expect(folder.exists("site/curated/manifest.json"))
    }

    @Test("--open writes a page with the record beside its source, and says where")
    func open() throws {
        let folder = try mirror()
        _ = try Program.run(["init", "site", "--from", "mirror", "--quiet"], in: folder.path)
        _ = try Program.run(["curate", "site", "--quiet"], in: folder.path)
        let outcome = try Program.run(
            ["explain", "https://www.x.org", "--project", "site", "--open"], in: folder.path)
        #expect(outcome.code == 0, "\(outcome.error)")
        let html = try folder.read(outcome.output.trimmingCharacters(in: .newlines))
        #expect(html.contains("<h1>page/http://x.org/</h1>"))
        #expect(html.contains("&lt;title&gt;A page&lt;/title&gt;</mark>"))
    }
}
