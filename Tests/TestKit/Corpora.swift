import Foundation

/// The real sites and test suites that the environment variable `CARTULARY_CORPORA` names; not part of the project.
package enum Corpora {
    package static let path = ProcessInfo.processInfo.environment["CARTULARY_CORPORA"]

    /// Whether a corpus is there.
    package static func has(_ name: String) -> Bool {
        path.map { FileManager.default.fileExists(atPath: $0 + "/" + name) } ?? false
    }

    package static func bytes(_ name: String) -> [UInt8] {
        path.flatMap { FileManager.default.contents(atPath: $0 + "/" + name) }.map { Array($0) } ?? []
    }

    /// The files below a corpus whose names end in one of the suffixes, sorted.
    package static func files(in name: String, suffixes: [String]) -> [String] {
        guard let path, let enumerator = FileManager.default.enumerator(atPath: path + "/" + name) else {
            return []
        }
        var files: [String] = []
        for case let file as String in enumerator where suffixes.contains(where: { file.hasSuffix($0) }) {
            files.append(name + "/" + file)
        }
        return files.sorted()
    }
}
