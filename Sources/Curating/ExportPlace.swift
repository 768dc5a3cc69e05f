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
        let place = ResolvedPath(path)
        guard !place.holds(ResolvedPath(project)) else {
            throw RunFailure.configuration("\(path) holds the project itself; name another place")
        }
        for name in Self.own where ResolvedPath(project + "/" + name).holds(place) {
            throw RunFailure.configuration(
                "\(path) is part of the project (\(name)), and no place for this; name another one, "
                    + "or leave --to out")
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: place.text, isDirectory: &isFolder) else { return }
        let isOurs = isFolder.boolValue ? form == .folder && Self.isFlat(place.text) : hasForm(place.text)
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
}
