import CDeflate
package import Vocabulary

/// The members of a ZIP, by its central directory and each one's local header (PKWARE APPNOTE 6.3.10).
///
/// Where the directory is broken, local headers are looked for one after the other.
package struct ZIPReader {
    /// A member: its name, how it is packed, and where its bytes lie in the file.
    package struct Entry: Sendable, Equatable {
        package var name: String
        package var method: Int
        package var crc: UInt32
        package var packedLength: Int
        package var length: Int
        package var headerOffset: Int
        package var dataOffset: Int
        package var isEncrypted: Bool

        /// The bytes of the file that the member takes.
        package var range: Range<Int> { dataOffset..<(dataOffset + packedLength) }
        package var isStored: Bool { method == 0 }
    }

    package private(set) var entries: [Entry] = []
    package private(set) var damages: [Damage] = []
    private let file: ArchiveFile

    private static let mostEntries = 1_000_000

    package init(_ file: ArchiveFile) {
        self.file = file
        if let directory = directory() { read(directory) } else { salvage() }
        checkNames()
    }

    // MARK: The directory

    private struct Directory {
        var offset: Int
        var length: Int
        var count: Int
    }

    /// The end of the central directory (section 4.3.16), and that of zip64 (4.3.14).
    private func directory() -> Directory? {
        let tailLength = min(file.length, 65_557)
        let tailStart = file.length - tailLength
        let tail = file.bytes(at: tailStart, count: tailLength)
        guard tail.count >= 22 else { return nil }
        for place in stride(from: tail.count - 22, through: 0, by: -1)
        where tail.little32(place) == 0x0605_4B50 {
            var found = Directory(
                offset: tail.little32(place + 16), length: tail.little32(place + 12),
                count: tail.little16(place + 10))
            if found.offset == 0xFFFF_FFFF || found.length == 0xFFFF_FFFF || found.count == 0xFFFF {
                let locator = file.bytes(at: tailStart + place - 20, count: 20)
                guard locator.count == 20, locator.little32(0) == 0x0706_4B50 else { return nil }
                let record = file.bytes(at: locator.little64(8), count: 56)
                guard record.count == 56, record.little32(0) == 0x0606_4B50 else { return nil }
                found = Directory(
                    offset: record.little64(48), length: record.little64(40), count: record.little64(32))
            }
            guard found.offset >= 0, found.length >= 0, found.offset + found.length <= tailStart + place
            else {
                continue
            }
            return found
        }
        return nil
    }

    private mutating func read(_ directory: Directory) {
        let bytes = file.bytes(at: directory.offset, count: min(directory.length, 512 << 20))
        var place = 0
        while entries.count < Self.mostEntries, place + 46 <= bytes.count,
            bytes.little32(place) == 0x0201_4B50
        {
            let nameLength = bytes.little16(place + 28)
            let extraLength = bytes.little16(place + 30)
            let commentLength = bytes.little16(place + 32)
            let end = place + 46 + nameLength + extraLength + commentLength
            guard end <= bytes.count else { break }
            let flags = bytes.little16(place + 8)
            let nameBytes = bytes[(place + 46)..<(place + 46 + nameLength)]
            var entry = Entry(
                name: Self.name(nameBytes), method: bytes.little16(place + 10),
                crc: UInt32(truncatingIfNeeded: bytes.little32(place + 16)),
                packedLength: bytes.little32(place + 20), length: bytes.little32(place + 24),
                headerOffset: bytes.little32(place + 42), dataOffset: 0, isEncrypted: flags & 1 == 1)
            let extra = Array(bytes[(place + 46 + nameLength)..<(place + 46 + nameLength + extraLength)])
            Self.widen(&entry, extra)
            place = end
            if let opened = opened(entry) { entries.append(opened) }
        }
        if entries.count < directory.count {
            damages.append(
                Damage(
                    offset: directory.offset, length: directory.length, kind: .directoryBroken,
                    kept: "\(entries.count) of \(directory.count) members", lost: "the others"))
        }
    }

    /// The extra field of zip64 (section 4.5.3).
    private static func widen(_ entry: inout Entry, _ extra: [UInt8]) {
        var place = 0
        while place + 4 <= extra.count {
            let length = extra.little16(place + 2)
            if extra.little16(place) == 1 {
                var at = place + 4
                for field in [\Entry.length, \Entry.packedLength, \Entry.headerOffset]
                where entry[keyPath: field] == 0xFFFF_FFFF && at + 8 <= min(extra.count, place + 4 + length) {
                    entry[keyPath: field] = extra.little64(at)
                    at += 8
                }
            }
            place += 4 + length
        }
    }

    /// The entry with its place; nil, with a damage, where no local header is there.
    private mutating func opened(_ entry: Entry) -> Entry? {
        let header = file.bytes(at: entry.headerOffset, count: 30)
        guard header.count == 30, header.little32(0) == 0x0403_4B50, entry.headerOffset >= 0 else {
            damages.append(
                Damage(
                    offset: entry.headerOffset, length: entry.packedLength, kind: .entryMismatch,
                    lost: "\(entry.name): no member begins where the directory says"))
            return nil
        }
        var entry = entry
        entry.dataOffset = entry.headerOffset + 30 + header.little16(26) + header.little16(28)
        let localName = file.bytes(at: entry.headerOffset + 30, count: header.little16(26))
        let isLying =
            Self.name(localName[...]) != entry.name || header.little16(8) != entry.method
            || entry.packedLength < 0
            || entry.dataOffset + entry.packedLength > file.length
        if isLying {
            damages.append(
                Damage(
                    offset: entry.headerOffset, length: 0, kind: .entryMismatch,
                    kept: "what the directory says",
                    lost: "\(entry.name): its own header says otherwise"))
            entry.packedLength = max(0, min(entry.packedLength, file.length - entry.dataOffset))
        }
        return entry
    }

    private static func name(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    // MARK: Without a directory

    private mutating func salvage() {
        var window = InputWindow(file, range: 0..<file.length, onRead: nil)
        let magic: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
        while entries.count < Self.mostEntries {
            window.fill(1 << 16)
            let view = window.view
            guard view.count >= 30 else { break }
            guard let found = view.firstOffset(of: magic) else {
                window.advance(view.count - 3)
                continue
            }
            window.advance(found)
            let start = window.offset
            guard let entry = localEntry(at: start) else {
                window.advance(4)
                continue
            }
            entries.append(entry)
            window.seek(to: max(start + 4, entry.range.upperBound))
        }
        damages.append(
            Damage(
                offset: 0, length: file.length, kind: .directoryBroken,
                kept: "\(entries.count) members by their own headers", lost: "the central directory"))
    }

    private func localEntry(at start: Int) -> Entry? {
        let header = file.bytes(at: start, count: 30)
        guard header.count == 30 else { return nil }
        let nameLength = header.little16(26)
        let extraLength = header.little16(28)
        let rest = file.bytes(at: start + 30, count: nameLength + extraLength)
        guard rest.count == nameLength + extraLength, nameLength > 0 else { return nil }
        var entry = Entry(
            name: Self.name(rest[..<nameLength]), method: header.little16(8),
            crc: UInt32(truncatingIfNeeded: header.little32(14)), packedLength: header.little32(18),
            length: header.little32(22), headerOffset: start,
            dataOffset: start + 30 + nameLength + extraLength,
            isEncrypted: header.little16(6) & 1 == 1)
        Self.widen(&entry, Array(rest[nameLength...]))
        // With a data descriptor the lengths stand behind the data, and are not known here.
        if entry.packedLength == 0, header.little16(6) & 8 != 0 {
            entry.packedLength = file.length - entry.dataOffset
        }
        guard entry.dataOffset + entry.packedLength <= file.length else {
            entry.packedLength = file.length - entry.dataOffset
            return entry.packedLength > 0 ? entry : nil
        }
        return entry
    }

    /// Names that would lie outside any folder are read all the same; nothing is written by their names.
    private mutating func checkNames() {
        for entry in entries where Self.escapes(entry.name) {
            damages.append(
                Damage(
                    offset: entry.headerOffset, length: entry.packedLength, kind: .pathEscapes,
                    kept: "its bytes", lost: "\(entry.name) is no name below a folder"))
        }
    }

    private static func escapes(_ name: String) -> Bool {
        name.hasPrefix("/") || name.split(separator: "/").contains("..") || name.contains("\0")
            || name.contains("\\")
    }

    // MARK: Bytes

    /// The bytes of a member; nil where it is packed in a way that is not read, damaged, or above a limit.
    package func bytes(of entry: Entry, limit: Int) -> [UInt8]? {
        guard !entry.isEncrypted, entry.length <= limit || entry.packedLength <= limit else { return nil }
        if entry.isStored {
            let bytes = file.bytes(at: entry.dataOffset, count: entry.packedLength)
            return bytes.count == entry.packedLength ? bytes : nil
        }
        var result: [UInt8] = []
        return inflate(entry, limit: limit) { result.append(contentsOf: $0) } ? result : nil
    }

    /// Hands on the bytes of a member; whether it was read whole, and its CRC is right.
    package func inflate(
        _ entry: Entry, limit: Int, _ consume: (UnsafeRawBufferPointer) -> Void
    ) -> Bool {
        guard !entry.isEncrypted, entry.method == 0 || entry.method == 8 else { return false }
        var window = InputWindow(file, range: entry.range, onRead: nil)
        let inflater = Inflater(.raw)
        var crc: UInt32 = 0
        var total = 0
        return withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { room in
            while true {
                window.fill(1 << 16)
                let step: (taken: Int, given: Int, status: Inflater.Status)
                if entry.isStored {
                    let count = min(window.view.count, room.count)
                    room.copyMemory(from: UnsafeRawBufferPointer(rebasing: window.view.prefix(count)))
                    step = (count, count, count == 0 ? .end : .more)
                } else {
                    step = inflater.step(window.view, into: room)
                }
                let piece = UnsafeRawBufferPointer(rebasing: room[..<step.given])
                crc = libdeflate_crc32(crc, piece.baseAddress, piece.count)
                total += step.given
                if total > limit { return false }
                consume(piece)
                window.advance(step.taken)
                if step.status == .end { return crc == entry.crc || entry.crc == 0 }
                if step.status == .damaged || step.given == 0 && step.taken == 0 { return false }
            }
        }
    }
}

extension [UInt8] {
    fileprivate func little16(_ place: Int) -> Int {
        place + 2 <= count && place >= 0 ? Int(self[place]) | Int(self[place + 1]) << 8 : 0
    }

    fileprivate func little32(_ place: Int) -> Int { little16(place) | little16(place + 2) << 16 }

    fileprivate func little64(_ place: Int) -> Int {
        let high = little32(place + 4)
        return high > 0x7FFF_FFFF ? -1 : little32(place) | high << 32
    }
}
