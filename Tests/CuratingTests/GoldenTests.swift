import Curating
import Foundation
import TestKit
import Testing
import Vocabulary

/// Small projects, each named after the quirk that it holds, and the dataset that each must become.
///
/// `CARTULARY_RECORD=1 swift test --filter GoldenTests` writes the expected files anew; read the difference.
@Suite(.fewAtOnce) struct GoldenTests {
    private static let names: [String] = {
        let folder = Repository.path + "/Tests/Fixtures"
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }()

    /// What is compared: tables, evidence and reports. Digests of the whole follow from them.
    private static func isCompared(_ file: String) -> Bool {
        ["data/", "evidence/", "report/"].contains { file.hasPrefix($0) } && !file.hasSuffix(".json")
    }

    @Test("A quirk of real pages becomes what it must", arguments: names)
    func quirk(name: String) async throws {
        let fixture = Repository.path + "/Tests/Fixtures/" + name
        let folder = try TemporaryFolder()
        for part in ["raw", "recipes", "schemas", "cartulary.yml"]
        where FileManager.default.fileExists(atPath: "\(fixture)/\(part)") {
            try FileManager.default.copyItem(atPath: "\(fixture)/\(part)", toPath: "\(folder.path)/\(part)")
        }
        _ = try await Curator(project: folder.path).curate()
        let made = folder.files(in: "curated").filter(Self.isCompared)
        if Recording.isOn {
            try? FileManager.default.removeItem(atPath: fixture + "/expected")
            for file in made {
                try Recording.write(
                    try folder.read("curated/" + file), to: "Tests/Fixtures/\(name)/expected/\(file)")
            }
        }
        for file in made {
            let expected = try Repository.text("Tests/Fixtures/\(name)/expected/\(file)")
            #expect(try folder.read("curated/" + file) == expected, "\(name)/expected/\(file)")
        }
        #expect(try await Curator(project: folder.path).verify().isClean)
    }

    @Test("There are fixtures, and each has what it expects")
    func fixtures() {
        #expect(Self.names.count >= 15)
        for name in Self.names {
            #expect(
                FileManager.default.fileExists(
                    atPath: Repository.path + "/Tests/Fixtures/\(name)/expected/data/page.csv"))
        }
    }
}
