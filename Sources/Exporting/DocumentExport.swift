import Digests
import Foundation
import Serialising

/// The held documents of a dataset as files of their own, with a table of what each is.
///
/// A document is written only where its bytes have the digest that `data/document.csv` states.
package struct DocumentExport {
    /// What was written, and what was not, by its id, with the reason.
    package struct Summary: Sendable, Equatable {
        package var files = 0
        package var bytes = 0
        package var missing: [(id: String, reason: String)] = []

        package init() {}

        package static func == (a: Summary, b: Summary) -> Bool {
            a.files == b.files && a.bytes == b.bytes && a.missing.map(\.id) == b.missing.map(\.id)
        }
    }

    private let table: PackagedTable
    private let dataset: String
    private let payload: (String) -> [UInt8]?

    /// - Parameters:
    ///   - dataset: The folder `curated/`.
    ///   - payload: The payload of a capture, by its id.
    package init?(dataset: String, tables: [PackagedTable], payload: @escaping (String) -> [UInt8]?) {
        guard let table = tables.first(where: { $0.name == "document" }) else { return nil }
        self.table = table
        self.dataset = dataset
        self.payload = payload
    }

    /// Writes each held document below a folder, and `documents.csv` beside them.
    package func write(to folder: String) throws(ExportFailure) -> Summary {
        var summary = Summary()
        var index = CSVWriter()
        index.row(["file", "id", "url", "captured_at", "bytes", "sha256"])
        var taken: Set<String> = ["documents.csv"]
        try table.forEachRow(in: dataset) { row throws(ExportFailure) in
            func value(_ column: String) -> String { table.cell(column, of: row) }
            guard value("is_held") == "true" else { return }
            guard let bytes = payload(value("capture_id")) else {
                summary.missing.append((value("id"), "its capture cannot be read"))
                return
            }
            guard SHA256.hex(of: bytes) == value("sha256") else {
                summary.missing.append((value("id"), "its bytes are not those of the dataset"))
                return
            }
            let source = value("url").isEmpty ? value("file") : value("url")
            let name = Self.name(
                of: source, format: value("format"), digest: value("sha256"), taken: &taken)
            guard FileManager.default.createFile(atPath: folder + "/" + name, contents: Data(bytes)) else {
                throw ExportFailure(path: folder + "/" + name, reason: "it cannot be written")
            }
            index.row([
                name, value("id"), value("url"), value("captured_at"), String(bytes.count), value("sha256"),
            ])
            summary.files += 1
            summary.bytes += bytes.count
        }
        let path = folder + "/documents.csv"
        guard FileManager.default.createFile(atPath: path, contents: Data(index.take())) else {
            throw ExportFailure(path: path, reason: "it cannot be written")
        }
        return summary
    }

    private static let longestStem = 80

    /// A name that every file system takes: the last part of the address; a piece of the digest where that is
    /// taken.
    ///
    /// - Parameter format: The extension of its media type, for a name that has none.
    static func name(of address: String, format: String = "", digest: String, taken: inout Set<String>)
        -> String
    {
        let path = address.prefix { $0 != "?" && $0 != "#" }
        let last = path.split(separator: "/").last.map(String.init) ?? ""
        let decoded = last.removingPercentEncoding ?? last
        var safe = String(
            String.UnicodeScalarView(
                decoded.unicodeScalars.map { scalar in
                    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                        || "-_.".unicodeScalars.contains(scalar) ? scalar : "_"
                }))
        while safe.hasPrefix(".") { safe.removeFirst() }
        let dot = safe.lastIndex(of: ".") ?? safe.endIndex
        var ending = safe[dot...].utf8.count <= 9 ? String(safe[dot...]) : ""
        var stem = String(safe.dropLast(ending.count).prefix(longestStem))
        while stem.utf8.count > 2 * longestStem { stem.removeLast() }
        if stem.isEmpty { stem = "document" }
        if ending.isEmpty, !format.isEmpty { ending = "." + format }
        // Names that differ in case alone are one on some systems.
        var name = stem + ending
        if !taken.insert(name.lowercased()).inserted {
            name = "\(stem)-\(digest.prefix(8))\(ending)"
            var number = 2
            while !taken.insert(name.lowercased()).inserted {
                name = "\(stem)-\(digest.prefix(8))-\(number)\(ending)"
                number += 1
            }
        }
        return name
    }
}
