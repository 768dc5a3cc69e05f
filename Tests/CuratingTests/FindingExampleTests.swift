import Curating
import TestKit
import Testing
import Vocabulary

/// The catalogue's examples: each is run, the one with the fault and the one without.
@Suite(.fewAtOnce) struct FindingExampleTests {
    private func codes(_ files: [FindingExample.File]) async throws -> Set<String> {
        let folder = try TemporaryFolder()
        for file in files { try folder.write(file.path, file.text) }
        var codes: Set<String> = []
        _ = try await Curator(project: folder.path).check(CheckOptions(day: "2026-11-24")) { _ in
        } report: {
            if $0.waiver == nil { codes.insert($0.finding.kind.code) }
        }
        return codes
    }

    @Test(
        "The example has the finding, its sound counterpart has it not",
        arguments: FindingExample.all.keys.sorted())
    func example(code: String) async throws {
        let example = try #require(FindingExample.all[code])
        let fault = try await codes(example.fault)
        #expect(fault.contains(code), "found: \(fault.sorted())")
        let sound = try await codes(example.sound)
        #expect(!sound.contains(code), "found: \(sound.sorted())")
    }

    @Test("Every code has an example, or a reason why it has none")
    func complete() {
        let known = Set(FindingExample.all.keys).union(FindingExample.withoutExample)
        #expect(Set(FindingKind.all.map(\.code)).subtracting(known) == [])
        #expect(known.subtracting(FindingKind.all.map(\.code)) == [])
    }
}
