import Foundation
import Glibc
package import Serialising

/// Reads the files of a dataset that a run wrote.
package struct DatasetFiles: Sendable {
    package let folder: String

    package init(folder: String) { self.folder = folder }

    /// The bytes of a small file; tables are read by their rows.
    package func bytes(of path: String) -> [UInt8]? {
        guard let file = FileBytes(path: folder + "/" + path) else { return nil }
        var bytes: [UInt8] = []
        while file.append(to: &bytes) {}
        return file.isBroken ? nil : bytes
    }

    /// The rows of a CSV, each by its columns, which can be read once; nil where the file is not there.
    package func rows(of path: String) -> TableRows? {
        CSVReader(path: folder + "/" + path).map { TableRows($0) }
    }

    func holds(_ path: String) -> Bool { FileBytes(path: folder + "/" + path) != nil }

    /// Whether a file is the same in another dataset, of which each piece is shown on the way; false where
    /// either is not there.
    func isSame(_ path: String, in other: DatasetFiles, piece: ([UInt8]) -> Void = { _ in }) -> Bool {
        guard let own = FileBytes(path: folder + "/" + path),
            let others = FileBytes(path: other.folder + "/" + path)
        else { return false }
        while true {
            var left: [UInt8] = []
            var right: [UInt8] = []
            let isMore = own.append(to: &left)
            others.append(to: &right)
            guard left == right, !own.isBroken, !others.isBroken else { return false }
            guard isMore else { return true }
            piece(left)
        }
    }

    package func manifest() -> JSONValue? {
        bytes(of: "manifest.json").flatMap { try? JSONReader.value(of: $0[...]) }
    }

    /// The paths that `SHA256SUMS` names, and its own; nil without it.
    package func knownFiles() -> Set<String>? {
        guard let sums = bytes(of: "SHA256SUMS") else { return nil }
        // A digest of 64 digits, two spaces, the path.
        let paths = sums.split(separator: 0x0A).map { String(decoding: $0.dropFirst(66), as: UTF8.self) }
        return Set(paths + ["SHA256SUMS"])
    }

    /// The names of the tables in `data/`, from their CSV files.
    package func tables() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/data")) ?? []
        return names.filter { $0.hasSuffix(".csv") }.map { String($0.dropLast(4)) }.sorted()
    }

    package func evidenceKinds() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/evidence")) ?? []
        return names.filter { $0.hasSuffix(".jsonl") }.map { String($0.dropLast(6)) }.sorted()
    }

    /// The lines of a kind's evidence that hold a text.
    package func evidence(of kind: String, holding text: String) -> [JSONValue] {
        var lines: [JSONValue] = []
        forEachEvidence(of: kind, holding: text) { lines.append($0) }
        return lines
    }

    /// Calls a function with each line of a kind's evidence that holds a text.
    func forEachEvidence(of kind: String, holding text: String, _ body: (JSONValue) -> Void) {
        let needle = Array(text.utf8)
        FileBytes(path: folder + "/evidence/\(kind).jsonl")?.forEachLine { line in
            if line.holds(needle), let value = try? JSONReader.value(of: line) { body(value) }
            return true
        }
    }
}

/// The rows of a table, by the names of its columns.
package struct TableRows: Sequence, IteratorProtocol {
    package let columns: [String]
    private var reader: CSVReader

    init(_ reader: CSVReader) {
        var reader = reader
        columns = reader.next() ?? []
        self.reader = reader
    }

    package mutating func next() -> [String]? { reader.next() }

    /// How many of the first columns are the primary key: two of links and of lists of references, else one.
    var keyWidth: Int {
        let isLinks = columns.prefix(2) == ["page", "key"]
        let isList = columns.count == 2 && columns.allSatisfy { $0.hasSuffix("_id") }
        return isLinks || isList ? 2 : 1
    }

    package func value(_ column: String, in row: [String]) -> String {
        columns.firstIndex(of: column).flatMap { row.indices.contains($0) ? row[$0] : nil } ?? ""
    }
}

extension ArraySlice<UInt8> {
    func holds(_ needle: [UInt8]) -> Bool {
        guard let first = needle.first else { return true }
        return withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return false }
            var place = 0
            while place + needle.count <= bytes.count,
                let found = memchr(base + place, Int32(first), bytes.count - place - needle.count + 1)
            {
                if memcmp(found, needle, needle.count) == 0 { return true }
                place = UnsafeRawPointer(found) - base + 1
            }
            return false
        }
    }
}
