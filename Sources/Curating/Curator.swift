import Capturing
package import Declaring
import Digests
import Emitting
import Foundation
import Packaging
import Proving
import Validating
import Vocabulary
import Workspace

/// Turns the captures of a project folder into a proved dataset.
///
/// ```swift
/// let report = try await Curator(project: "my-site").curate()
/// print(report.records["page", default: 0])
/// ```
public struct Curator: Sendable {
    /// Says which stage a run is in, and how many of its items are done.
    public typealias Progress = @Sendable (_ stage: String, _ done: Int, _ total: Int) -> Void

    /// The version of the tool, as datasets name it.
    public static let version = "0.1.0"

    let folder: String
    let workers: Int
    let progress: Progress

    /// - Parameters:
    ///   - project: The project folder, which holds at least `raw/`.
    ///   - workers: How many pages are worked on at once; the result does not depend on it.
    public init(
        project: String, workers: Int? = nil,
        progress: @escaping Progress = { _, _, _ in }
    ) {
        folder = project.count > 1 && project.hasSuffix("/") ? String(project.dropLast()) : project
        self.workers = max(1, workers ?? ProcessInfo.processInfo.activeProcessorCount)
        self.progress = progress
    }

    var rawFolder: String { folder + "/raw" }
    var datasetPath: String { folder + "/curated" }
    var privatePath: String { folder + "/.cartulary" }

    /// Derives the dataset and puts it in the place of `curated/`.
    ///
    /// - Throws: `RunFailure` where nothing was written; the old dataset stands then.
    public func curate() async throws -> RunReport {
        let declarations = try declarations()
        try requireRaw()
        let lock = try RunLock(in: privatePath)
        defer { lock.release() }
        let target = DatasetFolder(path: datasetPath, workspace: privatePath)
        target.recover()
        try refuseForeignFiles(target)
        let staging = try target.makeStaging()
        let report = try await derive(declarations, into: staging, workspace: privatePath).report
        do {
            try target.replace()
        } catch {
            throw RunFailure.unfinished("the dataset could not be put in place: \(error)")
        }
        try Environment.write(to: privatePath)
        return report
    }

    /// Derives everything and writes no dataset.
    ///
    /// - Parameter day: The day on which waivers are judged, as `2026-11-24`.
    public func check(on day: String) async throws -> RunReport { try await check(CheckOptions(day: day)) }

    /// Reads the project file, the recipes and the schemas, and says what they hold.
    package func declarations() throws -> Declarations {
        try requireFolder()
        return try Declarations(of: folder)
    }

    private func refuseForeignFiles(_ target: DatasetFolder) throws {
        let known = DatasetFiles(folder: datasetPath).knownFiles()
        do {
            try target.refuseForeignFiles(known: known)
        } catch .foreignFile(let file) {
            throw RunFailure.configuration(
                "\(datasetPath)/\(file) was not written by a run, and would be lost: \(datasetPath) is "
                    + "replaced as "
                    + "a whole; move the file out of it, and run again"
            )
        } catch {
            throw RunFailure.unfinished("\(error)")
        }
    }

    /// Everything from the inventory to the last file of the dataset; what it was made of.
    func derive(_ declarations: Declarations, into staging: String, workspace: String) async throws -> (
        report: RunReport, captures: Captures
    ) {
        let file = try WorkspaceFile(in: workspace)
        defer { try? file.close() }
        let (holdings, boilerplate) = try await extracted(declarations, into: file, workspace: workspace)
        let pass = DatasetPass(
            declarations: declarations, holdings: holdings,
            folder: staging, isHelped: workers > 1, progress: progress,
            boilerplate: boilerplate, rawFolder: rawFolder)
        do {
            return (try file.session { session in try pass.run(in: session) }, holdings.captures)
        } catch let error as OutputError {
            throw RunFailure.unfinished("\(error.path) could not be written: \(error.reason)")
        }
    }

    /// The inventory, and the work on all pages, whose results are in the workspace then.
    func extracted(_ declarations: Declarations, into file: WorkspaceFile, workspace: String) async throws
        -> (
            Holdings, BoilerplateBlocks
        )
    {
        progress("reading raw/", 0, 0)
        let inventory = Inventory(of: rawFolder, project: declarations.project, scratch: workspace)
        let holdings = try file.session { session in
            try session.beginRun()
            return try readable {
                try inventory.holdings {
                    progress("reading raw/", $0, $1)
                } report: {
                    try session.add($0)
                }
            }
        }
        let pages = try PageRun(
            declarations: declarations, rawFolder: rawFolder, workspaceFolder: workspace, file: file,
            workers: workers,
            progress: progress)
        return (holdings, try await pages.run(over: holdings.captures))
    }
}

/// Why a run wrote nothing.
public enum RunFailure: Error, Equatable {
    /// Something that the user can mend in the folder or on the command line; exit code 2.
    case configuration(String)
    /// The run could not finish; the old dataset stands; exit code 3.
    case unfinished(String)
}

extension Curator {
    /// The key under which the workspace knows the work on a file of `raw/`.
    package func workKey(ofFile file: String) throws -> String {
        let declarations = try declarations()
        let captures = try Inventory(of: rawFolder, project: declarations.project).holdings().value.captures
        let workspace = try WorkspaceFile(in: privatePath)
        defer { try? workspace.close() }
        let pages = try PageRun(
            declarations: declarations, rawFolder: rawFolder, workspaceFolder: privatePath, file: workspace,
            workers: workers, progress: progress)
        return captures.first { $0.file == file }.map { pages.key(of: $0) } ?? ""
    }
}
