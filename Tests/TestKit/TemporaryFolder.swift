package import Foundation

/// A folder that lives as long as a test.
package final class TemporaryFolder: Sendable {
    package let path: String

    package init() throws {
        path = NSTemporaryDirectory() + "cartulary-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file below the folder; the folders on its way are made too.
    package func write(_ name: String, _ text: String) throws { try write(name, bytes: Array(text.utf8)) }

    package func write(_ name: String, bytes: [UInt8]) throws {
        let url = URL(fileURLWithPath: path + "/" + name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    package func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
    }

    package func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }

    /// The paths of all files below a folder, sorted.
    package func files(in name: String) -> [String] {
        let root = path + "/" + name
        guard let enumerator = FileManager.default.enumerator(atPath: root) else { return [] }
        var files: [String] = []
        for case let file as String in enumerator {
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: root + "/" + file, isDirectory: &isFolder),
                !isFolder.boolValue
            {
                files.append(file)
            }
        }
        return files.sorted()
    }

    /// The bytes of all files below a folder, by their paths.
    package func contents(of name: String) -> [String: Data] {
        var contents: [String: Data] = [:]
        for file in files(in: name) {
            contents[file] = FileManager.default.contents(atPath: "\(path)/\(name)/\(file)")
        }
        return contents
    }
}
