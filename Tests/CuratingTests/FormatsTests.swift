import Curating
import Foundation
import Serialising
import TestKit
import Testing
import Vocabulary

/// Tables as CSV and, where the project wishes it, as JSON beside it.
@Suite(.fewAtOnce) struct FormatsTests {
    private func site(_ formats: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("cartulary.yml", "formats: \(formats)\n")
        try folder.write(
            "schemas/link.json",
            #"{"fields": [{"name": "size", "type": "integer"}, {"name": "tags", "type": "array"}]}"#)
        try folder.write(
            "schemas/note.json", #"{"fields": [{"name": "title"}, {"name": "year", "type": "integer"}]}"#)
        try folder.write(
            "recipes/x.yml",
            """
            routes:
              - id: all
                address: '.'
                records:
                  - {kind: link, each: 'a[data-size]', fields: {size: {self: true, attribute: data-size}, tags: {css: b, all: true}}}
                  - {kind: note, each: .note, key: [title], fields: {title: b, year: i}}
            """)
        try folder.write(
            "raw/x.org/a.html",
            "<html lang=en><title>A \"B\", C</title><meta property=og:title content=D><p class=note><b>One</b> <i>1901</i><p class=note><b>Two</b>"
                + "<p><a data-size=12 href=b.html><b>x</b> and <b>y, \"z\"</b></a> <a href=c.html>é</a><table><tr><th>Year<th>Ships<tr><td>1900<td>12<tr><td>1901<td>14</table>"
        )
        return folder
    }

    /// The rows of a table's JSON as cells of CSV have them.
    private func rows(ofJSON text: String, _ columns: [String]) throws -> [[String]] {
        try (JSONReader.value(of: Array(text.utf8)[...]).array ?? []).map { row in
            columns.map { column in
                switch row[column] {
                case .none: "no column"
                case .null: ""
                case .string(let text), .number(let text): text
                case .boolean(let flag): flag ? "true" : "false"
                case .some(let list):
                    {
                        var writer = JSONWriter()
                        list.write(to: &writer)
                        return String(decoding: writer.bytes, as: UTF8.self)
                    }()
                }
            }
        }
    }

    @Test("JSON holds what CSV holds, of kinds with rows by the million too, and is described and verified")
    func both() async throws {
        let both = "[csv, json]"
        let folder = try site(
            "{link: \(both), table: \(both), statement: \(both), note: csv, page: csv, image: \(both)}")
        _ = try await Curator(project: folder.path).curate()
        let package = try folder.read("curated/datapackage.json")
        for kind in ["link", "table", "statement"] {
            let csv = Array(CSVReader(Array(try folder.read("curated/data/\(kind).csv").utf8)))
            let json = try folder.read("curated/data/\(kind).json")
            #expect(try rows(ofJSON: json, csv[0]) == Array(csv.dropFirst()), "\(kind)")
            // One record a line.
            #expect(json.split(separator: "\n").count == csv.count - 1 + 2)
            #expect(package.contains("\"data/\(kind).json\""))
        }
        #expect(try folder.read("curated/data/link.json").contains(#""size":12,"tags":["x","y, \"z\""]"#))
        #expect(try folder.read("curated/data/image.json") == "[]\n")
        #expect(!folder.exists("curated/data/note.json") && !folder.exists("curated/data/page.json"))
        #expect(folder.exists("curated/data/document.json"))
        #expect(try await Curator(project: folder.path).verify().isClean)
        let json = try folder.read("curated/data/link.json")
        try folder.write("curated/data/link.json", json.replacing("\"size\":12", with: "\"size\":13"))
        let forged = try await Curator(project: folder.path).verify()
        #expect(forged.differences.map(\.stated) == ["data/link.json differs from its CSV"])
    }

    @Test(
        "Formats that cannot be are said before any work",
        arguments: [
            ("{link: xml}", "`xml` is no format; known are csv, json"),
            ("{link: json}", "the CSV of `link` is always written"), ("{note: [json]}", "write [csv, json]"),
            ("{notes: csv}", "did you mean `note`?"), ("[csv]", "must be a mapping"),
        ])
    func refused(formats: String, says: String) async throws {
        let folder = try site(formats)
        await #expect {
            _ = try await Curator(project: folder.path).curate()
        } throws: {
            "\($0)".contains(says) && "\($0)".contains("\"cartulary.yml\", line: 1")
        }
        #expect(!folder.exists("curated"))
    }
}
