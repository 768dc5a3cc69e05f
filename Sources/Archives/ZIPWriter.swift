import CDeflate

/// Writes a ZIP that is the same for the same members: no clock, no owner, no system's flags.
///
/// PKWARE APPNOTE 6.3.10: local headers (4.3.7), central directory (4.3.12), its end (4.3.16). Members are
/// deflated where that is smaller; names are UTF-8 (general purpose bit 11). No zip64: a member or archive of
/// 4 GB or more is refused.
package struct ZIPWriter {
    /// Why a ZIP cannot be written.
    package enum Failure: Error, Equatable {
        case tooLarge(name: String)
        case noCompressor
    }

    private struct Entry {
        var name: [UInt8]
        var method: UInt16
        var crc: UInt32
        var packed: UInt32
        var size: UInt32
        var offset: UInt32
    }

    private var entries: [Entry] = []
    private var length = 0

    /// 1980-01-01 00:00, the earliest moment that the format can say.
    private static let date: UInt16 = 0x0021
    private static let level: Int32 = 6

    package init() {}

    /// The bytes of a member, to be written in the order of the calls.
    package mutating func member(_ name: String, _ bytes: [UInt8]) throws(Failure) -> [UInt8] {
        guard bytes.count < Int(UInt32.max) else { throw .tooLarge(name: name) }
        let crc = bytes.withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress, $0.count) }
        let deflated = try Self.deflated(bytes)
        let isSmaller = deflated.count < bytes.count
        let data = isSmaller ? deflated : bytes
        guard length + data.count < Int(UInt32.max) else { throw .tooLarge(name: name) }
        let entry = Entry(
            name: Array(name.utf8), method: isSmaller ? 8 : 0, crc: crc, packed: UInt32(data.count),
            size: UInt32(bytes.count), offset: UInt32(length))
        entries.append(entry)
        var out: [UInt8] = []
        out.append(little: UInt32(0x0403_4B50))
        Self.append(entry, to: &out)
        out += entry.name
        out += data
        length += out.count
        return out
    }

    /// The central directory, which ends the archive.
    package func directory() -> [UInt8] {
        var out: [UInt8] = []
        for entry in entries {
            out.append(little: UInt32(0x0201_4B50))
            // Made by UNIX, version 2.0.
            out.append(little: UInt16(0x0314))
            Self.append(entry, to: &out)
            out.append(little: UInt16(0))
            out.append(little: UInt16(0))
            out.append(little: UInt16(0))
            out.append(little: UInt32(0o100644 << 16))
            out.append(little: entry.offset)
            out += entry.name
        }
        let size = out.count
        out.append(little: UInt32(0x0605_4B50))
        out.append(little: UInt32(0))
        out.append(little: UInt16(entries.count))
        out.append(little: UInt16(entries.count))
        out.append(little: UInt32(size))
        out.append(little: UInt32(length))
        out.append(little: UInt16(0))
        return out
    }

    /// What local header and directory share, from the version needed to the length of the extra field.
    private static func append(_ entry: Entry, to out: inout [UInt8]) {
        out.append(little: UInt16(20))
        out.append(little: UInt16(0x0800))
        out.append(little: entry.method)
        out.append(little: UInt16(0))
        out.append(little: date)
        out.append(little: entry.crc)
        out.append(little: entry.packed)
        out.append(little: entry.size)
        out.append(little: UInt16(entry.name.count))
        out.append(little: UInt16(0))
    }

    private static func deflated(_ bytes: [UInt8]) throws(Failure) -> [UInt8] {
        guard let compressor = libdeflate_alloc_compressor(level) else { throw .noCompressor }
        defer { libdeflate_free_compressor(compressor) }
        let bound = libdeflate_deflate_compress_bound(compressor, bytes.count)
        return bytes.withUnsafeBytes { source in
            [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
                count = libdeflate_deflate_compress(
                    compressor, source.baseAddress, source.count, buffer.baseAddress, bound)
            }
        }
    }
}

extension [UInt8] {
    fileprivate mutating func append(little value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}
