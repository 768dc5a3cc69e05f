import Archives
import Digests
import Foundation
import Serialising

/// One ZIP of a whole project for whoever keeps it: dataset, recipes, schemas, sums, and DataCite metadata.
///
/// The same project gives the same bytes: members are sorted, and nothing of this machine or moment is in it.
package struct Handover {
    private let project: String
    private let name: String
    private let inputs: [String]
    private let datacite: String

    /// - Parameters:
    ///   - project: The project folder.
    ///   - name: The folder that the archive unpacks to.
    ///   - inputs: The paths of project file, recipes and schemas, and of captures where they go along.
    ///   - datacite: The text of `datacite.json`.
    package init(project: String, name: String, inputs: [String], datacite: String) {
        self.project = project
        self.name = name
        self.inputs = inputs
        self.datacite = datacite
    }

    /// Writes the archive; the number of its members.
    package func write(to path: String) throws -> Int {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let file = FileHandle(forWritingAtPath: path)
        else { throw ExportFailure(path: path, reason: "it cannot be written") }
        defer { try? file.close() }
        var zip = ZIPWriter()
        var sums: [String] = []
        var count = 0
        func add(_ member: String, _ bytes: [UInt8]) throws {
            do {
                try file.write(contentsOf: Data(try zip.member(name + "/" + member, bytes)))
            } catch ZIPWriter.Failure.tooLarge(let name) {
                throw ExportFailure(
                    path: name, reason: "it makes the archive larger than 4 GB; leave captures out")
            }
            sums.append("\(SHA256.hex(of: bytes))  \(member)\n")
            count += 1
        }
        let folder = try Self.files(below: project + "/curated").map { "curated/" + $0 }
        for member in (folder + inputs).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            guard let data = FileManager.default.contents(atPath: project + "/" + member) else {
                throw ExportFailure(path: project + "/" + member, reason: "it cannot be read")
            }
            try add(member, Array(data))
        }
        if let citation = FileManager.default.contents(atPath: project + "/curated/CITATION.cff") {
            try add("CITATION.cff", Array(citation))
        }
        try add("datacite.json", Array(datacite.utf8))
        let list = sums.joined()
        try file.write(contentsOf: Data(try zip.member(name + "/SHA256SUMS", Array(list.utf8))))
        try file.write(contentsOf: Data(zip.directory()))
        return count + 1
    }

    private static func files(below folder: String) throws -> [String] {
        guard let enumerator = FileManager.default.enumerator(atPath: folder) else {
            throw ExportFailure(path: folder, reason: "it cannot be listed")
        }
        return enumerator.compactMap { $0 as? String }.filter { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
                && !isFolder.boolValue
        }
    }
}
