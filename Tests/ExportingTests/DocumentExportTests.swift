import Serialising
import TestKit
import Testing

@testable import Exporting

@Suite struct DocumentExportTests {
    private static let descriptor = """
        {"resources": [{"name": "document", "path": "data/document.csv", "schema": {"fields": [{"name": "id"}, {"name": "url"},
         {"name": "is_held"}, {"name": "file"}, {"name": "sha256"}, {"name": "captured_at"}, {"name": "capture_id"}]}}]}
        """
    private static let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    private func export(_ rows: [String], _ payloads: [String: [UInt8]]) throws -> (
        folder: TemporaryFolder, summary: DocumentExport.Summary
    ) {
        let folder = try TemporaryFolder()
        try folder.write(
            "curated/data/document.csv",
            (["id,url,is_held,file,sha256,captured_at,capture_id"] + rows).joined(separator: "\n") + "\n")
        try folder.write("out/.keep", "")
        let tables = PackagedTable.all(in: try JSONReader.value(of: Array(Self.descriptor.utf8)[...]))
        let export = try #require(
            DocumentExport(dataset: folder.path + "/curated", tables: tables) { payloads[$0] })
        return (folder, try export.write(to: folder.path + "/out"))
    }

    @Test("Held documents become files with their bytes, and a row each; others are left")
    func written() throws {
        let (folder, summary) = try export(
            [
                "document/a,http://x.org/d/report.pdf,true,a.warc,\(Self.abc),2019-01-01T00:00:00Z,c1",
                "document/b,http://x.org/other/REPORT.pdf?v=2,true,a.warc,\(Self.abc),,c1",
                "document/c,http://x.org/far.pdf,false,,,,",
            ], ["c1": Array("abc".utf8)])
        #expect(summary.files == 2)
        #expect(summary.bytes == 6)
        #expect(summary.missing.isEmpty)
        #expect(try folder.read("out/report.pdf") == "abc")
        #expect(try folder.read("out/REPORT-ba7816bf.pdf") == "abc")
        #expect(
            try folder.read("out/documents.csv") == """
                file,id,url,captured_at,bytes,sha256
                report.pdf,document/a,http://x.org/d/report.pdf,2019-01-01T00:00:00Z,3,\(Self.abc)
                REPORT-ba7816bf.pdf,document/b,http://x.org/other/REPORT.pdf?v=2,,3,\(Self.abc)

                """)
    }

    @Test("What cannot be read, or has other bytes by now, is named and not written")
    func leftOut() throws {
        let (folder, summary) = try export(
            [
                "document/a,http://x.org/a.pdf,true,a.pdf,\(Self.abc),,gone",
                "document/b,http://x.org/b.pdf,true,b.pdf,\(Self.abc),,changed",
            ], ["changed": Array("abd".utf8)])
        #expect(summary.files == 0)
        #expect(summary.missing.map(\.id) == ["document/a", "document/b"])
        #expect(folder.files(in: "out").filter { $0.hasSuffix(".pdf") }.isEmpty)
    }

    @Test(
        "Names are those of the address, as any file system takes them",
        arguments: [
            ("http://x.org/a/Annual%20report.pdf", "Annual_report.pdf"),
            ("http://x.org/a.pdf?v=1#p2", "a.pdf"),
            ("http://x.org/../../etc/passwd", "passwd"), ("http://x.org/..%2F..%2Fetc", "_.._etc"),
            ("http://x.org/.hidden", "hidden"), ("http://x.org/报告.pdf", "报告.pdf"),
            ("raw/a|b:c.doc", "a_b_c.doc"),
            ("http://x.org/documents.csv", "documents-ba7816bf.csv"), ("", "document"),
            (
                "http://x.org/" + String(repeating: "x", count: 300) + ".pdf",
                String(repeating: "x", count: 80) + ".pdf"
            ),
        ])
    func names(address: String, name: String) {
        var taken: Set<String> = ["documents.csv"]
        #expect(DocumentExport.name(of: address, digest: Self.abc, taken: &taken) == name)
    }

    @Test(
        "A name without an extension gets that of the media type",
        arguments: [
            ("http://x.org/download?file=4", "pdf", "download.pdf"), ("http://x.org/a.php", "pdf", "a.php"),
            ("http://x.org/a", "", "a"), ("", "pdf", "document.pdf"), ("http://x.org/a.", "pdf", "a."),
        ])
    func endings(address: String, format: String, name: String) {
        var taken: Set<String> = []
        #expect(DocumentExport.name(of: address, format: format, digest: Self.abc, taken: &taken) == name)
    }
}
