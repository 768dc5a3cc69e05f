import Foundation
import TestKit
import Testing

/// The program, run as a user runs it.
@Suite struct CommandLineTests {
    private func run(_ arguments: [String], in folder: String? = nil) throws -> Program.Outcome {
        try Program.run(arguments, in: folder)
    }

    private func site() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("raw/x.org/index.html", "<html lang=en><title>A page of the site</title><p>text")
        return folder
    }

    @Test(
        "Help opens with examples, of the program and of each command",
        arguments: [
            [], ["init"], ["curate"], ["check"], ["lint"], ["missing"], ["gate"], ["languages"], ["explain"],
            ["verify"], ["export"],
            ["export", "excel"], ["export", "sqlite"], ["handover"],
        ])
    func help(command: [String]) throws {
        let outcome = try run(command + ["--help"])
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("EXAMPLES"))
        #expect(
            outcome.output.contains(
                "cartulary " + (command.isEmpty ? "curate" : command.joined(separator: " "))))
    }

    @Test("The exit codes are in the help, and the version is told")
    func codes() throws {
        #expect(try run(["--help"]).output.contains("EXIT CODES"))
        #expect(try run(["--version"]).output.contains("0."))
    }

    @Test("Curate, explain and verify, from the folder itself")
    func roundTrip() throws {
        let folder = try site()
        let curated = try run(["curate"], in: folder.path)
        #expect(curated.code == 0)
        #expect(curated.output.contains("records   1 page"))
        #expect(curated.output.contains("exit code 0"))
        #expect(!curated.output.contains("\u{1B}") && !curated.error.contains("\u{1B}"))
        let list = try run(["explain"], in: folder.path)
        #expect(list.output == "page/http://x.org/\n")
        let explained = try run(["explain", "http://x.org/", "title"], in: folder.path)
        #expect(explained.code == 0)
        #expect(explained.output.contains("title = A page of the site"))
        #expect(
            try run(["explain", "page/http://x.org/", "--json"], in: folder.path).output.contains(
                "\"record\": \"page/http://x.org/\""))
        let verified = try run(["verify"], in: folder.path)
        #expect(verified.code == 0)
        #expect(verified.output.contains("All are equal."))
    }

    @Test("A project is named in front, or by --project as commands have it that ask about something else")
    func projects() throws {
        let folder = try site()
        let path = folder.path
        for arguments in [["lint", path], ["lint", "--project", path], ["lint", path, "--project", path]] {
            #expect(try run(arguments).code == 0)
        }
        #expect(try run(["curate", "--quiet", "--project", path]).code == 0)
        #expect(folder.exists("curated/data/page.csv"))
        let both = try run(["lint", path, "--project", "elsewhere"])
        #expect(both.code == 2 && both.error.contains("by --project elsewhere; name one"))
    }

    @Test("Verify ends with 1 where a value differs")
    func verify() throws {
        let folder = try site()
        #expect(try run(["curate", folder.path, "--quiet"]).output.isEmpty)
        try folder.write("raw/x.org/index.html", "<html lang=en><title>B page of the site</title><p>text")
        let outcome = try run(["verify", folder.path])
        #expect(outcome.code == 1)
        #expect(outcome.output.contains("value differs page/http://x.org/ title"))
        #expect(outcome.output.contains("fixity failed raw/x.org/index.html"))
    }

    @Test("Findings at the threshold end with 1, and the dataset is there")
    func findings() throws {
        let folder = try site()
        try folder.write("cartulary.yml", "fail_on: warning")
        let outcome = try run(["curate", folder.path])
        #expect(outcome.code == 1)
        #expect(outcome.output.contains("exit code 1"))
        #expect(folder.exists("curated/manifest.json"))
        #expect(try run(["check", folder.path]).code == 1)
    }

    @Test(
        "Usage and configuration end with 2, and nothing is written",
        arguments: [
            ["curat"], ["curate", "a", "b"], ["curate", "--workers", "0"], ["try", "h1", "--workers", "0"],
            ["test", "--workers", "-1"], ["curate", "--workers", "many"],
            ["curate", "nowhere"], ["explain", "x/y"], ["verify"], ["lint", "nowhere"], ["--unknown"],
        ])
    func usage(arguments: [String]) throws {
        let folder = try TemporaryFolder()
        let outcome = try run(arguments, in: folder.path)
        #expect(outcome.code == 2, "\(outcome.error)")
        #expect(!outcome.error.isEmpty)
        #expect(folder.files(in: ".").isEmpty)
    }

    @Test("All errors of configuration come at once, with places")
    func lint() throws {
        let folder = try site()
        try folder.write("cartulary.yml", "titel: x\nfail_on: sometimes")
        for command in ["lint", "curate", "check"] {
            let outcome = try run([command, folder.path])
            #expect(outcome.code == 2)
            #expect(outcome.error.contains("cartulary.yml:1:1: error: unknown key `titel`"))
            #expect(outcome.error.contains("cartulary.yml:2:10: error:"))
            #expect(outcome.error.contains("nothing was written"))
        }
        try folder.write("cartulary.yml", "title: x")
        let output = try run(["lint", folder.path]).output
        #expect(output.contains("no error") && !output.contains("xpath"))
    }

    @Test("The README shows what the program prints")
    func readme() throws {
        let id = "publication/report-on-urban-commons"
        let outcome = try run(["explain", id, "title", "--project", Repository.path])
        #expect(outcome.code == 0)
        #expect(try Repository.text("README.md").contains(outcome.output))
    }

    @Test("An id that is nearly right gets a suggestion")
    func suggestion() throws {
        let folder = try site()
        _ = try run(["curate", folder.path])
        #expect(
            try run(["explain", "page/http://x.og/", "--project", folder.path]).error.contains(
                "did you mean page/http://x.org/?"))
        #expect(
            try run(["explain", "page/http://x.org/", "titel", "--project", folder.path]).error.contains(
                "did you mean title?"))
    }

    @Test("A dataset that cannot be written ends with 3, and the old one stands")
    func unfinished() throws {
        let folder = try site()
        _ = try run(["curate", folder.path])
        let before = folder.contents(of: "curated")
        // The place of the workspace is taken by a file: nothing can be staged.
        try FileManager.default.removeItem(atPath: folder.path + "/.cartulary")
        try folder.write(".cartulary", "in the way")
        let outcome = try run(["curate", folder.path])
        #expect(outcome.code == 3, "\(outcome.error)")
        #expect(outcome.error.contains("the old dataset stands"))
        #expect(folder.contents(of: "curated") == before)
    }
}
