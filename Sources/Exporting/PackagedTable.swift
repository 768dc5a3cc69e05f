import Foundation
package import Serialising

/// A table of a dataset, as its descriptor `datapackage.json` describes it.
package struct PackagedTable: Sendable {
    /// A column: its name, its Table Schema type, what it means.
    package struct Column: Sendable, Equatable {
        package var name: String
        package var type: String
        package var description: String
        /// Whether it holds text in a natural language.
        package var isText: Bool
        package var isRequired: Bool
    }

    /// A column whose values are ids of another table.
    package struct ForeignKey: Sendable, Equatable {
        package var column: String
        package var table: String
    }

    package var name: String
    package var path: String
    package var title: String
    package var description: String
    package var columns: [Column]
    package var primaryKey: [String]
    package var foreignKeys: [ForeignKey]

    /// The CSV tables that a descriptor names; nil where a resource is not a table of ours.
    package static func all(in descriptor: JSONValue) -> [PackagedTable] {
        (descriptor["resources"]?.array ?? []).compactMap { PackagedTable($0) }
    }

    private init?(_ resource: JSONValue) {
        guard let name = resource["name"]?.string, let path = resource["path"]?.string,
            path.hasSuffix(".csv"),
            let schema = resource["schema"], let fields = schema["fields"]?.array
        else { return nil }
        self.name = name
        self.path = path
        title = resource["title"]?.string ?? ""
        description = resource["description"]?.string ?? ""
        columns = fields.map { field in
            Column(
                name: field["name"]?.string ?? "", type: field["type"]?.string ?? "string",
                description: field["description"]?.string ?? "", isText: field["meaning"]?.string == "text",
                isRequired: field["constraints"]?["required"] == .boolean(true))
        }
        primaryKey = schema["primaryKey"]?.array?.compactMap(\.string) ?? []
        foreignKeys = (schema["foreignKeys"]?.array ?? []).compactMap { key in
            guard let column = key["fields"]?[0]?.string, let table = key["reference"]?["resource"]?.string
            else { return nil }
            return ForeignKey(column: column, table: table)
        }
    }

    /// Calls a function with each row behind the header.
    func forEachRow(
        in folder: String, _ body: ([String]) throws(ExportFailure) -> Void
    ) throws(ExportFailure) {
        var rows = try rows(in: folder)
        while let row = rows.next() { try body(row) }
        try check(rows, in: folder)
    }

    /// The rows behind the header, which can be read once.
    func rows(in folder: String) throws(ExportFailure) -> CSVReader {
        guard var reader = CSVReader(path: folder + "/" + path) else {
            throw ExportFailure(
                path: folder + "/" + path, reason: "it is named in datapackage.json and is not there")
        }
        _ = reader.next()
        return reader
    }

    /// Says where rows that were read are not all there are.
    func check(_ rows: CSVReader, in folder: String) throws(ExportFailure) {
        if rows.isBroken {
            throw ExportFailure(path: folder + "/" + path, reason: "it cannot be read to its end")
        }
    }
}

extension PackagedTable {
    /// The cell of a column in a row; empty where there is none.
    func cell(_ column: String, of row: [String]) -> String {
        columns.firstIndex { $0.name == column }.flatMap { row.indices.contains($0) ? row[$0] : nil } ?? ""
    }
}

/// Why an export could not be made.
package struct ExportFailure: Error, Equatable {
    package var path: String
    package var reason: String
}
