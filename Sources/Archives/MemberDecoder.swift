import CDeflate

/// Decodes whole gzip members that fit into memory, with libdeflate.
final class MemberDecoder {
    /// How decoding a member ended.
    enum Outcome: Equatable {
        case whole(taken: Int, given: Int)
        /// The output buffer is too small.
        case needsRoom
        /// Damaged, or the input ends before the member does.
        case incomplete
    }

    private let decompressor: OpaquePointer?

    init() { decompressor = libdeflate_alloc_decompressor() }

    deinit { libdeflate_free_decompressor(decompressor) }

    func decode(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Outcome {
        guard let decompressor else { return .incomplete }
        var taken = 0
        var given = 0
        let code = libdeflate_gzip_decompress_ex(
            decompressor, input.baseAddress, input.count, output.baseAddress, output.count, &taken, &given)
        switch code {
        case LIBDEFLATE_SUCCESS: return .whole(taken: taken, given: given)
        case LIBDEFLATE_INSUFFICIENT_SPACE: return .needsRoom
        default: return .incomplete
        }
    }
}
