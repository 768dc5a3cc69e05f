import Serialising
import TestKit
import Testing

@Suite struct CSVTests {
    private func written(_ rows: [[String]]) -> String {
        var writer = CSVWriter()
        for row in rows { writer.row(row) }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test(
        "Cells are quoted only where they must be",
        arguments: [
            (["a", "b"], "a,b\n"), (["a,b", "c"], "\"a,b\",c\n"), (["a\"b"], "\"a\"\"b\"\n"),
            (["a\nb", ""], "\"a\nb\",\n"),
            (["=1+1", "-x", "@y"], "=1+1,-x,@y\n"), (["", ""], ",\n"), ([""], "\"\"\n"), ([" a "], " a \n"),
            (["a\rb"], "\"a\rb\"\n"),
        ])
    func cells(row: [String], text: String) {
        #expect(written([row]) == text)
    }

    @Test("What is written is read again")
    func roundTrip() {
        let rows = [["id", "text"], ["1", "a,\"b\"\nc"], ["2", ""], ["é", "'"]]
        #expect(Array(CSVReader(Array(written(rows).utf8))) == rows)
    }

    @Test(
        "Other writers' CSV is read",
        arguments: [
            ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]), ("\u{FEFF}a,b", [["a", "b"]]),
            ("a\n\nb\n", [["a"], [""], ["b"]]),
            ("\"a\"\"b\",c", [["a\"b", "c"]]), ("a,\"b\nc\"\nd,e", [["a", "b\nc"], ["d", "e"]]), ("", []),
        ])
    func read(text: String, rows: [[String]]) {
        #expect(Array(CSVReader(Array(text.utf8))) == rows)
    }

    @Test("Lines are counted through quoted line breaks")
    func lines() {
        var reader = CSVReader(Array("a\n\"b\nc\"\nd\n".utf8))
        var lines: [Int] = []
        while reader.next() != nil { lines.append(reader.line) }
        #expect(lines == [1, 2, 4])
    }

    @Test(
        "A public suite of CSV texts is read as its JSON says",
        .enabled(if: Corpora.has("std-csv-spectrum"), "needs CARTULARY_CORPORA"))
    func suite() throws {
        var count = 0
        for file in Corpora.files(in: "std-csv-spectrum", suffixes: [".csv"]) {
            let rows = Array(CSVReader(Corpora.bytes(file))).filter { $0 != [""] }
            let json = file.replacing("/csvs/", with: "/json/").dropLast(4) + ".json"
            guard let expected = try JSONReader.value(of: Corpora.bytes(String(json))[...]).array else {
                continue
            }
            #expect(rows.count == expected.count + 1, "\(file)")
            for (row, object) in zip(rows.dropFirst(), expected) {
                for (column, cell) in zip(rows[0], row) {
                    #expect(
                        object[column]?.string?.replacing("\r\n", with: "\n")
                            == cell.replacing("\r\n", with: "\n"), "\(file)")
                }
            }
            count += 1
        }
        #expect(count > 5)
    }
}
