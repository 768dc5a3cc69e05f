import Foundation
import Starting
import TestKit
import Testing

@Suite struct CaptureIntakeTests {
    private func inode(_ path: String) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int)
    }

    @Test("Files come in by hard link, with their folders, and the source stays as it was")
    func links() throws {
        let folder = try TemporaryFolder()
        try folder.write("mirror/a/index.html", "<p>one")
        try folder.write("mirror/b.html", "<p>two")
        try FileManager.default.createDirectory(
            atPath: folder.path + "/project/raw", withIntermediateDirectories: true)
        let before = folder.contents(of: "mirror")
        var seen: [Int] = []
        let report = try CaptureIntake(
            from: folder.path + "/mirror", to: folder.path + "/project/raw/mirror"
        ).bringIn { seen.append($0) }
        #expect(report.linked == 2 && report.copied == 0 && report.bytes == 12)
        #expect(seen == [1, 2])
        #expect(folder.contents(of: "project/raw/mirror") == before)
        #expect(folder.contents(of: "mirror") == before)
        #expect(
            try inode(folder.path + "/mirror/b.html") == inode(folder.path + "/project/raw/mirror/b.html"))
    }

    @Test("Symbolic links are left out and named, never followed, never made")
    func symbolicLinks() throws {
        let folder = try TemporaryFolder()
        try folder.write("secret.txt", "outside")
        try folder.write("mirror/page.html", "<p>inside")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/mirror/way-out", withDestinationPath: folder.path + "/secret.txt")
        let report = try CaptureIntake(from: folder.path + "/mirror", to: folder.path + "/taken").bringIn {
            _ in
        }
        #expect(report.skipped.map(\.path) == ["way-out"])
        #expect(folder.files(in: "taken") == ["page.html"])
    }

    @Test("One file comes in as a file")
    func file() throws {
        let folder = try TemporaryFolder()
        try folder.write("site.warc.gz", "x")
        let report = try CaptureIntake(
            from: folder.path + "/site.warc.gz", to: folder.path + "/taken.warc.gz"
        ).bringIn { _ in }
        #expect(report.linked + report.copied == 1)
        #expect(try folder.read("taken.warc.gz") == "x")
    }

    @Test("Where something fails, nothing half-written is left")
    func failure() throws {
        let folder = try TemporaryFolder()
        try folder.write("mirror/page.html", "<p>inside")
        try folder.write("taken/in-the-way", "x")
        #expect(throws: CaptureIntake.Failure.self) {
            try CaptureIntake(from: folder.path + "/mirror", to: folder.path + "/taken").bringIn { _ in }
        }
        #expect(throws: CaptureIntake.Failure.self) {
            try CaptureIntake(from: folder.path + "/nowhere", to: folder.path + "/other").bringIn { _ in }
        }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["mirror", "taken"])
        #expect(try folder.read("taken/in-the-way") == "x")
    }
}
