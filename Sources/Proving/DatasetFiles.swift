import Foundation
import Glibc
package import Serialising

/// Reads the files of a dataset that a run wrote.
package struct DatasetFiles: Sendable {
    package let folder: String

    package init(folder: String) { self.folder = folder }

    package func bytes(of path: String) -> [UInt8]? {
        let descriptor = open(folder + "/" + path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        let size = Int(status.st_size)
        // Tables have hundreds of megabytes: they are copied once.
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = 0
            while count < size {
                let some = read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
                if some < 0 && errno == EINTR { continue }
                guard some > 0 else { return }
                count += some
            }
        }
        return bytes.count == size ? bytes : nil
    }

    /// The rows of a CSV, each by its columns; nil where the file is not there.
    package func rows(of path: String) -> TableRows? {
        bytes(of: path).map { TableRows(CSVReader($0)) }
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
        guard let bytes = bytes(of: "evidence/\(kind).jsonl") else { return [] }
        let needle = Array(text.utf8)
        var lines: [Range<Int>] = []
        bytes.withUnsafeBytes { all in
            guard let base = all.baseAddress else { return }
            var start = 0
            while start < all.count {
                let end =
                    memchr(base + start, 0x0A, all.count - start).map { UnsafeRawPointer($0) - base }
                    ?? all.count
                if bytes[start..<end].holds(needle) { lines.append(start..<end) }
                start = end + 1
            }
        }
        return lines.compactMap { try? JSONReader.value(of: bytes[$0]) }
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
