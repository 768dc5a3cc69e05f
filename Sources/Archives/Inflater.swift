import CZlib

/// Inflates piece by piece, with zlib (RFC 1950, 1951, 1952).
final class Inflater {
    /// How the deflated bytes are wrapped.
    enum Wrapper: Int32 {
        case gzip = 31
        case zlib = 15
        case raw = -15
    }

    /// What a step ended with.
    enum Status: Equatable {
        case more
        case end
        case damaged
    }

    // zlib keeps a pointer to its stream: it must not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private let isReady: Bool

    init(_ wrapper: Wrapper) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        isReady = cartulary_inflate_init(stream, wrapper.rawValue) == Z_OK
    }

    deinit {
        if isReady { inflateEnd(stream) }
        stream.deallocate()
    }

    /// Gives bits that stand before the next byte.
    func prime(_ bits: Int32, _ value: Int32) { inflatePrime(stream, bits, value) }

    func setDictionary(_ bytes: [UInt8]) {
        _ = bytes.withUnsafeBufferPointer { inflateSetDictionary(stream, $0.baseAddress, UInt32($0.count)) }
    }

    /// Inflates from one buffer into another; how much was taken and given.
    func step(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> (taken: Int, given: Int, status: Status) {
        guard isReady else { return (0, 0, .damaged) }
        let available = UInt32(clamping: input.count)
        let room = UInt32(clamping: output.count)
        stream.pointee.next_in = UnsafeMutablePointer(
            mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.pointee.avail_in = available
        stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = room
        let code = inflate(stream, Z_NO_FLUSH)
        let taken = Int(available - stream.pointee.avail_in)
        let given = Int(room - stream.pointee.avail_out)
        switch code {
        case Z_STREAM_END: return (taken, given, .end)
        case Z_OK, Z_BUF_ERROR: return (taken, given, .more)
        default: return (taken, given, .damaged)
        }
    }
}
