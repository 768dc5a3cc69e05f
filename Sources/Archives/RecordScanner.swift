import Glibc
package import Vocabulary

/// A record of an archive: its header, where it stands, and what was wrong with it.
package struct ArchiveRecord: Sendable {
    package var head: RecordHead
    package var position: DecodedStream.Position
    /// The bytes that the record takes in the file, its member included; nil where it shares a member.
    package var storedLength: Int?
    package var http: HTTPHead?
    /// The bytes of the block that are there.
    package var blockLength = 0
    /// Whether it was found by looking for a record behind damage.
    package var isResynchronised = false
    package var damages: [Damage] = []
}

/// Takes the bytes of records, one record after the other.
package protocol RecordVisitor: AnyObject {
    /// A record begins; whether its bytes are wanted.
    ///
    /// - Parameter body: The first bytes of the body behind the HTTP head, as stored; at most 64 kB.
    func begin(_ record: ArchiveRecord, body: UnsafeRawBufferPointer) -> Bool
    /// Bytes of the block, the HTTP head included.
    func block(_ bytes: UnsafeRawBufferPointer)
    /// The record that began was mistaken in its length, and begins again.
    func abandon()
    func end(_ record: ArchiveRecord)
}

/// Reads the records of a decoded stream one after the other, and finds the next behind damage.
package final class RecordScanner {
    private let stream: DecodedStream
    private let visitor: any RecordVisitor
    private var wasResynchronised = false
    /// Whether the stream is at the beginning of a member that nobody has read yet.
    private var hasOpenMember = false
    /// The last bytes of the block, where they were read.
    private var blockTail: [UInt8] = []
    /// Looking back costs decoding a member again: so often, and no more.
    private var looksBack = 0
    private var decodedAgain = 0

    private static let mostLooksBack = 256
    private static let mostDecodedAgain = 4 << 30
    private static let usualHead = 1 << 16
    private static let searchStep = 1 << 20

    package init(_ stream: DecodedStream, visitor: any RecordVisitor) {
        self.stream = stream
        self.visitor = visitor
    }

    /// Reads all records.
    package func run() {
        while hasOpenMember || stream.nextMember() {
            hasOpenMember = false
            if stream.isResynchronised { wasResynchronised = true }
            while readRecord() {}
        }
        stream.finish()
    }

    /// Reads the next record of the member; false at the member's end.
    package func readRecord() -> Bool {
        skipNewlines()
        guard !stream.isAtMemberEnd else { return false }
        switch readHead() {
        case .head(let head):
            readBlock(of: head)
            return true
        case .needsMore, .noRecord:
            return resynchronise()
        }
    }

    // MARK: Heads

    private func skipNewlines() {
        while true {
            stream.fill(4)
            let newlines = stream.view.prefix { $0 == 0x0A || $0 == 0x0D }.count
            if newlines == 0 { return }
            stream.advance(newlines)
        }
    }

    private func readHead() -> WARCHead.Reading {
        var wanted = Self.usualHead
        while true {
            stream.fill(wanted)
            let view = stream.view
            let isWhole = view.count < wanted
            let reading = WARCHead.read(view, isWhole: isWhole)
            switch reading {
            case .head: return reading
            case .noRecord:
                let arc = ARCHead.read(view, isWhole: isWhole)
                guard case .needsMore = arc else { return arc }
            case .needsMore: break
            }
            guard wanted < RecordHead.longest else { return .noRecord }
            wanted = min(wanted * 4, RecordHead.longest)
        }
    }

    // MARK: Blocks

    private func readBlock(of head: RecordHead) {
        let start = stream.position
        var record = ArchiveRecord(head: head, position: start, isResynchronised: wasResynchronised)
        wasResynchronised = false
        for problem in head.problems {
            record.damages.append(
                Damage(offset: start.member, length: 0, kind: .badHeader, kept: "the record", lost: problem))
        }
        stream.advance(head.length)
        guard let stated = head.blockLength, read(&record, length: stated), endsRightly(record) else {
            return readAgain(record, start)
        }
        finish(&record)
    }

    /// Reads a block of a length that is taken for right; false where the member ends before it does.
    private func read(_ record: inout ArchiveRecord, length: Int) -> Bool {
        let head = min(length, Self.usualHead)
        stream.fill(head)
        record.http = httpHead(length, isRequest: record.head.type == "request")
        let headLength = min(record.http?.length ?? 0, length)
        var wants = false
        do {
            let view = stream.view
            let bodyEnd = min(view.count, length)
            let body = UnsafeRawBufferPointer(rebasing: view[min(headLength, bodyEnd)..<bodyEnd])
            wants = visitor.begin(record, body: UnsafeRawBufferPointer(rebasing: body.prefix(1 << 16)))
        }
        var left = length
        blockTail = []
        if !wants {
            left -= stream.skip(length)
            while left > 0, goesOnInNextMember() { left -= stream.skip(left) }
        } else {
            while left > 0 {
                if stream.view.isEmpty { stream.fill(min(left, 1 << 16)) }
                let count = min(left, stream.view.count)
                if count == 0, goesOnInNextMember() { continue }
                if count == 0 { break }
                visitor.block(UnsafeRawBufferPointer(rebasing: stream.view[..<count]))
                blockTail =
                    count >= 4
                    ? Array(stream.view[(count - 4)..<count])
                    : Array((blockTail + stream.view[..<count]).suffix(4))
                stream.advance(count)
                left -= count
            }
        }
        record.blockLength = length - left
        return left == 0
    }

    /// Whether a record that its member cuts off goes on in the next, as some writers had it.
    private func goesOnInNextMember() -> Bool {
        guard stream.coding != .plain, stream.isAtMemberEnd, stream.isMemberSound, stream.nextMember() else {
            return false
        }
        stream.fill(64)
        hasOpenMember = RecordHead.canBegin(with: Array(stream.view.prefix(32))[...])
        return !hasOpenMember && !stream.isResynchronised
    }

    private func httpHead(_ length: Int, isRequest: Bool) -> HTTPHead? {
        let view = stream.view
        guard isRequest ? HTTPHead.canBeginRequest(with: view) : HTTPHead.canBegin(with: view) else {
            return nil
        }
        let usual = UnsafeRawBufferPointer(rebasing: stream.view.prefix(length))
        if let head = HTTPHead(usual, isWhole: isRequest && length == usual.count) { return head }
        guard length > usual.count else { return nil }
        stream.fill(min(length, HTTPHead.longest))
        let more = UnsafeRawBufferPointer(rebasing: stream.view.prefix(length))
        return HTTPHead(more, isWhole: isRequest && more.count == length)
    }

    /// Whether what follows a block is the end of a record: newlines and another record, or the member's end.
    private func endsRightly(_ record: ArchiveRecord) -> Bool {
        stream.fill(8)
        if stream.view.isEmpty { return true }
        let newlines = stream.view.prefix(8).prefix { $0 == 0x0A || $0 == 0x0D }.count
        if newlines >= 4 { return true }
        // A length that is a little too large takes the first of the newlines behind the record for content.
        let taken = blockTail.suffix(4 - newlines)
        let rest = Array(taken + stream.view.prefix(newlines))
        if record.head.format != .arc, newlines > 0, rest == [0x0D, 0x0A, 0x0D, 0x0A] {
            return false
        }
        stream.fill(64)
        let next = stream.view.dropFirst(newlines)
        return next.isEmpty || RecordHead.canBegin(with: Array(next.prefix(32))[...])
    }

    /// Reads a record again whose length is wrong: up to where the next one begins, or the member ends.
    private func readAgain(_ record: ArchiveRecord, _ start: DecodedStream.Position) {
        visitor.abandon()
        hasOpenMember = false
        let isPossible = looksBack < Self.mostLooksBack && decodedAgain < Self.mostDecodedAgain
        looksBack += 1
        decodedAgain += start.inner
        guard isPossible, stream.seek(to: start) else {
            var lost = record
            lost.damages.append(
                Damage(
                    offset: start.member, length: 0, kind: .truncatedRecord,
                    kept: "\(record.blockLength) bytes",
                    lost: "the rest of the block"))
            visitor.end(lost)
            return
        }
        var fresh = ArchiveRecord(
            head: record.head, position: start, isResynchronised: record.isResynchronised,
            damages: record.damages)
        stream.advance(record.head.length)
        let (length, hasNext) = lengthUpToNextRecord()
        guard stream.seek(to: start) else { return }
        stream.advance(record.head.length)
        _ = read(&fresh, length: length)
        let stated = record.head.blockLength
        let isShort = !hasNext && (stated ?? 0) > length
        fresh.damages.append(
            Damage(
                offset: start.member, length: record.head.length + length,
                kind: isShort ? .truncatedRecord : .badLength, kept: "\(length) bytes of the block",
                lost: isShort ? "\((stated ?? 0) - length) bytes that the header states" : "nothing"))
        wasResynchronised = hasNext
        finish(&fresh)
        wasResynchronised = hasNext
    }

    /// The bytes from here to the newlines before the next record, or to those at the member's end.
    private func lengthUpToNextRecord() -> (length: Int, hasNext: Bool) {
        var passed = 0
        var tail: [UInt8] = []
        while true {
            stream.fill(Self.searchStep)
            let view = stream.view
            if view.isEmpty { break }
            if let found = nextRecord(in: view) {
                let before = tail + view[..<found].suffix(4)
                return (passed + found - Self.newlinesAtEnd(of: before), true)
            }
            // A record may begin at the very end of what is in view.
            let step = view.count < Self.searchStep ? view.count : view.count - RecordHead.longest / 8
            tail = Array((tail + view[..<step].suffix(4)).suffix(4))
            stream.advance(step)
            passed += step
        }
        return (passed - Self.newlinesAtEnd(of: tail), false)
    }

    private static func newlinesAtEnd(of bytes: some BidirectionalCollection<UInt8>) -> Int {
        min(4, bytes.reversed().prefix { $0 == 0x0A || $0 == 0x0D }.count)
    }

    /// Where in view a record begins, with a header that can be read whole.
    ///
    /// What is looked at for headers is counted: text that is full of what may begin one costs no more than so
    /// many times its length.
    private func nextRecord(in view: UnsafeRawBufferPointer, from start: Int = 0) -> Int? {
        var place = start
        var left = view.count * 8
        let mark = Array("WARC/".utf8)
        while left > 0, let found = view.firstOffset(of: mark, from: place) {
            place = found + mark.count
            let rest = UnsafeRawBufferPointer(rebasing: view[found...])
            let (end, examined) = WARCHead.strictEnd(in: rest)
            left -= examined
            guard let end else { continue }
            let header = UnsafeRawBufferPointer(rebasing: rest[..<end])
            left -= end
            if case .head(let head) = WARCHead.read(header, isWhole: true), head.blockLength != nil,
                !head.type.isEmpty, found == 0 || view[found - 1] == 0x0A || !head.recordID.isEmpty
            {
                return found
            }
        }
        return arcRecord(in: view, from: start)
    }

    /// An ARC's header line behind a newline.
    private func arcRecord(in view: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard isARC else { return nil }
        var place = start
        while place < view.count, let newline = view[place...].firstIndex(of: 0x0A), newline + 1 < view.count
        {
            let rest = UnsafeRawBufferPointer(rebasing: view[(newline + 1)...])
            if case .head = ARCHead.read(rest, isWhole: true) { return newline + 1 }
            place = newline + 1
        }
        return nil
    }

    /// Whether the archive's records are those of ARC: known from the first that was read.
    private var isARC = false

    private func finish(_ record: inout ArchiveRecord) {
        if record.head.format == .arc { isARC = true }
        stream.fill(4)
        let newlines = stream.view.prefix(4).prefix { $0 == 0x0A || $0 == 0x0D }.count
        stream.advance(newlines)
        if newlines < 4, record.head.format != .arc, record.damages.allSatisfy({ $0.kind == .badHeader }) {
            record.damages.append(
                Damage(
                    offset: record.position.member, length: 0, kind: .missingRecordEnd, kept: "the record",
                    lost: "the two empty lines behind it"))
        }
        if stream.coding == .plain {
            record.storedLength = stream.position.member - record.position.member
        } else if record.position.inner == 0, stream.isAtMemberEnd, let end = stream.memberEnd {
            record.storedLength = end - record.position.member
        }
        visitor.end(record)
    }

    // MARK: Damage

    /// Looks for the next record of the member behind bytes that are none; false where there is none.
    private func resynchronise() -> Bool {
        let start = stream.position
        var passed = 0
        while true {
            stream.fill(Self.searchStep)
            let view = stream.view
            if let found = view.isEmpty ? nil : nextRecord(in: view, from: passed == 0 ? 1 : 0) {
                stream.advance(found)
                note(start, passed + found, kept: "what follows")
                wasResynchronised = true
                return true
            }
            let step = view.count < Self.searchStep ? view.count : view.count - RecordHead.longest / 8
            stream.advance(step)
            passed += step
            if step == 0 || stream.isAtMemberEnd {
                note(start, passed, kept: "nothing")
                return false
            }
        }
    }

    private func note(_ start: DecodedStream.Position, _ length: Int, kept: String) {
        stream.note(
            Damage(
                offset: start.member, length: stream.coding == .plain ? length : 0, kind: .badHeader,
                kept: kept,
                lost: "\(length) bytes that are no record"))
    }
}
