import Foundation
package import Starting
package import Vocabulary
import Workspace

/// What `init` did.
package struct StartReport: Sendable {
    package var survey: Survey?
    package var intake: CaptureIntake.Report?
    /// Where the captures lie now, in the project.
    package var place = ""
    package var written: [String] = []
    /// Files that were there already, and stand as they were.
    package var kept: [String] = []
}

extension Curator {
    /// Makes a project of a folder: captures come in, the first files are written, nothing is overwritten.
    ///
    /// - Parameter captures: A folder or file with captures; nil where they lie in `raw/`.
    package func start(from captures: String?, ci: [ProjectFiles.CIHost]) throws -> StartReport {
        try requireRoomForProject(captures)
        var report = StartReport()
        let files = FileManager.default
        if let captures {
            let source =
                captures.count > 1 && captures.hasSuffix("/") ? String(captures.dropLast()) : captures
            let name = URL(fileURLWithPath: source).standardizedFileURL.lastPathComponent
            let place = rawFolder + "/" + name
            guard !files.fileExists(atPath: place) else {
                throw RunFailure.configuration(
                    "\(place) is there already, and nothing is overwritten; move it away, or give the "
                        + "captures "
                        + "another name")
            }
            try makeFolder(rawFolder)
            do {
                report.intake = try CaptureIntake(from: source, to: place).bringIn { done in
                    progress("bringing captures in", done, 0)
                }
            } catch {
                throw RunFailure.unfinished(
                    "\(error.path): \(error.reason); nothing of the captures was brought in")
            }
            report.place = "raw/" + name
        }
        try makeFolder(rawFolder)
        let survey = try SiteSurvey(
            captures: try holdings(Project()).captures, rawFolder: rawFolder, progress: progress
        ).survey()
        report.survey = survey
        let name = URL(fileURLWithPath: folder).standardizedFileURL.lastPathComponent
        for file in ProjectFiles(name: name, survey: survey).all(ci: ci) {
            let path = folder + "/" + file.path
            if files.fileExists(atPath: path) {
                report.kept.append(file.path)
                continue
            }
            try makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
            guard files.createFile(atPath: path, contents: Data(file.text.utf8)) else {
                throw RunFailure.unfinished("\(path) cannot be written")
            }
            report.written.append(file.path)
        }
        return report
    }

    private func makeFolder(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw RunFailure.unfinished("\(path) cannot be made: \(error.localizedDescription)")
        }
    }

    private func requireRoomForProject(_ captures: String?) throws {
        let files = FileManager.default
        var isFolder: ObjCBool = false
        if files.fileExists(atPath: folder, isDirectory: &isFolder), !isFolder.boolValue {
            throw RunFailure.configuration(
                "\(folder) is a file; name a folder that is not there yet, or is empty")
        }
        if files.fileExists(atPath: folder + "/cartulary.yml") {
            throw RunFailure.configuration(
                "\(folder) is a project already, and nothing is overwritten; more captures of the same site "
                    + "go to "
                    + "\(rawFolder), another site needs a folder of its own")
        }
        guard let captures else { return }
        guard files.fileExists(atPath: captures) else {
            throw RunFailure.configuration(
                "\(captures) does not exist\(Self.neighbour(of: captures)); --from takes a folder or file "
                    + "with captures"
            )
        }
        let (source, target) = (ResolvedPath(captures), ResolvedPath(folder))
        if source.holds(target) || target.holds(source) {
            throw RunFailure.configuration(
                "\(captures) and \(folder) lie in each other; make the project beside the captures, or put "
                    + "them in "
                    + "\(rawFolder) and leave --from out")
        }
        if files.fileExists(atPath: captures + "/cartulary.yml") {
            throw RunFailure.configuration(
                "\(captures) is a project itself; `cartulary curate \(captures)` makes its dataset, and its "
                    + "captures "
                    + "lie in \(captures)/raw")
        }
    }
}
