import Serialising
import TestKit
import Testing

@testable import Exporting

/// The data tables of pages as files: the rows of the page, and a table of what each file is.
@Suite struct TableExportTests {
    private static let descriptor = """
        {"resources": [{"name": "table", "path": "data/table.csv", "schema": {"fields": [{"name": "page"}, {"name": "key"},
         {"name": "number"}, {"name": "row"}, {"name": "is_header"}, {"name": "caption"}, {"name": "cells"}]}}]}
        """

    private func export(_ rows: [String]) throws -> (folder: TemporaryFolder, summary: TableExport.Summary) {
        let folder = try TemporaryFolder()
        try folder.write(
            "curated/data/table.csv",
            (["page,key,number,row,is_header,caption,cells"] + rows).joined(separator: "\n") + "\n")
        try folder.write("out/.keep", "")
        let tables = PackagedTable.all(in: try JSONReader.value(of: Array(Self.descriptor.utf8)[...]))
        let export = try #require(TableExport(dataset: folder.path + "/curated", tables: tables))
        return (folder, try export.write(to: folder.path + "/out"))
    }

    @Test("Each table is a rectangular file; names that clash are told apart")
    func written() throws {
        let (folder, summary) = try export([
            #"page/http://x.org/a/ships,t001.r00001,1,1,true,Ships,"[""Name"",""Tons""]""#,
            #"page/http://x.org/a/ships,t001.r00002,1,2,false,,"[""Anna, the"",""3""]""#,
            #"page/http://x.org/a/ships,t002.r00001,2,1,false,,"[""one""]""#,
            #"page/http://x.org/a/ships,t002.r00002,2,2,false,,"[""two"",""2"",""""]""#,
            #"page/http://x.org/b/ships/?p=1,t001.r00001,1,1,false,,"[""x""]""#,
        ])
        #expect(summary.tables == 3 && summary.rows == 5)
        #expect(try folder.read("out/ships-table-1.csv") == "Name,Tons\n\"Anna, the\",3\n")
        #expect(try folder.read("out/ships-table-2.csv") == "one,,\ntwo,2,\n")
        let index = try folder.read("out/tables.csv").split(separator: "\n").map(String.init)
        #expect(index[0] == "file,page,number,caption,rows,columns,header_rows")
        #expect(index[1] == "ships-table-1.csv,page/http://x.org/a/ships,1,Ships,2,2,1")
        #expect(index[2] == "ships-table-2.csv,page/http://x.org/a/ships,2,,2,3,0")
        #expect(
            index[3].hasPrefix("ships-table-1-")
                && index[3].hasSuffix(".csv,page/http://x.org/b/ships/?p=1,1,,1,1,0"))
        #expect(index.count == 4)
    }

    @Test("A site without tables has a table of none")
    func none() throws {
        let (folder, summary) = try export([])
        #expect(summary == TableExport.Summary())
        #expect(try folder.read("out/tables.csv") == "file,page,number,caption,rows,columns,header_rows\n")
    }

    @Test("A page whose address has no name has files all the same")
    func host() throws {
        let (folder, _) = try export([#"page/http://x.org/,t001.r00001,1,1,false,,"[""x""]""#])
        #expect(try folder.read("out/x.org-table-1.csv") == "x\n")
    }
}
