import CBrotli

/// Decodes brotli piece by piece (RFC 7932).
final class BrotliDecoder {
    private let state: OpaquePointer?

    init() { state = BrotliDecoderCreateInstance(nil, nil, nil) }

    deinit { BrotliDecoderDestroyInstance(state) }

    func step(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> (taken: Int, given: Int, status: Inflater.Status) {
        guard let state else { return (0, 0, .damaged) }
        var available = input.count
        var next = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        var room = output.count
        var target = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        let result = BrotliDecoderDecompressStream(state, &available, &next, &room, &target, nil)
        let taken = input.count - available
        let given = output.count - room
        switch result {
        case BROTLI_DECODER_RESULT_SUCCESS: return (taken, given, .end)
        case BROTLI_DECODER_RESULT_ERROR: return (taken, given, .damaged)
        default: return (taken, given, .more)
        }
    }
}
