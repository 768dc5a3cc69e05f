import Archives
import Foundation
import TestKit
import Testing
import Vocabulary

@Suite struct ZIPReaderTests {
    private func archive(_ members: [(String, [UInt8])]) throws -> [UInt8] {
        var writer = ZIPWriter()
        var bytes: [UInt8] = []
        for (name, content) in members { bytes += try writer.member(name, content) }
        return bytes + writer.directory()
    }

    private static let members: [(String, [UInt8])] = [
        ("a.txt", Array("text".utf8)), ("folder/long", [UInt8](repeating: 66, count: 300_000)), ("empty", []),
        ("café.txt", Array("été".utf8)),
    ]

    private func reader(_ bytes: [UInt8]) throws -> (ZIPReader, TemporaryFolder) {
        let folder = try TemporaryFolder()
        try folder.write("a.zip", bytes: bytes)
        return (ZIPReader(try #require(ArchiveFile(folder.path + "/a.zip"))), folder)
    }

    @Test("Names and bytes are those that libzip reads")
    func libzip() throws {
        let (reader, folder) = try reader(archive(Self.members))
        let expected = try #require(LibZIP.members(of: folder.path + "/a.zip"))
        #expect(reader.entries.map(\.name) == expected.map(\.name))
        #expect(reader.entries.map { reader.bytes(of: $0, limit: 1 << 20) ?? [] } == expected.map(\.bytes))
        #expect(reader.damages.isEmpty)
    }

    @Test(
        "ZIPs of the corpora are read as libzip reads them",
        .enabled(if: Corpora.has("warc-pywacz"), "needs CARTULARY_CORPORA"))
    func corpora() throws {
        for name in Corpora.files(in: "warc-pywacz", suffixes: [".wacz"]) {
            let path = (Corpora.path ?? "") + "/" + name
            let reader = ZIPReader(try #require(ArchiveFile(path)))
            let expected = try #require(LibZIP.members(of: path))
            #expect(reader.entries.map(\.name) == expected.map(\.name), "\(name)")
            #expect(
                reader.entries.map { reader.bytes(of: $0, limit: 64 << 20) ?? [] } == expected.map(\.bytes),
                "\(name)")
        }
    }

    @Test("zip64 and data descriptors, as Python writes them")
    func zip64() throws {
        let folder = try TemporaryFolder()
        let script = """
            import io, sys, zipfile
            class Pipe(io.RawIOBase):
                def __init__(self, file): self.file = file
                def writable(self): return True
                def write(self, data): return self.file.write(data)
            with open(sys.argv[1], "wb") as file, zipfile.ZipFile(Pipe(file), "w", zipfile.ZIP_DEFLATED) as archive:
                with archive.open("streamed", "w", force_zip64=True) as member:
                    member.write(b"x" * 1000)
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, folder.path + "/a.zip"]
        try process.run()
        process.waitUntilExit()
        let reader = ZIPReader(try #require(ArchiveFile(folder.path + "/a.zip")))
        #expect(reader.entries.map(\.name) == ["streamed"])
        #expect(reader.bytes(of: reader.entries[0], limit: 1 << 20) == [UInt8](repeating: 0x78, count: 1000))
    }

    @Test("Without its directory the members are read by their own headers, and it is said")
    func noDirectory() throws {
        let whole = try archive(Self.members)
        let (complete, _) = try reader(whole)
        let end = try #require(complete.entries.last).range.upperBound
        let (reader, _) = try reader(Array(whole[..<end]))
        #expect(reader.entries.map(\.name) == Self.members.map(\.0))
        #expect(reader.bytes(of: reader.entries[1], limit: 1 << 20) == Self.members[1].1)
        #expect(reader.damages.map(\.kind) == [.directoryBroken])
    }

    @Test("A header that says otherwise than the directory, and names that climb out, are itemised")
    func lies() throws {
        var lying = try archive([("a.txt", Array("text".utf8))])
        lying[30] = 0x62
        let (reader, _) = try reader(lying)
        #expect(reader.damages.map(\.kind) == [.entryMismatch])
        let (climbing, _) = try self.reader(archive([("../../etc/passwd", [1]), ("/root", [2])]))
        #expect(climbing.damages.map(\.kind) == [.pathEscapes, .pathEscapes])
        #expect(climbing.entries.count == 2)
    }

    @Test("A member whose bytes are damaged, or above the limit, is not given")
    func damaged() throws {
        var bytes = try archive(Self.members)
        let (whole, _) = try reader(bytes)
        bytes[whole.entries[1].dataOffset + 20] ^= 0xFF
        let (reader, _) = try reader(bytes)
        #expect(reader.bytes(of: reader.entries[1], limit: 1 << 20) == nil)
        #expect(whole.bytes(of: whole.entries[1], limit: 1000) == nil)
    }

    @Test("No bytes make it trap", arguments: 1...200)
    func noise(seed: Int) throws {
        var state = UInt64(seed) &* 7919
        var bytes = try archive(Self.members.filter { $0.1.count < 1000 })
        for _ in 0..<(1 + seed % 12) {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
        }
        let (reader, _) = try reader(Array(bytes.prefix(bytes.count - seed % 30)))
        for entry in reader.entries { _ = reader.bytes(of: entry, limit: 1 << 16) }
        #expect(reader.entries.count <= 64)
    }
}
