import Packaging
import TestKit
import Testing

@Suite struct DatasetFolderTests {
    private func target(_ folder: TemporaryFolder) -> DatasetFolder {
        DatasetFolder(path: folder.path + "/curated", workspace: folder.path + "/.cartulary")
    }

    private func stage(_ text: String, _ folder: TemporaryFolder) throws {
        _ = try target(folder).makeStaging()
        try folder.write(".cartulary/curated.new/README.md", text)
    }

    @Test("The first dataset is put in place, the next replaces it as a whole")
    func replaced() throws {
        let folder = try TemporaryFolder()
        try stage("one", folder)
        try target(folder).replace()
        #expect(folder.contents(of: "curated").count == 1)
        try stage("two", folder)
        try folder.write(".cartulary/curated.new/data/x.csv", "id\n")
        try target(folder).replace()
        #expect(try folder.read("curated/README.md") == "two")
        #expect(folder.files(in: "curated") == ["README.md", "data/x.csv"])
        #expect(folder.files(in: ".cartulary").isEmpty)
    }

    @Test("What is staged and not put in place leaves the old dataset alone")
    func interrupted() throws {
        let folder = try TemporaryFolder()
        try folder.write("curated/README.md", "old")
        try stage("half", folder)
        target(folder).recover()
        #expect(try folder.read("curated/README.md") == "old")
        #expect(folder.files(in: ".cartulary").isEmpty)
    }

    @Test(
        "A replacement that stopped between its two renames is completed, or undone",
        arguments: [true, false])
    func betweenRenames(isReady: Bool) throws {
        let folder = try TemporaryFolder()
        try folder.write(".cartulary/curated.old/README.md", "old")
        try folder.write(".cartulary/curated.new/README.md", "new")
        if isReady { try folder.write(".cartulary/curated.new/SHA256SUMS", "") }
        target(folder).recover()
        #expect(try folder.read("curated/README.md") == (isReady ? "new" : "old"))
    }

    @Test("A file that the manifest does not name stops the run")
    func foreign() throws {
        let folder = try TemporaryFolder()
        try folder.write("curated/README.md", "x")
        try folder.write("curated/notes/mine.txt", "mine")
        #expect(throws: Never.self) {
            try target(folder).refuseForeignFiles(known: ["README.md", "notes/mine.txt"])
        }
        #expect(throws: DatasetFolder.Failure.foreignFile("notes/mine.txt")) {
            try target(folder).refuseForeignFiles(known: ["README.md"])
        }
        #expect(throws: DatasetFolder.Failure.self) { try target(folder).refuseForeignFiles(known: nil) }
        try TemporaryFolder().write("x", "")
        #expect(throws: Never.self) {
            try DatasetFolder(path: folder.path + "/none", workspace: folder.path).refuseForeignFiles(
                known: nil)
        }
    }
}
