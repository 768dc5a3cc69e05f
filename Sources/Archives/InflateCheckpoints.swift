import CZlib
import Glibc

/// Places inside a large gzip member from which decoding can go on, so that any record of it is read again
/// without decoding what stands before.
///
/// After zlib's own example `zran.c`: at the border of a block the state is the position in bits and the last
/// 32 kB that were decoded.
package struct InflateCheckpoints: Sendable {
    struct Place: Sendable {
        /// The decoded bytes before it.
        var inner: Int
        /// The offset in the file of the first whole byte behind it.
        var offset: Int
        /// The bits of the byte before that belong to what follows.
        var bits: Int32
        var window: [UInt8]
    }

    private(set) var places: [Place] = []

    private static let distance = 8 << 20
    private static let windowSize = 32_768

    /// Decodes a member from its beginning, once, and notes a place every 8 MB.
    package init(_ file: ArchiveFile, member: Int, end: Int) {
        var input = InputWindow(file, range: member..<end, onRead: nil)
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer { stream.deallocate() }
        guard cartulary_inflate_init(stream, Inflater.Wrapper.gzip.rawValue) == Z_OK else { return }
        defer { inflateEnd(stream) }
        let room = UnsafeMutableRawPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { room.deallocate() }
        var inner = 0
        while true {
            input.fill(1 << 16)
            let view = input.view
            stream.pointee.next_in = UnsafeMutablePointer(
                mutating: view.baseAddress?.assumingMemoryBound(to: UInt8.self))
            stream.pointee.avail_in = UInt32(clamping: view.count)
            stream.pointee.next_out = room.assumingMemoryBound(to: UInt8.self)
            stream.pointee.avail_out = 1 << 16
            let before = stream.pointee.avail_in
            let code = inflate(stream, Z_BLOCK)
            let taken = Int(before - stream.pointee.avail_in)
            inner += (1 << 16) - Int(stream.pointee.avail_out)
            input.advance(taken)
            guard code == Z_OK || code == Z_BUF_ERROR && taken > 0 else { return }
            let isBorder = stream.pointee.data_type & 128 != 0 && stream.pointee.data_type & 64 == 0
            if isBorder, inner - (places.last?.inner ?? 0) >= Self.distance {
                note(stream, inner: inner, offset: input.offset)
            }
            if taken == 0, stream.pointee.avail_out == 1 << 16 { return }
        }
    }

    private mutating func note(_ stream: UnsafeMutablePointer<z_stream>, inner: Int, offset: Int) {
        var length: UInt32 = 0
        let window = [UInt8](unsafeUninitializedCapacity: Self.windowSize) { buffer, count in
            inflateGetDictionary(stream, buffer.baseAddress, &length)
            count = Int(length)
        }
        places.append(Place(inner: inner, offset: offset, bits: stream.pointee.data_type & 7, window: window))
    }

    /// The last place that is not behind a decoded offset.
    func place(before inner: Int) -> Place? { places.last { $0.inner <= inner } }
}

extension Inflater {
    /// An inflater that goes on from a place.
    convenience init(from place: InflateCheckpoints.Place, in file: ArchiveFile) {
        self.init(.raw)
        if place.bits > 0, let byte = file.bytes(at: place.offset - 1, count: 1).first {
            prime(place.bits, Int32(byte) >> (8 - place.bits))
        }
        setDictionary(place.window)
    }
}
