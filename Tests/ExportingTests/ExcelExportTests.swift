import Exporting
import Serialising
import TestKit
import Testing

@Suite struct ExcelExportTests {
    private func export(_ csv: String, type: String = "string") throws -> (text: [UInt8], cut: Int) {
        let folder = try TemporaryFolder()
        try folder.write("curated/data/t.csv", csv)
        let descriptor = """
            {"resources": [{"name": "t", "path": "data/t.csv", "schema": {"fields":
             [{"name": "id", "type": "string"}, {"name": "v", "type": "\(type)"}]}}]}
            """
        let tables = PackagedTable.all(in: try JSONReader.value(of: Array(descriptor.utf8)[...]))
        try folder.write("out/.keep", "")
        let cut = try ExcelExport(dataset: folder.path + "/curated", tables: tables).write(
            to: folder.path + "/out")
        return (Array(try folder.read("out/t.csv").utf8), cut)
    }

    @Test("A byte order mark and CRLF, so that letters and lines are right")
    func form() throws {
        let (text, _) = try export("id,v\na,é\n")
        #expect(text == [0xEF, 0xBB, 0xBF] + Array("id,v\r\na,é\r\n".utf8))
    }

    @Test(
        "What Excel would run as a formula is text",
        arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
    func formulas(cell: String) throws {
        let (text, _) = try export("id,v\na,\(cell)\n")
        #expect(String(decoding: text, as: UTF8.self).contains("a,'\(cell)\r\n"))
    }

    @Test("Numbers stay numbers")
    func numbers() throws {
        #expect(
            String(decoding: try export("id,v\na,-5\n", type: "integer").text, as: UTF8.self).contains(
                "a,-5\r\n"))
    }

    @Test("Long cells are cut with a pointer, within what Excel takes; shorter ones never")
    func longCells() throws {
        let whole = String(repeating: "x", count: ExcelExport.longestCell)
        #expect(try export("id,v\na,\(whole)\n").cut == 0)
        let (text, cut) = try export("id,v\na,\(whole)🙂🙂\n")
        #expect(cut == 1)
        let line = String(decoding: text, as: UTF8.self).split(separator: "\r\n")[1]
        #expect(line.hasSuffix("[…] cut; whole in data/t.csv, a, v\"") || line.hasSuffix("data/t.csv, a, v"))
        #expect(line.utf16.count <= 32_767)
    }
}
