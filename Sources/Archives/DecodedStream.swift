package import Vocabulary

/// The decoded bytes of an archive, read forward: plain, gzip or zstd, one member after the other.
///
/// Only this type knows how an archive is compressed; what reads records sees bytes, where each of them
/// stands, and where members end.
package final class DecodedStream {
    /// How an archive's bytes are wrapped.
    package enum Coding: Sendable, Equatable {
        case plain, gzip, zstd
    }

    /// Where a byte stands: the member's offset in the file, and the offset inside the decoded member.
    package struct Position: Sendable, Hashable {
        package var member: Int
        package var inner: Int

        package init(member: Int, inner: Int) {
            self.member = member
            self.inner = inner
        }
    }

    /// Members up to this decoded size are decoded in one go, larger ones piece by piece.
    static let largestWhole = 64 << 20
    /// And up to this compressed size, so that both buffers together stay small.
    static let largestWindow = 16 << 20
    private static let usualOutput = 1 << 20
    /// A run of members without bytes is one damage.
    private static let manyEmpty = 1000

    package let coding: Coding
    var window: InputWindow
    private var output: ByteBuffer
    private var outputCount = 0
    private var outputPosition = 0
    /// The offset inside the member of the first byte of `output`.
    private var outputInner = 0
    private var memberStart = 0
    /// What goes on decoding a member that is read piece by piece; nil where the member is whole in memory.
    private var piecewise: Piecewise?
    private let whole = MemberDecoder()
    private var zstdDictionary: [UInt8] = []
    private(set) package var damages: [Damage] = []
    /// Whether the member was found by looking for one behind damage.
    package private(set) var isResynchronised = false
    /// Whether the member was decoded without damage, as far as it was.
    var isMemberSound: Bool { !isNextResynchronised && damages.last?.offset != memberStart }
    /// The file offset behind the current member; nil while it is not known.
    package private(set) var memberEnd: Int?
    private var emptyRun: (start: Int, count: Int) = (0, 0)
    /// Places behind damage at which a member may begin are tried so often, and no more.
    private var trialsLeft = 200_000

    /// - Parameters:
    ///   - range: The bytes of the file that are the archive (a stored entry of a ZIP, or all).
    ///   - onRead: Is shown every byte of the range once, in order.
    package init(
        _ file: ArchiveFile, range: Range<Int>? = nil, coding: Coding,
        onRead: ((UnsafeRawBufferPointer) -> Void)? = nil
    ) {
        self.coding = coding
        let range = range ?? 0..<file.length
        window = InputWindow(file, range: range, onRead: onRead)
        output = ByteBuffer(capacity: coding == .plain ? 16 : Self.usualOutput)
        memberStart = range.lowerBound
        if coding == .zstd { readDictionary() }
    }

    /// How an archive begins.
    package static func coding(of head: [UInt8]) -> Coding {
        if head.starts(with: [0x1F, 0x8B]) { return .gzip }
        if head.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) || isSkippable(head[...]) { return .zstd }
        return .plain
    }

    // MARK: Reading

    package var position: Position {
        coding == .plain
            ? Position(member: window.offset, inner: 0)
            : Position(member: memberStart, inner: outputInner + outputPosition)
    }

    /// The bytes in view.
    package var view: UnsafeRawBufferPointer {
        coding == .plain
            ? window.view
            : UnsafeRawBufferPointer(start: output.base + outputPosition, count: outputCount - outputPosition)
    }

    /// Brings at least so many bytes of the member into view, where it has them.
    package func fill(_ wanted: Int) {
        if coding == .plain { return window.fill(wanted) }
        while outputCount - outputPosition < wanted, piecewise != nil { decodePiece(wanted) }
    }

    package func advance(_ count: Int) {
        if coding == .plain { return window.advance(count) }
        outputPosition += count
    }

    /// Leaves bytes out that are not in view; how many there were before the end of the member.
    package func skip(_ count: Int) -> Int {
        if coding == .plain {
            let target = min(window.offset + count, window.end)
            let skipped = target - window.offset
            window.seek(to: target)
            return skipped
        }
        var left = count
        while left > 0 {
            if view.isEmpty { fill(1) }
            let step = min(left, view.count)
            if step == 0 { break }
            outputPosition += step
            left -= step
        }
        return count - left
    }

    /// Whether nothing of the member is left.
    package var isAtMemberEnd: Bool {
        if !view.isEmpty { return false }
        fill(1)
        return view.isEmpty
    }

    // MARK: Members

    /// Opens the first or next member; false at the end of the archive.
    package func nextMember() -> Bool {
        if coding == .plain { return !window.isAtEnd }
        while true {
            isResynchronised = isNextResynchronised
            isNextResynchronised = false
            if let memberEnd { window.seek(to: memberEnd) }
            window.relax()
            memberEnd = nil
            piecewise = nil
            outputCount = 0
            outputPosition = 0
            outputInner = 0
            output.shrink(to: Self.usualOutput, keeping: 0)
            window.fill(18)
            guard !window.view.isEmpty else {
                endEmptyRun()
                return false
            }
            memberStart = window.offset
            if skipFiller() { continue }
            if openMember() {
                if outputCount == 0, piecewise == nil {
                    if emptyRun.count == 0 { emptyRun.start = memberStart }
                    emptyRun.count += 1
                    continue
                }
                endEmptyRun()
                return true
            }
        }
    }

    /// Goes to a member, and to a place inside it.
    package func seek(to position: Position) -> Bool {
        if coding == .plain {
            window.seek(to: position.member)
            return position.member < window.end
        }
        memberEnd = nil
        window.seek(to: position.member)
        guard nextMember(), memberStart == position.member else { return false }
        return skip(position.inner) == position.inner
    }

    /// Goes to a place inside a large gzip member by the checkpoints of that member.
    package func seek(to position: Position, by checkpoints: InflateCheckpoints) -> Bool {
        guard coding == .gzip, let place = checkpoints.place(before: position.inner) else {
            return seek(to: position)
        }
        memberEnd = nil
        memberStart = position.member
        window.seek(to: place.offset)
        outputCount = 0
        outputPosition = 0
        outputInner = place.inner
        piecewise = .inflate(Inflater(from: place, in: window.file))
        return skip(position.inner - place.inner) == position.inner - place.inner
    }

    /// Shows the rest of the file to whom wants to see every byte.
    package func finish() { window.showAll(upTo: window.end) }

    package func note(_ damage: Damage) {
        // Looking back decodes a member again, and meets the same damage.
        if !damages.suffix(8).contains(damage) { damages.append(damage) }
    }

    private func endEmptyRun() {
        if emptyRun.count >= Self.manyEmpty {
            note(
                Damage(
                    offset: emptyRun.start, length: memberStart - emptyRun.start, kind: .emptyMembers,
                    kept: "what follows", lost: "\(emptyRun.count) members without a byte"))
        }
        emptyRun = (0, 0)
    }

    /// Zero bytes between members (tapes, block devices), and frames of zstd that are no data.
    private func skipFiller() -> Bool {
        if coding == .zstd, Self.isSkippable(ArraySlice(window.view.prefix(8))) {
            let length = Int(window.view.loadUnaligned(fromByteOffset: 4, as: UInt32.self).littleEndian)
            memberEnd = min(window.end, memberStart + 8 + length)
            return true
        }
        guard window.view.first == 0 else { return false }
        while window.view.first == 0 {
            let zeros = window.view.prefix { $0 == 0 }.count
            window.advance(zeros)
            window.fill(1)
        }
        return true
    }

    private static func isSkippable(_ head: ArraySlice<UInt8>) -> Bool {
        head.count >= 8 && head[head.startIndex] & 0xF0 == 0x50
            && head.dropFirst().starts(with: [0x2A, 0x4D, 0x18])
    }

    private func openMember() -> Bool {
        if coding == .gzip {
            guard Self.isGzipHeader(window.view) else { return resynchronise(.notAMember) }
            return openGzip()
        }
        guard window.view.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) else { return resynchronise(.notAMember) }
        piecewise = .zstd(ZstdDecoder(dictionary: zstdDictionary))
        decodePiece(1)
        return true
    }

    private static func isGzipHeader(_ view: UnsafeRawBufferPointer) -> Bool {
        view.count >= 10 && view[0] == 0x1F && view[1] == 0x8B && view[2] == 8 && view[3] & 0xE0 == 0
    }

    /// Decodes a member in one go where it fits, else begins to decode it piece by piece.
    private func openGzip() -> Bool {
        window.fill(1 << 18)
        while true {
            let room = UnsafeMutableRawBufferPointer(start: output.base, count: output.capacity)
            switch whole.decode(window.view, into: room) {
            case .whole(let taken, let given):
                outputCount = given
                memberEnd = window.offset + taken
                return true
            case .needsRoom where output.capacity < Self.largestWhole:
                output.grow(to: min(output.capacity * 4, Self.largestWhole), keeping: 0)
            case .incomplete
            where window.offset + window.view.count < window.end && window.view.count < Self.largestWindow:
                window.fill(min(max(window.view.count * 4, InputWindow.usual * 4), Self.largestWindow))
            default:
                output.shrink(to: Self.usualOutput, keeping: 0)
                piecewise = .inflate(Inflater(.gzip))
                decodePiece(1)
                return true
            }
        }
    }

    /// What decodes a member piece by piece.
    private enum Piecewise {
        case inflate(Inflater)
        case zstd(ZstdDecoder)

        func step(
            _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer
        ) -> (taken: Int, given: Int, status: Inflater.Status) {
            switch self {
            case .inflate(let inflater): inflater.step(input, into: output)
            case .zstd(let decoder): decoder.step(input, into: output)
            }
        }
    }

    private func decodePiece(_ wanted: Int) {
        guard let piecewise else { return }
        if outputPosition > 0 {
            output.base.copyMemory(
                from: output.base + outputPosition, byteCount: outputCount - outputPosition)
            outputInner += outputPosition
            outputCount -= outputPosition
            outputPosition = 0
        }
        output.grow(to: max(wanted, Self.usualOutput), keeping: outputCount)
        window.fill(1 << 16)
        let room = UnsafeMutableRawBufferPointer(
            start: output.base + outputCount, count: output.capacity - outputCount)
        guard !room.isEmpty else { return }
        let (taken, given, status) = piecewise.step(window.view, room)
        let wasAtEnd = window.view.isEmpty
        window.advance(taken)
        outputCount += given
        switch status {
        case .end:
            memberEnd = window.offset
            self.piecewise = nil
        case .damaged: endDamaged(.damagedMember, "the rest of the member")
        case .more where given == 0 && (wasAtEnd || taken == 0):
            endDamaged(.truncatedMember, "the rest of the member, which ends with the file")
        case .more: break
        }
    }

    /// Ends a member that cannot be decoded further, and looks for the next.
    private func endDamaged(_ kind: Damage.Kind, _ lost: String) {
        piecewise = nil
        let start = memberStart
        let kept = "\(outputInner + outputCount) bytes before the damage"
        let next = nextMemberStart(behind: start)
        memberEnd = next ?? window.end
        note(Damage(offset: start, length: (memberEnd ?? start) - start, kind: kind, kept: kept, lost: lost))
        isNextResynchronised = next != nil
    }

    private var isNextResynchronised = false

    private func resynchronise(_ kind: Damage.Kind) -> Bool {
        let start = memberStart
        let next = nextMemberStart(behind: start)
        memberEnd = next ?? window.end
        isNextResynchronised = next != nil
        note(
            Damage(
                offset: start, length: (memberEnd ?? start) - start, kind: kind,
                kept: next == nil ? "nothing" : "what follows", lost: "bytes that are no member"))
        return false
    }

    /// The next place behind an offset where a member with a record begins; nil where there is none.
    private func nextMemberStart(behind start: Int) -> Int? {
        let saved = window.offset
        defer { window.seek(to: saved) }
        let magic: [UInt8] = coding == .gzip ? [0x1F, 0x8B, 0x08] : [0x28, 0xB5, 0x2F, 0xFD]
        window.seek(to: min(start + 1, window.end))
        while true {
            window.fill(1 << 16)
            let view = window.view
            guard view.count >= magic.count else { return nil }
            guard let found = view.firstOffset(of: magic) else {
                window.advance(view.count - magic.count + 1)
                continue
            }
            window.advance(found)
            if trialsLeft > 0, beginsRecord() { return window.offset }
            if trialsLeft == 0 { return nil }
            window.advance(1)
        }
    }

    /// Whether what would be a member here decodes to the beginning of a record.
    private func beginsRecord() -> Bool {
        window.fill(1 << 14)
        guard coding == .zstd || Self.isGzipHeader(window.view) else { return false }
        trialsLeft -= 1
        var head = [UInt8](repeating: 0, count: 64)
        let decoder: Piecewise =
            coding == .gzip ? .inflate(Inflater(.gzip)) : .zstd(ZstdDecoder(dictionary: zstdDictionary))
        let result = head.withUnsafeMutableBytes { decoder.step(window.view, $0) }
        guard result.status != .damaged else { return false }
        return RecordHead.canBegin(with: head.prefix(result.given))
    }

    /// A WARC's dictionary: a skippable frame 0x184D2A5D before all others (WARC and Zstandard, section 4).
    private func readDictionary() {
        window.fill(8)
        let head = window.view
        guard head.count >= 8, head.starts(with: [0x5D, 0x2A, 0x4D, 0x18]) else { return }
        let length = Int(head.loadUnaligned(fromByteOffset: 4, as: UInt32.self).littleEndian)
        guard length <= Self.largestWindow else { return }
        window.fill(8 + length)
        let bytes = Array(window.view.dropFirst(8).prefix(length))
        if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            zstdDictionary = ContentDecoder.decoded(bytes, by: .zstd, limit: Self.largestWindow)?.bytes ?? []
        } else {
            zstdDictionary = bytes
        }
    }
}
