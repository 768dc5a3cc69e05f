import Foundation
import Vocabulary

/// What stops a run before it begins: the folder is not a project.
extension Curator {
    /// Throws, with what to do, where the project folder is not one.
    func requireFolder() throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
            throw RunFailure.configuration(
                "\(folder) does not exist\(Self.neighbour(of: folder)); name a project folder, which holds "
                    + "raw/, "
                    + "or make one: cartulary init \(folder) --from CAPTURES")
        }
        guard isFolder.boolValue else {
            let name = folder.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? "my-site"
            throw RunFailure.configuration(
                "\(folder) is a file, and a project is a folder; this makes one of it: cartulary init "
                    + "\(name) "
                    + "--from \(folder)")
        }
        if FileManager.default.fileExists(atPath: folder + "/cartulary.yaml") {
            let both = FileManager.default.fileExists(atPath: folder + "/cartulary.yml")
            throw RunFailure.configuration(
                "\(folder)/cartulary.yaml is not read; "
                    + (both
                        ? "the project file is cartulary.yml beside it: bring both together, and remove "
                            + "this one"
                        : "rename it cartulary.yml"))
        }
    }

    /// Throws, with what to do, where there are no captures.
    func requireRaw() throws {
        let files = FileManager.default
        if let names = try? files.contentsOfDirectory(atPath: rawFolder) {
            guard names.isEmpty else { return }
            throw RunFailure.configuration(
                "\(rawFolder) is empty; put the captures there (a mirrored folder), and run again")
        }
        if files.fileExists(atPath: rawFolder) {
            throw RunFailure.configuration(
                "\(rawFolder) cannot be listed; it must be a folder that you may read, with the captures in "
                    + "it"
            )
        }
        let names = ((try? files.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        let projects = names.filter { files.fileExists(atPath: "\(folder)/\($0)/raw") }
        if !projects.isEmpty {
            let list = projects.prefix(3).map { "cartulary curate \(folder == "." ? $0 : folder + "/" + $0)" }
            throw RunFailure.configuration(
                "\(folder) holds no raw/, but \(projects.count) projects; run one of them: "
                    + list.joined(separator: ", "))
        }
        throw RunFailure.configuration(
            "\(folder) holds no raw/, where a project's captures lie; if these are the captures, make a "
                + "project of "
                + "them: cartulary init my-site --from \(folder)")
    }

    /// The name beside a path that was probably meant, as a question.
    static func neighbour(of path: String) -> String {
        let url = URL(fileURLWithPath: path)
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: url.deletingLastPathComponent().path)) ?? []
        guard let near = nearest(to: url.lastPathComponent, in: names) else { return "" }
        let parent = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
            separator: "/")
        return "; did you mean \(parent.isEmpty ? near : parent + "/" + near)?"
    }
}
