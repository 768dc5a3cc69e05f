import Exporting
import Foundation
import Serialising
import TestKit
import Testing

@Suite struct SQLiteExportTests {
    private static let descriptor = """
        {"title": "Harbour", "licenses": [{"name": "CC0-1.0", "path": "https://x.example/"}], "resources": [
          {"name": "topic", "path": "data/topic.csv", "title": "Topics", "schema": {"fields": [
            {"name": "id", "type": "string", "constraints": {"required": true}},
            {"name": "title", "type": "string", "meaning": "text", "description": "The title."},
            {"name": "pages", "type": "integer"}, {"name": "parent", "type": "string"}],
           "primaryKey": ["id"],
           "foreignKeys": [{"fields": ["parent"], "reference": {"resource": "topic", "fields": ["id"]}}]}},
          {"name": "report-finding", "path": "report/finding.csv", "schema": {"fields": [
            {"name": "summary", "type": "string"}]}},
          {"name": "topic-json", "path": "data/topic.json", "schema": {"fields": []}}]}
        """

    private func export(_ rows: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("curated/data/topic.csv", "id,title,pages,parent\n" + rows)
        try folder.write("curated/report/finding.csv", "summary\nA ship\n")
        let descriptor = try JSONReader.value(of: Array(Self.descriptor.utf8)[...])
        let export = SQLiteExport(dataset: folder.path + "/curated", descriptor: descriptor)
        try export.write(to: folder.path + "/a.db")
        try folder.write("a.metadata.json", export.metadata(database: "a"))
        return folder
    }

    private func query(_ sql: String, in folder: TemporaryFolder) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let script =
            "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchall())"
        process.arguments = ["python3", "-c", script, folder.path + "/a.db", sql]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text.trimmingCharacters(in: .newlines)
    }

    @Test("Types, nulls, keys and full-text search are there")
    func database() throws {
        let folder = try export("topic/a,The old harbour,3,\ntopic/b,Ships,,topic/a\n")
        #expect(
            try query("SELECT * FROM topic", in: folder)
                == "[('topic/a', 'The old harbour', 3, None), ('topic/b', 'Ships', None, 'topic/a')]")
        #expect(
            try query("SELECT rowid FROM topic_fts WHERE topic_fts MATCH 'harbour'", in: folder) == "[(1,)]")
        #expect(try query("PRAGMA foreign_key_list(topic)", in: folder).contains("'topic', 'parent', 'id'"))
        #expect(try query("SELECT summary FROM report_finding", in: folder) == "[('A ship',)]")
        #expect(try query("PRAGMA foreign_key_check", in: folder) == "[]")
    }

    @Test("The same tables give the same bytes")
    func determinism() throws {
        let rows = "topic/a,The old harbour,3,\n"
        #expect(try export(rows).contents(of: ".") == export(rows).contents(of: "."))
    }

    @Test("A key that leads nowhere is refused")
    func dangling() throws {
        #expect(throws: (any Error).self) { try export("topic/a,x,1,topic/none\n") }
    }

    @Test("Datasette's metadata names titles, columns and the licence")
    func metadata() throws {
        let folder = try export("topic/a,x,1,\n")
        let metadata = try JSONReader.value(of: Array(try folder.read("a.metadata.json").utf8)[...])
        #expect(metadata["title"] == .string("Harbour"))
        #expect(metadata["license"] == .string("CC0-1.0"))
        let table = metadata["databases"]?["a"]?["tables"]?["topic"]
        #expect(table?["columns"]?["title"] == .string("The title."))
    }
}
