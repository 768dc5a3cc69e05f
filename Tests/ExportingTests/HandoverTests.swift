import Exporting
import Foundation
import Serialising
import TestKit
import Testing

@Suite struct HandoverTests {
    private func project() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("p/curated/data/page.csv", "id\n")
        try folder.write("p/curated/CITATION.cff", "cff-version: 1.2.0\n")
        try folder.write("p/recipes/x.yml", "recipe: x\n")
        return folder
    }

    private func write(_ folder: TemporaryFolder, _ name: String) throws -> Int {
        try Handover(
            project: folder.path + "/p", name: "x", inputs: ["recipes/x.yml"], datacite: "{}\n"
        ).write(to: folder.path + "/" + name)
    }

    @Test("It unpacks to one folder whose sums are right")
    func sums() throws {
        let folder = try project()
        #expect(try write(folder, "a.zip") == 6)
        let script = """
            import hashlib, sys, zipfile
            archive = zipfile.ZipFile(sys.argv[1])
            names = sorted(archive.namelist())
            for line in archive.read("x/SHA256SUMS").decode().splitlines():
                digest, name = line.split("  ", 1)
                assert hashlib.sha256(archive.read("x/" + name)).hexdigest() == digest, name
            print(" ".join(names))
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, folder.path + "/a.zip"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(
            text
                == "x/CITATION.cff x/SHA256SUMS x/curated/CITATION.cff x/curated/data/page.csv "
                + "x/datacite.json "
                + "x/recipes/x.yml\n")
    }

    @Test("The same project gives the same bytes")
    func determinism() throws {
        let folder = try project()
        _ = try write(folder, "a.zip")
        _ = try write(folder, "b.zip")
        #expect(
            FileManager.default.contents(atPath: folder.path + "/a.zip")
                == FileManager.default.contents(atPath: folder.path + "/b.zip"))
    }

    @Test("DataCite says what is not known, and takes a year from nobody's clock")
    func datacite() throws {
        let bare = try JSONReader.value(of: Array(#"{"name": "x", "rights": "http://r.example/"}"#.utf8)[...])
        let unknown = try JSONReader.value(
            of: Array(DataCite(descriptor: bare, tool: "t", issued: nil).text().utf8)[...])
        #expect(unknown["creators"]?[0]?["name"] == .string(":unav"))
        #expect(unknown["publicationYear"] == nil)
        #expect(unknown["rightsList"]?[0]?["rightsUri"] == .string("http://r.example/"))
        let dated = try JSONReader.value(
            of: Array(DataCite(descriptor: bare, tool: "t", issued: "2026-11-24").text().utf8)[...])
        #expect(dated["publicationYear"] == .string("2026"))
        #expect(dated["dates"]?[0]?["dateType"] == .string("Issued"))
    }
}
