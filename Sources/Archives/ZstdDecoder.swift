import CZstd

/// Decodes zstd frames piece by piece (RFC 8878), with a dictionary where the archive has one.
final class ZstdDecoder {
    private let context: OpaquePointer?

    /// - Parameter dictionary: The dictionary of all frames; empty where there is none.
    init(dictionary: [UInt8] = []) {
        context = ZSTD_createDCtx()
        // A window of 128 MB at most: what zstd itself writes without being forced.
        ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, 27)
        if !dictionary.isEmpty {
            _ = dictionary.withUnsafeBytes { ZSTD_DCtx_loadDictionary(context, $0.baseAddress, $0.count) }
        }
    }

    deinit { ZSTD_freeDCtx(context) }

    func begin() { ZSTD_DCtx_reset(context, ZSTD_reset_session_only) }

    func step(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> (taken: Int, given: Int, status: Inflater.Status) {
        guard let context else { return (0, 0, .damaged) }
        var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        let code = ZSTD_decompressStream(context, &target, &source)
        if ZSTD_isError(code) != 0 { return (source.pos, target.pos, .damaged) }
        return (source.pos, target.pos, code == 0 ? .end : .more)
    }
}
