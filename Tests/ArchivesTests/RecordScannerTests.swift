import Archives
import TestKit
import Testing
import Vocabulary

@Suite struct RecordScannerTests {
    private func builder(_ count: Int) -> WARCBuilder {
        var builder = WARCBuilder()
        for number in 1...count {
            builder.addPage(
                "http://x.org/\(number)", String(repeating: "page \(number) ", count: number * 20))
        }
        return builder
    }

    @Test("Records are read whole, however they are packed", arguments: WARCBuilder.Packing.allCases)
    func packings(packing: WARCBuilder.Packing) throws {
        let builder = builder(9)
        let log = try RecordLog(builder.bytes(packing))
        #expect(log.ids == (1...9).map { "<urn:uuid:test-\($0)>" })
        #expect(log.damages.isEmpty)
        for (entry, record) in zip(log.entries, builder.records) {
            #expect(Array(record.dropFirst(entry.record.head.length).dropLast(4)) == entry.block)
            #expect(entry.record.http?.status == 200)
            #expect(!entry.record.isResynchronised)
        }
        let places = Set(log.entries.map(\.record.position))
        #expect(places.count == 9)
        #expect(log.entries.allSatisfy { ($0.record.storedLength != nil) == (packing != .oneMember) })
    }

    @Test("A zstd archive has its dictionary in a frame before the records", arguments: [false, true])
    func dictionary(isCompressed: Bool) throws {
        let text = Array(repeating: "WARC-Type: response Content-Type: text/html page ", count: 40).joined()
        let dictionary = Array(text.utf8)
        let stored = isCompressed ? Compression.zstd(dictionary) : dictionary
        var bytes: [UInt8] = [0x5D, 0x2A, 0x4D, 0x18]
        withUnsafeBytes(of: UInt32(stored.count).littleEndian) { bytes += Array($0) }
        bytes += stored
        for record in builder(3).records { bytes += Compression.zstd(record, dictionary: dictionary) }
        let log = try RecordLog(bytes)
        #expect(log.ids.count == 3)
        #expect(log.damages.isEmpty)
    }

    @Test("Old versions, lax headers and folded lines are read", arguments: ["0.17", "0.18", "1.0", "1.1"])
    func versions(version: String) throws {
        var builder = WARCBuilder()
        builder.add(
            type: "resource", url: "<http://x.org/a b>",
            fields: ["content-type:text/plain", "X-Note: one", "\ttwo", "warc-truncated : length"],
            version: version,
            block: Array("hello".utf8))
        let record = try #require(try RecordLog(builder.bytes(.plain)).entries.first?.record)
        #expect(record.head.format == .warc(version: version))
        #expect(record.head.targetURI == "http://x.org/a b")
        #expect(record.head.fields["X-Note"] == "one two")
        #expect(record.head.fields["WARC-Truncated"] == "length")
    }

    @Test("Headers with LF alone, and records with one newline between them")
    func lineEnds() throws {
        let one = "WARC/1.0\nWARC-Type: resource\nWARC-Record-ID: <a>\nContent-Length: 2\n\nhi\n\n"
        let log = try RecordLog(Array((one + one).utf8))
        #expect(log.blocks == ["hi", "hi"])
    }

    private static let arc: String = {
        func record(_ line: String, _ block: String) -> String { "\(line) \(block.utf8.count)\n\(block)\n" }
        return record(
            "filedesc://x.arc 0.0.0.0 20140216050221 text/plain",
            "1 0 Internet Archive\nURL IP-address Archive-date Content-type Archive-length\n")
            + record(
                "http://x.org/a b.html?q=1 2 10.0.0.1 20140216050222 text/html",
                "HTTP/1.0 200 OK\nContent-Type: text/html\n\n<p>hi\n")
            + record("dns:x.org 10.0.0.1 20140216050223 text/dns", "host")
    }()

    @Test("ARC: a version block, addresses with spaces, and what is no page", arguments: [false, true])
    func arc(isCompressed: Bool) throws {
        let text = Self.arc
        let bytes = isCompressed ? Compression.gzip(Array(text.utf8)) : Array(text.utf8)
        let log = try RecordLog(bytes)
        try #require(log.entries.map(\.record.head.type) == ["warcinfo", "response", "resource"])
        #expect(log.damages.isEmpty)
        #expect(log.entries.map { $0.record.head.targetURI ?? "" }[1] == "http://x.org/a b.html?q=1 2")
        #expect(log.entries[1].record.head.date == "2014-02-16T05:02:22Z")
        #expect(log.entries[1].record.http?.mediaType == "text/html")
        #expect(log.blocks[2] == "host")
    }

    @Test(
        "A Content-Length that is wrong is put right by where the next record begins",
        arguments: [-9, -1, 3, 400])
    func badLength(by difference: Int) throws {
        var records = builder(3).records
        let text = String(decoding: records[1], as: UTF8.self)
        let length = try #require(text.firstMatch(of: #/Content-Length: (\d+)/#).flatMap { Int($0.1) })
        records[1] = Array(
            text.replacing("Content-Length: \(length)", with: "Content-Length: \(length + difference)").utf8)
        for bytes in [Array(records.joined()), records.flatMap { Compression.gzip($0) }] {
            let log = try RecordLog(bytes)
            #expect(log.ids == (1...3).map { "<urn:uuid:test-\($0)>" })
            #expect(log.entries[1].block.count == length)
            #expect(log.damages.contains { $0.kind == .badLength || $0.kind == .truncatedRecord })
            #expect(log.entries[0].record.damages.isEmpty && log.entries[2].record.damages.isEmpty)
        }
    }

