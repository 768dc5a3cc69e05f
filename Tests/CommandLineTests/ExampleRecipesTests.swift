import Foundation
import TestKit
import Testing

/// The recipes of `examples/`, each of which is held against what people read on the pages of a real site.
@Suite struct ExampleRecipesTests {
    private static let names: [String] = {
        let folder = Repository.path + "/examples"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)/cartulary.yml") }
            .sorted()
    }()

    /// Those whose sites lie beside the project.
    private static let held = names.filter { Corpora.has("site-" + $0) }

    private static func project(_ name: String, in folder: TemporaryFolder) throws -> String {
        let project = folder.path + "/" + name
        try FileManager.default.copyItem(atPath: Repository.path + "/examples/" + name, toPath: project)
        return project
    }

    @Test("There are examples")
    func any() { #expect(!Self.names.isEmpty) }

    @Test("Each lints clean", arguments: names)
    func lint(name: String) throws {
        let folder = try TemporaryFolder()
        let outcome = try Program.run(["lint", Self.project(name, in: folder)])
        #expect(outcome.code == 0, "\(outcome.error)")
    }

    @Test(
        "Each makes the expected records of its site",
        .enabled(if: !held.isEmpty, "CARTULARY_CORPORA has none of their sites"), arguments: held)
    func expected(name: String) throws {
        let corpora = try #require(Corpora.path)
        let folder = try TemporaryFolder()
        let project = try Self.project(name, in: folder)
        try FileManager.default.copyItem(atPath: "\(corpora)/site-\(name)", toPath: project + "/raw")
        let outcome = try Program.run(["test", project])
        #expect(outcome.code == 0, "\(outcome.output)\(outcome.error)")
        #expect(outcome.output.contains("all are as expected"))
    }
}
