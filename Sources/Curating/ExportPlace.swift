import Foundation
import Serialising
import Vocabulary

/// A place that an export may take: nothing is replaced there but what an export of the same form may have
/// made, and nothing of the project.
struct ExportPlace {
    /// What stands at the place afterwards.
    ///
    /// What a check found goes to any file that a person names, as a shell's `>` does.
    enum Form { case folder, database, archive, metadata, findings }

    /// The project folder.
    let project: String
    let path: String
    let form: Form

    /// What a project is made of.
    private static let own = [
        "raw", "curated", "recipes", "schemas", ".cartulary", "cartulary.yml", "withhold.yml",
    ]

    /// Throws where something that is no export would be lost.
    func check() throws {
        let place = Self.resolved(path)
        let root = Self.resolved(project)
        guard root != place, !root.hasPrefix(place + "/"), place != "/" else {
            throw RunFailure.configuration(
                "\(path) holds the project itself; name another place")
        }
        for name in Self.own {
            let own = root + "/" + name
            if own == place || place.hasPrefix(own + "/") {
                throw RunFailure.configuration(
                    "\(path) is part of the project (\(name)), and no place for this; name another one, "
                        + "or leave --to out")
            }
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder) else { return }
        let isOurs = isFolder.boolValue ? form == .folder && Self.isFlat(place) : hasForm(place)
        guard isOurs else {
            throw RunFailure.configuration(
                "\(path) is no earlier export, and is not replaced; name another place, or remove it yourself"
            )
        }
    }

    /// Whether a file is what an export of this form writes, or is empty.
    private func hasForm(_ file: String) -> Bool {
        var head: [UInt8] = []
        guard let bytes = FileBytes(path: file) else { return false }
        bytes.append(to: &head, most: 4096)
        if head.isEmpty { return form != .folder }
        switch form {
        case .folder: return false
        case .findings: return true
        case .database: return head.starts(with: "SQLite format 3\0".utf8)
        case .archive: return head.starts(with: "PK".utf8)
        case .metadata: return head.first == UInt8(ascii: "{")
        }
    }

    /// Whether a folder holds files alone, as those of exports do.
    private static func isFlat(_ folder: String) -> Bool {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.allSatisfy { name in
            var isFolder: ObjCBool = false
            return !name.hasPrefix(".")
                && FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
                && !isFolder.boolValue
        }
    }

    /// The place that a path means, through links, whether anything is there or not.
    private static func resolved(_ path: String) -> String {
        var url = URL(fileURLWithPath: path).standardizedFileURL
        var rest: [String] = []
        while !FileManager.default.fileExists(atPath: url.path), url.path != "/" {
            rest.insert(url.lastPathComponent, at: 0)
            url.deleteLastPathComponent()
        }
        url.resolveSymlinksInPath()
        for part in rest { url.appendPathComponent(part) }
        return url.path
    }
}
