import Foundation
import TestKit
import Testing
import Vocabulary

@testable import Workspace

/// Results lie in a file of their own: what a crash tears is known, and what nobody asks for does not stay for ever.
@Suite struct ResultFileTests {
    private func bytes(_ count: Int, _ seed: UInt8) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) ^ seed }
    }

    @Test("Bytes come back from their places, whatever their length", arguments: [0, 1, 7, 8, 9, 100_000])
    func roundTrip(count: Int) throws {
        let folder = try TemporaryFolder()
        let file = try ResultFile(folder.path + "/results")
        let first = try file.append(bytes(count, 1))
        let second = try file.append(bytes(count, 2))
        #expect(second.offset == count && file.length == 2 * count)
        #expect(file.bytes(at: first) == bytes(count, 1))
        #expect(file.bytes(at: second) == bytes(count, 2))
    }

    @Test("A place beyond the file, or whose bytes are others, has nothing")
    func torn() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/results"
        let file = try ResultFile(path)
        let place = try file.append(bytes(1_000, 1))
        for wrong in [
            ResultFile.Place(offset: 1, count: 1_000, sum: place.sum),
            .init(offset: 0, count: 999, sum: place.sum),
            .init(offset: 0, count: 1_000, sum: place.sum ^ 1), .init(offset: -1, count: 2, sum: 0),
            .init(offset: 5_000, count: 1, sum: 0),
        ] {
            #expect(file.bytes(at: wrong) == nil)
        }
        for index in [0, 500, 999] {
            var changed = bytes(1_000, 1)
            changed[index] ^= 4
            try Data(changed).write(to: URL(fileURLWithPath: path))
            #expect(try ResultFile(path).bytes(at: place) == nil)
        }
        try Data(bytes(1_000, 1)).write(to: URL(fileURLWithPath: path))
        #expect(try ResultFile(path).bytes(at: place) != nil)
    }

    @Test("Where most is no longer asked for, the rest is written anew, and found again")
    func compacted() throws {
        let folder = try TemporaryFolder()
        let workspace = try WorkspaceFile(in: folder.path)
        var large = PageResult(findings: [])
        large.rows = [RenderedRows(kind: "link", csv: bytes(400_000, 7), filled: [])]
        let capture = Capture(
            id: "c", file: "f", length: 1, sha256: "s", url: "http://x/", mediaType: "text/html", role: .page,
            reason: "")
        try workspace.session { session in
            try session.beginRun()
            for name in 0..<6 { try session.store(encoded: large.encoded(), for: "k\(name)") }
            try session.add(large, of: capture, key: "k4")
            try session.forgetUnusedResults()
        }
        let before = try folder.size("results")
        try workspace.compact()
        #expect(before > 2_000_000)
        #expect(try folder.size("results") < before / 4)
        #expect(!folder.exists("results.new"))
        #expect(try workspace.session { try $0.result(for: "k4") } == large)
        // What comes then stands behind it.
        try workspace.session { try $0.store(encoded: large.encoded(), for: "k9") }
        try workspace.close()
        let again = try WorkspaceFile(in: folder.path)
        #expect(try again.session { try $0.result(for: "k9") } == large)
        #expect(try again.session { try $0.result(for: "k4") } == large)
        #expect(try again.session { try $0.result(for: "k1") } == nil)
    }

    @Test("Results without a database that knows them are dropped")
    func orphans() throws {
        let folder = try TemporaryFolder()
        try folder.write("results", String(repeating: "x", count: 100))
        _ = try WorkspaceFile(in: folder.path)
        #expect(try folder.size("results") == 0)
    }
}

extension TemporaryFolder {
    fileprivate func size(_ name: String) throws -> Int {
        try #require(try FileManager.default.attributesOfItem(atPath: path + "/" + name)[.size] as? Int)
    }
}