    @Test(
        "A truncated last record gives what is there, and says what is not",
        arguments: WARCBuilder.Packing.allCases)
    func truncated(packing: WARCBuilder.Packing) throws {
        let bytes = builder(5).bytes(packing)
        let log = try RecordLog(Array(bytes.dropLast(60)))
        #expect(log.ids.prefix(4) == (1...4).map { "<urn:uuid:test-\($0)>" }[...] || packing == .oneMember)
        #expect(log.damages.contains { [.truncatedMember, .truncatedRecord].contains($0.kind) })
    }

    @Test(
        "Behind damage the next record is found, and marked",
        arguments: [WARCBuilder.Packing.plain, .gzip, .zstd])
    func resynchronisation(packing: WARCBuilder.Packing) throws {
        let builder = builder(6)
        let whole = try RecordLog(builder.bytes(packing))
        var bytes = builder.bytes(packing)
        // The head of the third record is destroyed.
        let start = whole.entries[2].record.position.member
        for index in start..<(start + 30) { bytes[index] = 0x41 }
        let log = try RecordLog(bytes)
        let found = log.ids.filter { $0 != "<urn:uuid:test-3>" }
        #expect(found == [1, 2, 4, 5, 6].map { "<urn:uuid:test-\($0)>" })
        #expect(
            log.entries.first { $0.record.head.recordID == "<urn:uuid:test-4>" }?.record.isResynchronised
                == true)
        #expect(
            log.entries.first { $0.record.head.recordID == "<urn:uuid:test-5>" }?.record.isResynchronised
                == false)
        #expect(log.damages.contains { $0.offset == start })
    }

    @Test("A record that its gzip member cuts off goes on in the next")
    func spanning() throws {
        let record = builder(1).records[0]
        let middle = record.count - 40
        let bytes = Compression.gzip(Array(record[..<middle])) + Compression.gzip(Array(record[middle...]))
        let log = try RecordLog(bytes)
        try #require(log.entries.count == 1)
        #expect(
            log.entries.first?.block == Array(record.dropFirst(log.entries[0].record.head.length).dropLast(4))
        )
        #expect(!log.damages.contains { $0.kind == .truncatedRecord })
    }

    @Test("Zero bytes and empty members between records are no damage; a flood of them is one")
    func filler() throws {
        let members = builder(2).records.map { Compression.gzip($0) }
        let empty = Compression.gzip([])
        let log = try RecordLog(members[0] + [UInt8](repeating: 0, count: 512) + empty + members[1])
        #expect(log.ids.count == 2 && log.damages.isEmpty)
        let flood = Array(repeating: empty, count: 5000).flatMap(\.self)
        let flooded = try RecordLog(members[0] + flood + members[1])
        #expect(flooded.ids.count == 2)
        #expect(flooded.damages.map(\.kind) == [.emptyMembers])
    }

    @Test("A header of megabytes is one damage, and the next record is read")
    func longHeader() throws {
        let records = builder(2).records
        let long = "WARC/1.0\r\nWARC-Type: response\r\nX: " + String(repeating: "x", count: 10 << 20)
        let log = try RecordLog(records[0] + Array(long.utf8) + Array("\r\n\r\n".utf8) + records[1])
        #expect(log.ids.count == 2)
        #expect(log.damages.count <= 2 && !log.damages.isEmpty)
    }

    @Test(
        "What is no archive at all gives a damage, and no record",
        arguments: ["", "hello", "WARC/", "WARC/1.0\r\n\r\n"])
    func nothing(text: String) throws {
        let log = try RecordLog(Array(text.utf8))
        #expect(log.entries.isEmpty)
        #expect(log.damages.isEmpty == text.isEmpty)
    }

    @Test("Text that is full of what may begin a record or a member costs no more than many times its length")
    func floods() throws {
        let record = builder(1).records[0]
        for flood in [
            "WARC/1.0\r\n", "WARC/1.0\r\nA: b\r\n", "X: WARC/1.0\r\n", "WARC/",
            "http://x.org/ 1.1.1.1 2014 t\n",
        ] {
            let noise = Array(String(repeating: flood, count: (2 << 20) / flood.utf8.count).utf8)
            let log = try RecordLog(Array("WBRC/1.0\r\n".utf8) + noise + Array("\r\n\r\n".utf8) + record)
            #expect(log.entries.count <= 2 && !log.damages.isEmpty, "\(flood)")
        }
        let magic = Array(repeating: [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3] as [UInt8], count: 50_000)
            .flatMap(\.self)
        let log = try RecordLog(magic + Compression.gzip(record))
        #expect(log.ids == ["<urn:uuid:test-1>"])
        #expect(log.entries.first?.record.isResynchronised == true)
    }
}
