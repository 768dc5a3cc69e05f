import Starting
import Testing
import Vocabulary

@Suite struct ProjectFilesTests {
    private func text(_ name: String, of survey: Survey, project: String = "my-site") throws -> String {
        let files = ProjectFiles(name: project, survey: survey).all(ci: [])
        return try #require(files.first { $0.path == name }?.text)
    }

    @Test("Hosts and languages that were found stand as values")
    func found() throws {
        var survey = Survey()
        survey.hosts = ["example.org": 90, "other.example": 9, "docs.example.org": 20]
        survey.languages = ["fr": 4, "en": 5, "la": 1]
        survey.sampled = 100
        let file = try text("cartulary.yml", of: survey)
        #expect(file.contains("\nscope: [example.org, docs.example.org]"))
        #expect(file.contains("Pages by host: example.org 90, docs.example.org 20, other.example 9."))
        #expect(file.contains("\nlanguages: [en, fr]"))
        #expect(file.contains("en 5, fr 4, la 1"))
        #expect(file.contains("\n# mounts: {folder:"))
    }

    @Test("A mount that the pages agree on is a value, one that nobody names an example")
    func mounts() throws {
        var survey = Survey()
        survey.unaddressed = 7
        survey.unaddressedFolder = "mirror/docs"
        #expect(
            try text("cartulary.yml", of: survey).contains("#   \"mirror/docs\": https://www.example.org/"))
        survey.mount = .init(folder: "mirror/docs", url: "https://example.org/", agreeing: 6, naming: 7)
        let file = try text("cartulary.yml", of: survey)
        #expect(file.contains("\nmounts:\n  \"mirror/docs\": https://example.org/"))
        #expect(file.contains("scope: [example.org]"))
        #expect(file.contains("of 7 that name their address, 6 fit"))
    }

    @Test(
        "The project's name holds what a name may hold",
        arguments: [
            ("My Site", "my-site"), ("Écomusée", "comus-e"), ("..", "site"), ("a_b.c", "a_b.c"),
            ("日本", "site"),
        ])
    func names(folder: String, name: String) throws {
        #expect(try text("cartulary.yml", of: Survey(), project: folder).contains("\nname: \(name)\n"))
    }

    @Test("CI files come on request, and make and prove the dataset")
    func ci() {
        let plain = ProjectFiles(name: "x", survey: Survey()).all(ci: [])
        #expect(plain.map(\.path) == ["cartulary.yml", "recipes/x.yml", ".gitattributes", ".gitignore"])
        let files = ProjectFiles(name: "x", survey: Survey()).all(ci: [.github, .gitlab]).suffix(2)
        #expect(files.map(\.path) == [".github/workflows/dataset.yml", ".gitlab-ci.yml"])
        for file in files {
            #expect(file.text.contains("cartulary curate") && file.text.contains("cartulary verify"))
        }
    }
}
