import Archives
import Foundation
import TestKit
import Testing

@Suite struct ZIPWriterTests {
    private func archive(_ members: [(String, [UInt8])]) throws -> [UInt8] {
        var writer = ZIPWriter()
        var bytes: [UInt8] = []
        for (name, content) in members { bytes += try writer.member(name, content) }
        return bytes + writer.directory()
    }

    @Test("The same members give the same bytes, and no clock is in them")
    func determinism() throws {
        let members = [("a.txt", Array("text ".utf8)), ("b", [UInt8](repeating: 7, count: 5000))]
        let first = try archive(members)
        #expect(try archive(members) == first)
        // The date of the first member: 1980-01-01 00:00.
        #expect(Array(first[10..<14]) == [0, 0, 0x21, 0])
    }

    @Test("Python's zipfile reads it whole, with names beyond ASCII and members of no bytes")
    func read() throws {
        let folder = try TemporaryFolder()
        let members = [
            ("dossier/café.txt", Array("été".utf8)), ("empty", []),
            ("long", [UInt8](repeating: 65, count: 100_000)),
        ]
        try folder.write("a.zip", bytes: archive(members))
        let script = """
            import sys, zipfile
            archive = zipfile.ZipFile(sys.argv[1])
            assert archive.testzip() is None
            for info in archive.infolist():
                print(info.filename, info.file_size, info.compress_type, info.date_time)
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-X", "utf8", "-c", script, folder.path + "/a.zip"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(
            text == """
                dossier/café.txt 5 0 (1980, 1, 1, 0, 0, 0)
                empty 0 0 (1980, 1, 1, 0, 0, 0)
                long 100000 8 (1980, 1, 1, 0, 0, 0)

                """)
    }
}
