import Capturing
import Declaring
import Exporting
import Foundation
import Proving
import Serialising
import Vocabulary

/// What takes a dataset away: other forms of it, made from `curated/` alone.
extension Curator {
    /// Writes the tables for Excel; how many tables, and how many cells were cut.
    package func exportExcel(to folder: String) throws -> (tables: Int, cut: Int) {
        let tables = PackagedTable.all(in: try descriptor())
        let cut = try staged(folder, as: .folder) { place in
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            return try ExcelExport(dataset: datasetPath, tables: tables).write(to: place)
        }
        return (tables.count, cut)
    }

    /// Writes a SQLite database, and Datasette's metadata beside it.
    package func exportSQLite(to path: String) throws {
        let export = SQLiteExport(dataset: datasetPath, descriptor: try descriptor())
        let url = URL(fileURLWithPath: path)
        let stem = url.deletingPathExtension().lastPathComponent
        let metadata = url.deletingLastPathComponent().path + "/\(stem).metadata.json"
        // Both, or neither.
        try ExportPlace(project: folder, path: metadata, form: .metadata).check()
        try staged(path, as: .database) { try export.write(to: $0) }
        try staged(metadata, as: .metadata) { place in
            try Data(export.metadata(database: stem).utf8).write(to: URL(fileURLWithPath: place))
        }
    }

    /// Writes the documents that the captures hold, each as a file; which were left out, and why.
    package func exportDocuments(to folder: String) throws -> (
        files: Int, bytes: Int, missing: [(id: String, reason: String)]
    ) {
        let tables = PackagedTable.all(in: try descriptor())
        guard let rows = DatasetFiles(folder: datasetPath).rows(of: "report/capture.csv") else {
            throw RunFailure.configuration(
                "\(datasetPath) holds no report/capture.csv; make the dataset again: cartulary curate \(self.folder)"
            )
        }
        let captures = Self.captures(of: rows)
        let reader = CaptureReader(
            folder: rawFolder, limit: Self.longestDocument)
        let export = DocumentExport(dataset: datasetPath, tables: tables) { id in
            captures[id].flatMap { reader.payload(of: $0) }
        }
        guard let export else {
            throw RunFailure.configuration(
                "\(datasetPath) has no table of documents; make it again with this version")
        }
        let summary = try staged(folder, as: .folder) { place in
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            return try export.write(to: place)
        }
        return (summary.files, summary.bytes, summary.missing)
    }

    /// Writes the data tables of pages, each as CSV.
    package func exportTables(to folder: String) throws -> (tables: Int, rows: Int) {
        guard let export = TableExport(dataset: datasetPath, tables: PackagedTable.all(in: try descriptor()))
        else {
            throw RunFailure.configuration(
                "\(datasetPath) has no table of data tables; make it again with this version")
        }
        let summary = try staged(folder, as: .folder) { place in
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            return try export.write(to: place)
        }
        return (summary.tables, summary.rows)
    }

    /// A document is in memory while it is written.
    private static let longestDocument = 2 << 30

    /// Writes the whole project as one ZIP; the number of its members.
    ///
    /// - Parameter issued: The date of publication, where somebody states one.
    package func handover(to path: String, issued: String?, withCaptures: Bool) throws -> Int {
        let declarations = try declarations()
        if withCaptures, !declarations.project.withheld.isEmpty {
            throw RunFailure.configuration(
                "raw/ holds what withhold.yml keeps back, and --with-captures would hand it over; leave the option "
                    + "out, or hand raw/ over apart, to whom it may go")
        }
        let name = declarations.project.name.isEmpty ? "dataset" : declarations.project.name
        let datacite = DataCite(
            descriptor: try descriptor(), tool: "Cartulary \(Self.version)", issued: issued)
        let manifest = DatasetFiles(folder: datasetPath).manifest()
        let inputs = (manifest?["inputs"]?.array ?? []).compactMap { $0["path"]?.string }
        let handover = Handover(
            project: folder, name: name, inputs: inputs.filter { withCaptures || !$0.hasPrefix("raw/") },
            datacite: datacite.text())
        return try staged(path, as: .archive) { try handover.write(to: $0) }
    }

    private func descriptor() throws -> JSONValue {
        try requireFolder()
        guard let bytes = DatasetFiles(folder: datasetPath).bytes(of: "datapackage.json"),
            let descriptor = try? JSONReader.value(of: bytes[...])
        else {
            throw RunFailure.configuration(
                "\(datasetPath) holds no dataset yet; this makes one: cartulary curate \(folder)")
        }
        return descriptor
    }

    /// Makes something beside its place, and puts it there as a whole.
    private func staged<Result>(
        _ path: String, as form: ExportPlace.Form, _ make: (String) throws -> Result
    ) throws -> Result {
        try ExportPlace(project: folder, path: path, form: form).check()
        let files = FileManager.default
        let partial = path + ".partial"
        do {
            try files.createDirectory(
                at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
            try? files.removeItem(atPath: partial)
            let result = try make(partial)
            try? files.removeItem(atPath: path)
            try files.moveItem(atPath: partial, toPath: path)
            return result
        } catch let failure as ExportFailure {
            try? files.removeItem(atPath: partial)
            throw RunFailure.unfinished("\(failure.path): \(failure.reason)")
        } catch {
            try? files.removeItem(atPath: partial)
            throw RunFailure.unfinished("\(path) cannot be written: \(error.localizedDescription)")
        }
    }
}
