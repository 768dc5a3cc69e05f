import Declaring
import Foundation
import Proving
package import Vocabulary

/// What changed between two runs, or between two recipes on the same captures.
extension Curator {
    /// Compares two datasets: folders with `curated/`, datasets themselves, or recipes that this project's captures
    /// are read by.
    package func difference(between first: String, and second: String) async throws -> DatasetDifference {
        let lock = try RunLock(in: privatePath)
        defer { lock.release() }
        let scratch = try emptyScratch("diff")
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let before = try await dataset(of: first, scratch: scratch + "/before")
        let after = try await dataset(of: second, scratch: scratch + "/after")
        return DatasetComparison(before: before, after: after).difference()
    }

    private func dataset(of path: String, scratch: String) async throws -> String {
        for candidate in [path, path + "/curated"]
        where FileManager.default.fileExists(atPath: candidate + "/manifest.json") {
            return candidate
        }
        guard path.hasSuffix(".yml"), FileManager.default.fileExists(atPath: path) else {
            throw RunFailure.configuration(
                "\(path) is no dataset, no project with one, and no recipe\(Self.neighbour(of: path))")
        }
        try requireRaw()
        let declarations = try Declarations(of: folder, recipe: path)
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        _ = try await derive(declarations, into: scratch, workspace: privatePath)
        return scratch
    }
}
